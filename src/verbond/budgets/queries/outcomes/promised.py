"""How much of the promised money residents decided on, and how much is paid."""

from dataclasses import dataclass
from datetime import date

from verbond.budgets.models import Envelope, Instrument
from verbond.budgets.queries.rounds.envelopes import EnvelopeLine, envelope_lines
from verbond.places import facade as places


@dataclass(frozen=True, slots=True)
class Promised:
    """The envelopes of one instrument together, in cents, against what the city promised."""

    on: date
    envelopes: int
    promised_cents: int
    paid_cents: int
    chosen_cents: int
    lines: tuple[EnvelopeLine, ...]
    fictitious: bool

    @property
    def decided_cents(self) -> int:
        return self.paid_cents + self.chosen_cents


def promised_of(instrument: Instrument, today: date) -> Promised | None:
    """Sum the envelopes of an instrument as the books say; None when it has none yet.

    Promised is the amount per district times the districts, when the city says both; a district
    without an envelope counts as a promise on which nothing was decided.
    """
    slugs = set(Envelope.objects.filter(instrument=instrument).values_list("slug", flat=True))
    lines = tuple(line for line in envelope_lines(today) if line.slug in slugs)
    if not lines:
        return None
    return Promised(
        on=today,
        envelopes=len(lines),
        promised_cents=max(_promised(instrument, today), sum(one.amount_cents for one in lines)),
        paid_cents=sum(one.paid_cents for one in lines),
        chosen_cents=sum(one.chosen_cents for one in lines),
        lines=lines,
        fictitious=any(one.fictitious for one in lines),
    )


def district_money(today: date) -> Promised | None:
    """Return the money of all districts together, in cents; None while no envelope is open."""
    instrument = Instrument.objects.filter(kind=Instrument.Kind.DISTRICT).first()
    return promised_of(instrument, today) if instrument else None


def _promised(instrument: Instrument, today: date) -> int:
    if instrument.kind != Instrument.Kind.DISTRICT:
        return 0
    amounts = instrument.terms.get("amounts", ())
    euros = next((row["value"] for row in amounts if row["code"] == "envelope"), 0)
    return int(euros) * 100 * len(places.all_places(kind="district", on=today))
