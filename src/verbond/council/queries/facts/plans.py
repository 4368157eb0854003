"""The multi-year plan as it was known on a day: planned against booked, and its norms."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from verbond.plan import facade as plan
from verbond.plan.core.findings import binding

type Facts = dict[str, Any]

# Whose money a body decides on. Without a body it is all of the plan.
ENTITY_OF = {"council": "city", "ocmw-council": "ocmw", "agb-board": "agb"}


def plans_of(agreement_id: int, day: date, body_kind: str) -> list[Facts]:
    """Return the plans that were made by this day, each in its newest version of then."""
    entity = ENTITY_OF.get(body_kind, "")
    found = (_known_on(card, day) for card in plan.plans_of(agreement_id))
    return [_plan(card, day, entity) for card in found if any(v.is_plan for v in card.versions)]


def _known_on(card: plan.PlanCard, day: date) -> plan.PlanCard:
    return replace(card, versions=tuple(one for one in card.versions if one.on <= day))


def _plan(card: plan.PlanCard, day: date, entity: str) -> Facts:
    version = plan.newest(card)
    years = plan.tree(card, version=version, entity=entity, ties=False).years
    return {
        "slug": card.slug,
        "title": card.title,
        "version": version.name if version else "",
        "source": card.source,
        "entity": entity,
        "fictitious": card.fictitious,
        "years": [_year(year, years, day) for year in card.years],
        # The AGB has a plan of its own: the norms of city and OCMW do not tell of it.
        **(_norms(card, version) if version and entity != "agb" else _NO_NORMS),
    }


_NO_NORMS: Facts = {"is_balanced": None, "norms": []}


def _year(year: int, years: Mapping[int, plan.Sums], day: date) -> Facts:
    sums = years.get(year, plan.Sums())
    is_over = date(year, 12, 31) <= day
    return {
        "year": year,
        "planned_cents": sums.planned,
        "booked_cents": sums.booked if is_over else None,
    }


def _norms(card: plan.PlanCard, version: plan.VersionCard) -> Facts:
    checked = plan.balance(card, version).checked
    return {
        "is_balanced": checked.is_balanced,
        "norms": [
            {"label": figures[one.figure].label, "year": year, "cents": figures[one.figure].value}
            for one in checked.rules.thresholds
            for year, figures in sorted(checked.years.items())
            if binding(checked.plan, one, year) and one.figure in figures
        ],
    }
