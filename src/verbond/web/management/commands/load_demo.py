"""Fill an empty installation with the demo city; a second run changes nothing."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from verbond.accounts import facade as accounts
from verbond.agreement import facade as agreement
from verbond.budgets import facade as budgets
from verbond.council import facade as council
from verbond.decisions import facade as decisions
from verbond.environment import ROOT
from verbond.indicators import facade as indicators
from verbond.journal.facade import SYSTEM
from verbond.places import facade as places
from verbond.plan import facade as plan
from verbond.rights import facade as rights
from verbond.scorecards import facade as scorecards

GENK, DEMO = ROOT / "data/genk", ROOT / "data/demo"


class Command(BaseCommand):
    help = "Load the agreement of Genk with its places, indicators and, in a demo, its people."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        self._step("places", lambda: places.load_places(GENK / "places", actor=SYSTEM, now=now))
        if settings.DEMO:
            self._step(
                "fictitious districts",
                lambda: (
                    places.load_districts(
                        DEMO / "places/stadsdelen.yaml", actor=SYSTEM, now=now
                    ).division.name
                ),
            )
        self._step("indicators", lambda: indicators.load_indicators(GENK, actor=SYSTEM, now=now))
        self._step(
            "agreement",
            lambda: agreement.load_shipped(folder=GENK / "agreement", actor=SYSTEM, now=now),
        )
        self._step("plan", lambda: plan.load_plans(GENK / "plan", actor=SYSTEM, now=now))
        if settings.DEMO:
            self._step(
                "fictitious plan",
                lambda: plan.load_plans(DEMO / "plan", actor=SYSTEM, now=now),
            )
        self._step(
            "tests",
            lambda: scorecards.load_templates(ROOT / "data/scorecards", actor=SYSTEM, now=now),
        )
        self._step(
            "voting models",
            lambda: budgets.load_models(folder=ROOT / "data/budgets", actor=SYSTEM, now=now),
        )
        self._step(
            "evaluations",
            lambda: council.load_evaluations(
                path=GENK / "council/evaluations.yaml", actor=SYSTEM, now=now
            ),
        )
        if settings.DEMO:
            self._step(
                "fictitious decisions",
                lambda: decisions.load_demo_decisions(DEMO / "decisions", actor=SYSTEM, now=now),
            )
            found = agreement.default_agreement()
            self._step(
                "fictitious questions",
                lambda: (
                    agreement.load_demo_questions(
                        agreement=found,
                        path=DEMO / "agreement/questions.yaml",
                        actor=SYSTEM,
                        now=now,
                    )
                    if found
                    else 0
                ),
            )
            logins = accounts.load_demo_people(now=now)
            people = accounts.Person.objects.filter(email__in=[one.email for one in logins])
            self._step(
                "fictitious evidence",
                lambda: (
                    agreement.load_demo_evidence(
                        agreement=found,
                        path=DEMO / "agreement/evidence.yaml",
                        people=dict(people.values_list("email", "pk")),
                        actor=SYSTEM,
                        now=now,
                    )
                    if found
                    else 0
                ),
            )
            self._step(
                "fictitious neighbourhood budgets",
                lambda: budgets.load_demo_budgets(
                    path=DEMO / "budgets/rounds.yaml", actor=SYSTEM, now=now
                ),
            )
            self._step(
                "fictitious detection run",
                lambda: rights.load_demo_runs(actor=SYSTEM, now=now, today=timezone.localdate(now)),
            )
            self._step(
                "fictitious figures on rights",
                lambda: rights.load_demo_measures(
                    path=DEMO / "rights/serves.yaml", actor=SYSTEM, now=now
                ),
            )
            # Last: reports tell of everything above.
            self._step(
                "fictitious questions of members, reports",
                lambda: council.load_demo_council(
                    path=DEMO / "council/questions.yaml", actor=SYSTEM, now=now
                ),
            )
            self._step(
                "days of the changes",
                lambda: (
                    agreement.date_demo_changes(agreement=found, actor=SYSTEM, now=now)
                    if found
                    else 0
                ),
            )
            width = max(len(login.email) for login in logins)
            for one in logins:
                who = f"{one.role}: {one.name}"
                self.stdout.write(f"  {one.email:<{width}}  {one.password}   {who}")
            if way := budgets.how_to_vote(timezone.localdate(now)):
                self.stdout.write(f"  {way}   Stem mee: rijksregisternummer en geboortedag")

    def _step(self, name: str, work: Any) -> None:
        start = time.monotonic()
        result = work()
        self.stderr.write(f"· {name}: {result} ({time.monotonic() - start:.1f} s)")
