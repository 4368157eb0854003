"""The plan on the page of a promise: which actions, how many euros, when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from verbond.agreement.facade import EvidenceCard, evidence_of
from verbond.plan.core.picture.bars import longest

ROOM = "plan"


class Promise(Protocol):
    """A commitment, as far as this room needs to know it."""

    pk: int


@dataclass(frozen=True, slots=True)
class PanelAction:
    """One action that serves the promise."""

    title: str
    url: str
    source: str
    years: str
    planned: int | None
    booked: int | None
    fictitious: bool


@dataclass(frozen=True, slots=True)
class PlanPanel:
    """The actions that somebody confirmed for a promise."""

    confirmed: tuple[PanelAction, ...]
    planned: int | None
    booked: int | None
    most: int


def plan_panel(commitment: Promise) -> PlanPanel | None:
    """Gather the actions that serve a promise, in one query; None when there are none.

    A proposal stands among the evidence, to be confirmed; it is shown there alone.
    """
    cards = [one for one in evidence_of(commitment.pk) if one.room == ROOM]
    known = [one for one in cards if one.withdrawn_at is None and one.state == "confirmed"]
    confirmed = tuple(map(_action, known))
    if not confirmed:
        return None
    return PlanPanel(
        confirmed=confirmed,
        planned=_sum([one.planned for one in confirmed]),
        booked=_sum([one.booked for one in confirmed]),
        most=longest(*(cents for one in confirmed for cents in (one.planned, one.booked))),
    )


def _action(one: EvidenceCard) -> PanelAction:
    return PanelAction(
        title=one.title,
        url=one.url,
        source=one.source,
        years=_years(one.facts),
        planned=one.planned_cents,
        booked=one.booked_cents,
        fictitious=one.fictitious,
    )


def _years(facts: Mapping[str, object]) -> str:
    """Name the first and last year with planned euros: "2026-2028"."""
    found = facts.get("years")
    if not isinstance(found, Mapping):
        return ""
    years = sorted(year for year, amounts in found.items() if _planned(amounts))
    return "" if not years else years[0] if len(years) == 1 else f"{years[0]}-{years[-1]}"


def _planned(amounts: object) -> bool:
    return isinstance(amounts, Mapping) and bool(amounts.get("planned"))


def _sum(amounts: list[int | None]) -> int | None:
    known = [one for one in amounts if one is not None]
    return sum(known) if known else None
