"""The line of one commitment, from the promise to its result, with what is known at each stop."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from verbond.agreement.models import Commitment
from verbond.agreement.models.evidence import EvidenceKind, State
from verbond.agreement.queries.follow_up import FollowUp, Tied

_DONE = {State.REALISED.value}
_BUSY = {State.UNDER_WAY.value, State.PREPARING.value}


@dataclass(frozen=True, slots=True)
class Station:
    """One stop: `state` is done, now or open; euros in cents, None when nobody knows them."""

    name: str
    state: str
    url: str = ""
    facts: tuple[str, ...] = ()
    is_text_of_document: bool = False
    planned_cents: int | None = None
    booked_cents: int | None = None


def stations_of(commitment: Commitment, seen: FollowUp) -> tuple[Station, ...]:
    """Return the stops of a promise; a value has none but the promise."""
    promise = _promise(commitment)
    if seen.how_far.is_value:
        return (promise,)
    goal = commitment.parent
    middle = (
        Station(gettext("Doel"), "done", goal.get_absolute_url(), (_short(goal.text),), True),
    ) if goal else ()  # fmt: skip
    confirmed = seen.confirmed
    actions = [one for one in confirmed if one.evidence.kind == EvidenceKind.ACTION]
    decisions = [one for one in confirmed if one.evidence.kind == EvidenceKind.DECISION]
    return (promise, *middle, _plan(actions), _decision(decisions), _result(seen))


def _promise(commitment: Commitment) -> Station:
    term = commitment.agreement
    fact = (
        gettext("akkoord %(from)s-%(to)s") % {"from": term.term_from.year, "to": term.term_to.year}
        if term.term_from and term.term_to
        else gettext("in het akkoord")
    )
    return Station(gettext("Belofte"), "done", facts=(fact,))


def _plan(actions: Sequence[Tied]) -> Station:
    name = gettext("In het plan")
    if not actions:
        return Station(name, "open", facts=(gettext("nog geen actie gekoppeld"),))
    count = len(actions)
    return Station(
        name,
        "done",
        actions[0].href,
        (ngettext("%(n)s actie", "%(n)s acties", count) % {"n": count},),
        planned_cents=_sum(one.evidence.planned_cents for one in actions),
        booked_cents=_sum(one.evidence.booked_cents for one in actions),
    )


def _decision(decisions: Sequence[Tied]) -> Station:
    name = gettext("Beslist")
    if not decisions:
        return Station(name, "open", facts=(gettext("nog geen besluit gekoppeld"),))
    newest = decisions[0]
    facts = [date_format(newest.evidence.on, "j F Y")]
    if len(decisions) > 1:
        facts.append(gettext("%(n)s besluiten") % {"n": len(decisions)})
    return Station(name, "done", newest.href, tuple(facts))


def _result(seen: FollowUp) -> Station:
    how_far = seen.how_far
    state = "done" if how_far.state in _DONE else "now" if how_far.state in _BUSY else "open"
    count = len(seen.confirmed)
    fact = (
        ngettext("%(n)s bewijs", "%(n)s bewijzen", count) % {"n": count}
        if count
        else gettext("nog geen bewijs")
    )
    return Station(gettext("Bewijs"), state, "#evidence", (how_far.name, fact))


def _sum(amounts: Iterable[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:69].rsplit(" ", 1)[0] + "…"
