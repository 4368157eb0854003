"""What an instrument asks of a proposal: amounts, age, people; dated terms in, words out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbond.kit.money import exact

_CENTS = 100


def money(cents: int) -> str:
    """Write an amount as a sentence holds it: `€ 2.500`."""
    return exact(cents)


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of an instrument on one day; None: it sets none. Amounts in cents."""

    least_cents: int | None = None
    most_cents: int | None = None
    least_age: int | None = None
    least_people: int | None = None
    least_addresses: int | None = None
    within_months: int | None = None
    most_per_year: int | None = None
    excluded: tuple[str, ...] = ()

    def problem(self, cents: int) -> str:
        """Say why an amount does not fit, in Dutch; empty when it does.

        >>> Limits(most_cents=250_000).problem(250_000)
        ''
        """
        if self.least_cents is not None and cents < self.least_cents:
            return f"Een project kost hier minstens {money(self.least_cents)}."
        if self.most_cents is not None and cents > self.most_cents:
            return f"Een project kost hier hoogstens {money(self.most_cents)}."
        return ""


def limits_of(terms: Mapping[str, Any], on: date, *, budget_cents: int | None = None) -> Limits:
    """Read the limits that hold on a day from the terms of an instrument.

    `terms` holds "amounts" (entries with code, value and valid_from) and "excluded"; what it does
    not say sets no limit. Nothing costs more than its round has.
    """
    values = _values(terms.get("amounts", ()), on)
    most = [
        cents for cents in (_cents(values.get("most_amount")), budget_cents) if cents is not None
    ]
    return Limits(
        least_cents=_cents(values.get("least_amount")),
        most_cents=min(most, default=None),
        least_age=values.get("least_age"),
        least_people=values.get("least_people"),
        least_addresses=values.get("least_addresses"),
        within_months=values.get("done_within"),
        most_per_year=values.get("most_per_year"),
        excluded=tuple(str(one) for one in terms.get("excluded", ())),
    )


def _values(entries: Sequence[Any], on: date) -> dict[str, int]:
    """Return for each code the value that began last; one without a first day holds always."""
    found: dict[str, tuple[date, int]] = {}
    for entry in entries:
        code, value = str(entry["code"]), entry["value"]
        since = _day(entry.get("valid_from"))
        if since <= on and (code not in found or found[code][0] <= since):
            found[code] = (since, int(value))
    return {code: value for code, (_since, value) in found.items()}


def _day(given: Any) -> date:
    if isinstance(given, date):
        return given
    return date.fromisoformat(given) if given else date.min


def _cents(euros: int | None) -> int | None:
    return None if euros is None else euros * _CENTS
