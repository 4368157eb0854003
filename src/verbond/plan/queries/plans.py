"""Which plans and versions there are, and which of them count."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from verbond.plan.errors import NoSuchPlan
from verbond.plan.models import Line, Plan, Version
from verbond.plan.queries.cards import PlanCard, VersionCard

# Of which version the booked amounts of a year are taken: an account is final.
_RANK = {Version.Kind.ACCOUNT: 2, Version.Kind.FOLLOW_UP: 1}


def plans() -> tuple[PlanCard, ...]:
    """Return the plans with a whole version: the real ones first, then the newest."""
    rows = Plan.objects.shown().select_related("agreement")
    return _cards(rows.order_by("fictitious", "-first_year", "slug"))


def plan_named(slug: str) -> PlanCard | None:
    """Return the plan with this address, with its versions."""
    found = _cards(Plan.objects.shown().select_related("agreement").filter(slug=slug))
    return found[0] if found else None


def card_of(plan: Plan) -> PlanCard:
    """Return a plan with its versions; it may have none yet."""
    return _cards([plan])[0]


def plans_of(agreement_id: int) -> tuple[PlanCard, ...]:
    """Return the plans that carry out an agreement, the newest first."""
    rows = Plan.objects.shown().select_related("agreement").filter(agreement=agreement_id)
    return _cards(rows.order_by("-first_year", "slug"))


def newest(plan: PlanCard) -> VersionCard | None:
    """Return the newest original or adaptation; without one, the newest version of any kind."""
    planned = [one for one in plan.versions if one.is_plan]
    return max(planned or plan.versions, key=lambda one: (one.on, one.number), default=None)


def version_of(plan: PlanCard, number: int) -> VersionCard | None:
    return next((one for one in plan.versions if one.number == number), None)


def chosen(plan: PlanCard, version: VersionCard | None) -> VersionCard:
    """Return the version asked for, or the newest. Raises `NoSuchPlan` for a plan without any."""
    found = version or newest(plan)
    if found is None:
        raise NoSuchPlan("no_version", f"{plan.title} heeft nog geen versie.")
    return found


def booked_from(plan: PlanCard) -> Mapping[int, VersionCard]:
    """Say for each year from which version its booked amounts come.

    An account is final and wins; else the newest follow-up; else what a plan itself gives as
    booked. Of two alike, the newest.
    """
    cards = {one.pk: one for one in plan.versions}
    rows = Line.objects.filter(version__in=cards, stage=Line.Stage.BOOKED)
    pairs = rows.order_by().values_list("year", "version").distinct()
    found: dict[int, VersionCard] = {}
    for year, pk in sorted(pairs, key=lambda pair: (pair[0], *booked_weight(cards[pair[1]]))):
        found[year] = cards[pk]
    return found


def booked_weight(one: VersionCard) -> tuple[object, ...]:
    """Rank versions by which says more surely what was booked: the highest counts."""
    return _RANK.get(Version.Kind(one.kind), 0), one.on, one.number


def _version_card(row: Version) -> VersionCard:
    return VersionCard(
        pk=row.pk,
        number=row.number,
        kind=row.kind,
        kind_label=row.get_kind_display(),
        name=row.name,
        on=row.on,
        source=row.source,
        grade=row.grade,
        fictitious=row.fictitious,
        is_plan=row.is_plan,
    )


def _cards(rows: Iterable[Plan]) -> tuple[PlanCard, ...]:
    found = list(rows)
    versions: dict[int, list[VersionCard]] = {}
    for row in Version.objects.shown().filter(plan__in=found).order_by("on", "number"):
        versions.setdefault(row.plan_id, []).append(_version_card(row))
    return tuple(_card(plan, tuple(versions.get(plan.pk, ()))) for plan in found)


def _card(plan: Plan, versions: tuple[VersionCard, ...]) -> PlanCard:
    return PlanCard(
        pk=plan.pk,
        slug=plan.slug,
        title=plan.title,
        rules=plan.rules,
        first_year=plan.first_year,
        last_year=plan.last_year,
        source=plan.source,
        fictitious=plan.fictitious,
        agreement_id=plan.agreement_id,
        agreement_slug=plan.agreement.slug if plan.agreement else "",
        agreement_title=plan.agreement.title if plan.agreement else "",
        url=reverse("plan:plan", args=[plan.slug]),
        versions=versions,
    )
