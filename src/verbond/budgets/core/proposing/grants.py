"""The conditions of a small grant: five people, five addresses, once a year, ready in a year."""

import unicodedata
from calendar import monthrange
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from verbond.budgets.core.proposing.conditions import Limits
from verbond.budgets.core.proposing.plan import Need


@dataclass(frozen=True, slots=True)
class Backer:
    """A supporter as the count needs it: the keyed hash of the address, and whether confirmed."""

    address: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier request: who asked, from which addresses, on which day."""

    key: str
    group: str
    authors: frozenset[int]
    addresses: frozenset[str]
    asked_on: date


@dataclass(frozen=True, slots=True)
class Request:
    """A request for a grant as its conditions see it."""

    group: str
    authors: frozenset[int]
    backers: tuple[Backer, ...]
    asked_on: date
    until: date | None

    @property
    def people(self) -> int:
        return sum(backer.is_confirmed for backer in self.backers)

    @property
    def addresses(self) -> frozenset[str]:
        return frozenset(backer.address for backer in self.backers if backer.is_confirmed)


def grant_needs(request: Request, limits: Limits, earlier: Sequence[Earlier]) -> tuple[Need, ...]:
    """Return the conditions of a grant beside those of any plan, met or not."""
    found = []
    people, addresses = limits.least_people, limits.least_addresses
    if people:
        found.append(_enough("mensen doen mee", request.people, people))
    if addresses:
        found.append(_enough("adressen doen mee", len(request.addresses), addresses))
    if limits.within_months:
        found.append(_until(request, limits.within_months))
    if limits.most_per_year:
        found.append(_once(request, limits.most_per_year, earlier))
    return tuple(found)


def _enough(what: str, have: int, least: int) -> Need:
    return Need(
        "support",
        f"{have} van {least} {what}",
        have >= least,
        "Vraag het aan buren. Wie bevestigt, telt mee. Eén adres telt één keer."
        if have < least
        else "",
    )


def _until(request: Request, months: int) -> Need:
    last = months_after(request.asked_on, months)
    label = f"Klaar binnen {months} maanden"
    if request.until is None:
        return Need("until", label, is_met=False, hint="Zeg wanneer je klaar bent.")
    good = request.asked_on <= request.until <= last
    return Need("until", label, good, "" if good else f"Kies een dag tot en met {last:%d/%m/%Y}.")


def _once(request: Request, most: int, earlier: Sequence[Earlier]) -> Need:
    same = [one for one in earlier if is_same_group(request, one)]
    label = (
        "De eerste aanvraag van je groep dit jaar" if most == 1 else f"Hoogstens {most} per jaar"
    )
    return Need(
        "support",
        label,
        len(same) < most,
        "Je groep vroeg dit jaar al steun. Volgend jaar kan het opnieuw." if same else "",
    )


def is_same_group(request: Request, other: Earlier) -> bool:
    """Say whether two requests of one calendar year come from the same group.

    The same name, the same person who asks, or most of the addresses: a new name over the door
    makes no new group.
    """
    if request.asked_on.year != other.asked_on.year:
        return False
    shared = request.addresses & other.addresses
    return (
        (bool(request.group) and folded(request.group) == folded(other.group))
        or bool(request.authors & other.authors)
        or 2 * len(shared) > max(len(other.addresses), 1)
    )


def folded(text: str) -> str:
    """Return a text without case, accents or anything but letters and digits.

    >>> folded("Stations-straat 12 bus B"), folded("Café Één")
    ('stationsstraat12busb', 'cafeeen')
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month.

    >>> months_after(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def room_left(budget_cents: int, granted: Collection[int]) -> int:
    """Return what a round can still grant, in cents."""
    return budget_cents - sum(granted)
