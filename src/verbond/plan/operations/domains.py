"""Keep what another source gives per policy domain, beside a plan and never added to it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.journal import facade as journal
from verbond.plan.errors import PlanRefused
from verbond.plan.exchange import DomainRow
from verbond.plan.models import DomainFigure, Plan

_NEEDED = ("plan", "bron", "graad", "nagekeken")


@dataclass(frozen=True, slots=True)
class Stored:
    added: int
    changed: int
    same: int

    @property
    def is_same(self) -> bool:
        return not (self.added or self.changed)


def preview_domains(*, rows: Iterable[DomainRow], facts: Mapping[str, object]) -> dict[str, object]:
    """Say what storing these figures would change."""
    plan = _plan(facts)
    added, changed, same = _sorted(plan, rows, facts)
    return {
        "slug": plan.slug,
        "title": plan.title,
        "figures": {"added": len(added), "changed": len(changed), "gone": 0, "same": same},
        "is_same": not (added or changed),
        "against": _mark(plan),
        "cents_after": sum(row.cents for row in [*added, *changed]),
        "examples": [
            {
                "what": what,
                "kind": "domain",
                "address": f"{row.report_year} {row.domain} {row.policy_field}".strip(),
                "before": "",
                "after": str(row.cents),
            }
            for what, row in (
                *(("added", row) for row in added),
                *(("changed", row) for row in changed),
            )
        ],
    }


@transaction.atomic
def store_domains(
    *,
    rows: Iterable[DomainRow],
    facts: Mapping[str, object],
    actor: journal.Actor,
    now: datetime,
    against: str | None = None,
) -> Stored:
    """Keep figures per policy domain with their source and grade; again changes nothing.

    `facts`: plan (its address), bron, graad, nagekeken (a day) and toelichting (what they cover).
    Raises `PlanRefused`.
    """
    journal.wait_turn()
    plan = _plan(facts)
    if against is not None and against != _mark(plan):
        raise PlanRefused(
            "other_state",
            gettext("Intussen veranderden deze cijfers. Er is niets toegepast. Lees opnieuw in."),
        )
    added, changed, same = _sorted(plan, rows, facts)
    stored = Stored(len(added), len(changed), same)
    if stored.is_same:
        return stored
    DomainFigure.objects.bulk_create(added, batch_size=500)
    DomainFigure.objects.bulk_update(
        changed, ["cents", "grade", "checked_on", "scope_note"], batch_size=200
    )
    journal.record(
        actor=actor,
        verb="import_domains",
        room="plan",
        object_kind="plan",
        object_key=plan.slug,
        summary=f"Cijfers per beleidsdomein bij {plan.title}: {stored.added} nieuw, "
        f"{stored.changed} gewijzigd.",
        details={"source": str(facts["bron"])[:300]},
        at=now,
    )
    return stored


def _plan(facts: Mapping[str, object]) -> Plan:
    for name in _NEEDED:
        if not facts.get(name):
            raise PlanRefused("fact", gettext("Vul “%(name)s” in.") % {"name": name})
    plan = Plan.objects.shown().filter(slug=facts["plan"]).first()
    if plan is None:
        words = {"slug": facts["plan"]}
        raise PlanRefused("no_plan", gettext("Er is geen plan met het adres “%(slug)s”.") % words)
    return plan


def _sorted(
    plan: Plan, rows: Iterable[DomainRow], facts: Mapping[str, object]
) -> tuple[list[DomainFigure], list[DomainFigure], int]:
    """Return what is new, what is different and how many are the same, by address and source."""
    source = str(facts["bron"])[:300]
    held = {_address(row): row for row in plan.domain_figures.filter(source=source)}
    added: list[DomainFigure] = []
    changed: list[DomainFigure] = []
    same = 0
    for row in rows:
        wanted = _figure(plan, row, facts, source)
        there = held.get(row.address)
        if there is None:
            added.append(wanted)
        elif _content(there) != _content(wanted):
            wanted.pk = there.pk
            changed.append(wanted)
        else:
            same += 1
    return added, changed, same


def _figure(plan: Plan, row: DomainRow, facts: Mapping[str, object], source: str) -> DomainFigure:
    return DomainFigure(
        plan=plan,
        municipality=row.municipality,
        report_year=row.report_year,
        year=row.year,
        domain=row.domain,
        policy_field=row.policy_field,
        kind=row.kind,
        stage=row.stage,
        cents=row.cents,
        source=source,
        grade=str(facts["graad"])[:20],
        checked_on=date.fromisoformat(str(facts["nagekeken"])),
        scope_note=str(facts.get("toelichting", ""))[:500],
        fictitious=plan.fictitious,
    )


def _address(row: DomainFigure) -> tuple[str, int, int, str, str, str, str]:
    return (
        row.municipality,
        row.report_year,
        row.year,
        row.domain,
        row.policy_field,
        row.kind,
        row.stage,
    )


def _content(row: DomainFigure) -> tuple[int, str, date, str]:
    return row.cents, row.grade, row.checked_on, row.scope_note


def _mark(plan: Plan) -> str:
    """Return a mark that differs whenever a figure of this plan differs."""
    rows = plan.domain_figures.order_by("pk").values_list("pk", "cents", "grade", "scope_note")
    return hashlib.sha256(repr(list(rows)).encode()).hexdigest()
