"""How far each envelope is: still in it, in a round, for a chosen project, paid."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from verbond.budgets.models import Envelope, Round
from verbond.budgets.queries.rounds.books import BOOK
from verbond.budgets.queries.rounds.cards import place_names
from verbond.ledger import facade as ledger

WIDTH = 1000  # of the bar, in the units of its drawing


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the bar of an envelope."""

    code: str
    cents: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class EnvelopeLine:
    """An envelope and where its money is now, in cents; the parts add up to the amount."""

    slug: str
    name: str
    place_code: str
    place_name: str
    amount_cents: int
    paid_cents: int
    chosen_cents: int
    in_round_cents: int
    left_cents: int
    first_on: date
    last_on: date
    source: str
    fictitious: bool
    parts: tuple[Part, ...]

    @property
    def decided_cents(self) -> int:
        """What residents have decided on: paid or set apart for a chosen project."""
        return self.paid_cents + self.chosen_cents


def envelope_lines(today: date) -> tuple[EnvelopeLine, ...]:
    """Return each envelope that runs or ran, with its money as the books say. Five queries."""
    envelopes = list(Envelope.objects.filter(first_on__lte=today))
    if not envelopes:
        return ()
    booked = _booked()
    rounds: dict[int, list[str]] = {}
    for envelope_id, slug in Round.objects.values_list("envelope_id", "slug"):
        rounds.setdefault(envelope_id or 0, []).append(slug)
    names = place_names(one.place_code for one in envelopes)
    return tuple(
        _line(one, rounds.get(one.pk, []), booked, names.get(one.place_code, ""))
        for one in envelopes
    )


def _booked() -> Mapping[str, int]:
    """Return what is booked on each account; `project` and `paid` summed by round."""
    if ledger.find_book(BOOK) is None:
        return {}
    sums: dict[str, int] = {}
    for one in ledger.balances(BOOK):
        code = "/".join(one.account.split("/")[:2])
        sums[code] = sums.get(code, 0) + one.booked
    return sums


def _line(
    one: Envelope, rounds: list[str], booked: Mapping[str, int], place_name: str
) -> EnvelopeLine:
    of_rounds = {
        kind: sum(booked.get(f"{kind}/{slug}", 0) for slug in rounds)
        for kind in ("paid", "project", "round")
    }
    left = booked.get(f"envelope/{one.slug}", 0)
    cents = {
        "paid": of_rounds["paid"],
        "chosen": of_rounds["project"],
        "in-round": of_rounds["round"],
        "left": left,
    }
    return EnvelopeLine(
        slug=one.slug,
        name=one.name,
        place_code=one.place_code,
        place_name=place_name,
        amount_cents=one.amount_cents,
        paid_cents=cents["paid"],
        chosen_cents=cents["chosen"],
        in_round_cents=cents["in-round"],
        left_cents=left,
        first_on=one.first_on,
        last_on=one.last_on,
        source=one.source,
        fictitious=one.fictitious,
        parts=_parts(cents, one.amount_cents),
    )


def _parts(cents: Mapping[str, int], amount: int) -> tuple[Part, ...]:
    parts, at = [], 0.0
    for code, value in cents.items():
        width = WIDTH * value / amount if amount else 0.0
        if value:
            parts.append(Part(code, value, round(at, 1), round(width, 1)))
        at += width
    return tuple(parts)
