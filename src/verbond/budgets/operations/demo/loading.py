"""Load the fictitious rounds of the demo; what is there already stays as it is."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from verbond.budgets.core.proposing.keys import key_of
from verbond.budgets.models import (
    Envelope,
    Instrument,
    Proposal,
    ProposalVersion,
    Recipe,
    Round,
)
from verbond.budgets.operations.demo.following import follow_up
from verbond.budgets.operations.demo.planning import Cast, load_plans
from verbond.budgets.operations.demo.reading import PHASES, steps_of
from verbond.budgets.operations.demo.requesting import load_requests
from verbond.budgets.operations.demo.voting import hold_vote
from verbond.budgets.operations.outcomes.demo import load_demo_serves
from verbond.budgets.operations.rounds.making import make_round, open_envelope, publish_round
from verbond.journal.facade import Actor

REACHED = {"idea": "idea", "vote": "feasible", "execution": "feasible"}


def load_demo_budgets(*, path: Path, actor: Actor, now: dt.datetime) -> int:
    """Load the envelopes and rounds of a file, each once; return how many rounds are new."""
    import yaml

    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    _envelopes(content["envelopes"], actor, now)
    new = 0
    for facts in content["rounds"]:
        if not Round.objects.filter(slug=facts["slug"]).exists():
            _round(facts, actor, now)
            new += 1
    new += _without_envelope(path.with_name("plans.yaml"), actor, now)
    load_demo_serves(path=path.with_name("serves.yaml"), actor=actor, now=now)
    return new


def _without_envelope(path: Path, actor: Actor, now: dt.datetime) -> int:
    """Load the citizens' budget and the small grants; nothing where their people are not."""
    import yaml

    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    cast = Cast.of(content["people"])
    if cast is None:
        return 0
    new = 0
    for name, load in (("city", load_plans), ("grants", load_requests)):
        if not Round.objects.filter(slug=content[name]["slug"]).exists():
            with transaction.atomic():
                load(facts=content[name], cast=cast, actor=actor, now=now)
            new += 1
    return new


def _envelopes(facts: Mapping[str, Any], actor: Actor, now: dt.datetime) -> None:
    instrument = Instrument.objects.get(kind=Instrument.Kind.DISTRICT)
    first = dt.date(timezone.localdate(now).year - 1, 1, 1)
    for one in facts["districts"]:
        open_envelope(
            envelope=Envelope(
                slug=one["slug"],
                name=one["name"],
                instrument=instrument,
                place_code=one["slug"],
                amount_cents=facts["amount_cents"],
                first_on=first,
                last_on=dt.date(first.year + facts["years"] - 1, 12, 31),
                source=facts["source"],
                fictitious=True,
            ),
            actor=actor,
            now=now,
        )


@transaction.atomic
def _round(facts: Mapping[str, Any], actor: Actor, now: dt.datetime) -> None:
    steps = steps_of(facts, timezone.localdate(now))
    envelope = Envelope.objects.get(slug=facts["envelope"])
    row = Round(
        slug=facts["slug"],
        title=facts["title"],
        summary=facts["summary"],
        instrument=envelope.instrument,
        recipe=Recipe.objects.filter(slug=facts["model"], published_at__isnull=False)[0],
        envelope=envelope,
        place_code=envelope.place_code,
        budget_cents=facts["budget_cents"],
        earmark_cents=facts["earmark_cents"],
        languages=["nl"],
        fictitious=True,
    )
    row = make_round(row=row, steps=steps, actor=actor, now=now)
    row = publish_round(row=row, lock=row.lock, actor=actor, now=now)
    first = _proposals(row, facts, now)
    if "ballots" in facts:
        row = hold_vote(row=row, facts=facts, said_of=first, actor=actor, now=now)
    if facts["phase"] == PHASES[-1]:
        follow_up(row=row, facts=facts, actor=actor, now=now)
    Round.objects.filter(pk=row.pk).update(phase=facts["phase"])


def _proposals(
    row: Round, facts: Mapping[str, Any], now: dt.datetime
) -> dict[str, Mapping[str, Any]]:
    """Keep the proposals as they would stand now; return what the file says of each, by key."""
    found: dict[str, Mapping[str, Any]] = {}
    state = REACHED[facts["phase"]]
    for number, said in enumerate(facts["proposals"], start=1):
        key = key_of(said["title"], set(found))
        found[key] = said
        proposal = Proposal.objects.create(
            round=row,
            key=key,
            number=number,
            state=state,
            title=said["title"],
            summary=said["summary"],
            theme=said["theme"],
            is_atelier=said.get("atelier", False),
            cost_cents=said["cost"],
            place_code=said["place"],
            proposer_kind=said.get("kind", Proposal.Proposer.RESIDENT),
            proposer_name=said["who"],
            excludes_group=said.get("excludes", ""),
            made_at=now,
            submitted_at=now if state != "idea" else None,
            fictitious=True,
        )
        ProposalVersion.objects.create(
            proposal=proposal,
            number=1,
            title=proposal.title,
            summary=proposal.summary,
            cost_cents=proposal.cost_cents,
            made_at=now,
        )
    return found
