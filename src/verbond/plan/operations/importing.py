"""Import a version: write its rows aside, then put it in place whole, in one short transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext

from verbond.agreement import facade as agreement
from verbond.agreement.facade import Tie
from verbond.journal import facade as journal
from verbond.kit.errors import RuleBroken
from verbond.plan.errors import PlanRefused
from verbond.plan.exchange import PlanFacts, Sheet
from verbond.plan.models import Line, Plan, Version, WaitingPlan
from verbond.plan.operations.evidence import proposed_ties, recorded_codes, tell_agreement
from verbond.plan.operations.staging import Progress, drop_versions, stage
from verbond.plan.queries.changes import Changes, changes_of, mark_of

# Words that stand for something else at the place of a plan's address.
TAKEN = frozenset(("desk", "example", "api", "public", "published", "action", "plan", "plans"))


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; `is_same`: nothing, for everything already stood there."""

    slug: str
    number: int
    changes: Changes
    actions: int
    proposed: int
    withdrawn: int

    @property
    def is_same(self) -> bool:
        return self.changes.is_same


def _quiet(_done: int, _all: int) -> None:
    """Tell nobody how far it is."""


def import_plan(
    *,
    sheet: Sheet,
    actor: journal.Actor,
    now: datetime,
    against: str | None = None,
    waiting: WaitingPlan | None = None,
    progress: Progress = _quiet,
    ties: Mapping[str, Sequence[Tie]] | None = None,
) -> Imported:
    """Make a sheet the version of its number; the same content again changes nothing.

    `against` is the mark of what a person compared with: when that changed, nothing is imported.
    `ties` are ties by action code that a person confirmed before; others are proposed by words.
    """
    check_import(sheet, now)
    changes = changes_of(sheet)
    if changes.is_same:
        return Imported(sheet.plan.slug, sheet.version.number, changes, 0, 0, 0)
    plan = _plan(sheet.plan)
    if waiting is not None:
        # What its own earlier try left behind. Rows of others may be on their way right now.
        drop_versions(Version.objects.filter(plan=plan, is_whole=False, waiting=waiting))
    proposals = proposed_ties(sheet, plan)
    version = stage(sheet=sheet, plan=plan, now=now, waiting=waiting, progress=progress)
    seen = changes.against if against is None else against
    try:
        with transaction.atomic():
            journal.wait_turn()
            _check_seen(sheet, seen)
            before = recorded_codes(plan)
            _put_in_place(version, sheet.plan)
            told = tell_agreement(
                plan=version.plan,
                before=before,
                ties=_both(ties or {}, proposals),
                actor=actor,
                now=now,
            )
            _write(version, changes, actor, now)
    except RuleBroken:
        drop_versions([version])
        raise
    return Imported(
        sheet.plan.slug,
        sheet.version.number,
        changes,
        told.actions,
        told.proposed,
        told.withdrawn,
    )


def _check_seen(sheet: Sheet, seen: str) -> None:
    if mark_of(sheet.plan.slug, sheet.version.number) != seen:
        raise PlanRefused(
            "other_state",
            gettext(
                "%(name)s: intussen staat er een andere versie op de site. "
                "Er is niets toegepast. Lees het bestand opnieuw in."
            )
            % {"name": sheet.version.name},
        )


def check_import(sheet: Sheet, now: datetime) -> None:
    """Refuse what the rows themselves cannot show to be wrong. Raises `PlanRefused`."""
    facts = sheet.plan
    if facts.slug in TAKEN:
        raise PlanRefused(
            "slug", gettext("“%(slug)s” kan geen adres van een plan zijn.") % {"slug": facts.slug}
        )
    if sheet.version.on > localdate(now):
        raise PlanRefused(
            "day",
            gettext("%(name)s: de datum %(on)s moet nog komen.")
            % {"name": sheet.version.name, "on": sheet.version.on},
        )
    if facts.agreement:
        agreement.find_agreement(facts.agreement)
    plan = Plan.objects.shown().filter(slug=facts.slug).first()
    if plan is not None and plan.fictitious != facts.fictitious:
        raise PlanRefused(
            "fictitious",
            gettext(
                "%(title)s: een plan wordt niet van echt fictief of omgekeerd. "
                "Geef het een ander adres (gegeven “plan”)."
            )
            % {"title": plan.title},
        )
    if plan is not None:
        _check_years(plan, facts, sheet.version.number)


def _check_years(plan: Plan, facts: PlanFacts, number: int) -> None:
    lines = Line.objects.filter(version__plan=plan, version__is_whole=True)
    outside = lines.exclude(year__range=(facts.first_year, facts.last_year))
    found = outside.exclude(version__number=number).select_related("version").first()
    if found:
        words = {"name": found.version.name, "year": found.year}
        span = {"first": facts.first_year, "last": facts.last_year}
        raise PlanRefused(
            "years",
            gettext("%(name)s heeft bedragen van %(year)s: dat valt buiten %(first)s-%(last)s.")
            % (words | span),
        )


def _both(
    confirmed: Mapping[str, Sequence[Tie]], proposals: Mapping[str, Sequence[Tie]]
) -> Mapping[str, Sequence[Tie]]:
    """Join ties by action; what a person confirmed is not proposed as well."""
    found: dict[str, Sequence[Tie]] = {}
    for code in {*confirmed, *proposals}:
        sure = confirmed.get(code, ())
        known = {tie.commitment_id for tie in sure}
        others = [tie for tie in proposals.get(code, ()) if tie.commitment_id not in known]
        found[code] = (*sure, *others)
    return found


def _plan(facts: PlanFacts) -> Plan:
    """Return the plan; a new one is invisible until its first version is whole."""
    plan, _ = Plan.objects.get_or_create(slug=facts.slug, defaults=_facts(facts))
    return plan


def _facts(facts: PlanFacts) -> dict[str, object]:
    found = agreement.find_agreement(facts.agreement) if facts.agreement else None
    return {
        "title": facts.title,
        "agreement": found,
        "rules": facts.rules,
        "first_year": facts.first_year,
        "last_year": facts.last_year,
        "source": facts.source,
        "fictitious": facts.fictitious,
    }


def _put_in_place(version: Version, facts: PlanFacts) -> None:
    plan = Plan.objects.select_for_update().get(pk=version.plan_id)
    for name, value in _facts(facts).items():
        setattr(plan, name, value)
    plan.is_shown = True
    plan.save()
    version.plan = plan
    drop_versions(plan.versions.shown().filter(number=version.number))
    version.is_whole, version.waiting = True, None
    version.save(update_fields=["is_whole", "waiting"])


def _write(version: Version, changes: Changes, actor: journal.Actor, now: datetime) -> None:
    nodes, lines = changes.nodes, changes.lines
    journal.record(
        actor=actor,
        verb="import_plan",
        room="plan",
        object_kind="plan",
        object_key=version.plan.slug,
        summary=f"{version.name} van {version.plan.title} ingelezen: {nodes.added} doelen, plannen "
        f"en acties nieuw, {nodes.changed} gewijzigd, {nodes.gone} verdwenen; {lines.added} "
        f"bedragen nieuw, {lines.changed} gewijzigd, {lines.gone} verdwenen.",
        details={"version": version.number, "kind": version.kind, "sha256": version.sha256},
        at=now,
    )
