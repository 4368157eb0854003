"""Runs of tests, found by what they were made of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from verbond.scorecards.cards import ExemptionCard, RunCard
from verbond.scorecards.models import Exemption, Run, Template

_MOST = 50


def with_parts() -> QuerySet[Run]:
    """Give runs with their template and measures, in three queries however many there are."""
    return Run.objects.select_related("template").prefetch_related("measures")


def card_of(run_id: int) -> RunCard:
    return RunCard.of(with_parts().get(pk=run_id))


def runs_of(room: str, keys: Iterable[str]) -> Mapping[str, tuple[RunCard, ...]]:
    """Give the runs of each thing, oldest first; those that were withdrawn stay away."""
    wanted = tuple(keys)
    found: defaultdict[str, list[RunCard]] = defaultdict(list)
    rows = with_parts().filter(room=room, subject__in=wanted)
    for row in rows.exclude(state=Run.State.WITHDRAWN):
        found[row.subject].append(RunCard.of(row))
    return {key: tuple(found[key]) for key in wanted}


def exemptions_of(room: str, keys: Iterable[str]) -> Mapping[str, tuple[ExemptionCard, ...]]:
    """Give the exemptions of each thing that still stand."""
    wanted = tuple(keys)
    found: defaultdict[str, list[ExemptionCard]] = defaultdict(list)
    rows = Exemption.objects.filter(room=room, subject__in=wanted, withdrawn_at__isnull=True)
    for card in exemption_cards(rows):
        found[card.subject].append(card)
    return {key: tuple(found[key]) for key in wanted}


def exemption_cards(rows: Iterable[Exemption]) -> list[ExemptionCard]:
    """Give exemptions with the newest name of their test; without any, no query more."""
    kept = list(rows)
    codes = {row.code for row in kept}
    named = Template.objects.filter(code__in=codes).order_by("version") if codes else ()
    names = {template.code: template.name for template in named}
    return [ExemptionCard.of(row, names.get(row.code, "")) for row in kept]


def public_runs(code: str = "") -> list[RunCard]:
    """Give the last signed runs that everybody may read, newest first."""
    rows = with_parts().filter(state=Run.State.SIGNED, is_public=True)
    found = rows.filter(template__code=code) if code else rows
    return [RunCard.of(row) for row in found.order_by("-signed_at", "-pk")[:_MOST]]


def public_exemptions() -> list[ExemptionCard]:
    """Give the last exemptions that everybody may read, newest first."""
    rows = Exemption.objects.filter(is_public=True, withdrawn_at__isnull=True)
    return exemption_cards(rows.order_by("-at", "-pk")[:_MOST])
