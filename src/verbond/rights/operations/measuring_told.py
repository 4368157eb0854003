"""What published figures put in other rooms: a reading per right, and evidence for two promises.

Figures of a made city stand as another area, never as the city itself.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from verbond.agreement import facade as agreement
from verbond.indicators import facade as indicators
from verbond.journal.facade import Actor
from verbond.rights.core.measuring.quarters import span_of
from verbond.rights.models import Measure

ROOM = "rights"
INDICATOR = "take-up"
REAL, MADE = "71016", "made-city"
CHECK_KEY, AUTOMATIC_KEY, TAKE_UP_KEY = "rights-check", "granted-automatically", "take-up"


def tell_indicators(rows: Sequence[Measure], *, actor: Actor, now: datetime) -> int:
    """Publish the take-up of each right as a reading; nothing when the indicator is not there."""
    known = indicators.indicator_cards([INDICATOR])
    dimension = known[0].dimensions.get("right") if known else None
    labels = dimension.values if dimension else {}
    readings = [one for row in rows if row.right in labels for one in _reading(row, now)]
    if readings:
        indicators.record_readings(readings, origin="rights", actor=actor, now=now)
    return len(readings)


def _reading(row: Measure, now: datetime) -> Iterator[indicators.ReadingCard]:
    first, last = span_of(row.quarter)
    share = row.figures.get("take_up")
    is_hidden = bool(row.figures.get("hidden"))
    if share is None and not is_hidden:
        return
    low = high = None
    if share is not None:
        low, high = (Decimal(share[end]) / 100 for end in ("low", "high"))
    yield indicators.ReadingCard(
        key=indicators.ReadingKey(
            INDICATOR, MADE if row.fictitious else REAL, f"right={row.right}", first, last,
            "own-register",
        ),
        # A chart of another room shows the period beside its bars: there it says what it is.
        period=f"{row.quarter} (fictief)" if row.fictitious else row.quarter,
        # The low bound is what is certain; the series shows both.
        value=low,
        low=low,
        high=high,
        status=indicators.Status.SUPPRESSED if low is None else indicators.Status.FINAL,
        vintage=timezone.localdate(now),
        note="Fictief: van een verzonnen stad." if row.fictitious else "",
    )  # fmt: skip


def tell_agreement(rows: Sequence[Measure], *, actor: Actor, now: datetime) -> None:
    """Let published figures be evidence; a person says which promise they serve."""
    pieces = [piece for row in rows if not row.right for piece in _of_rules(row, now)]
    measured = [row for row in rows if row.right and "take_up" in row.figures]
    if measured:
        pieces.append(_of_take_up(measured))
    if pieces:
        told = tuple((piece, ()) for piece in pieces)
        agreement.record_evidence(pieces=told, actor=actor, now=now)


def _of_rules(row: Measure, now: datetime) -> Iterator[agreement.Piece]:
    debt: dict[str, Any] = row.figures["debt"]
    today = timezone.localdate(now)
    yield agreement.Piece(
        room=ROOM, key=CHECK_KEY, kind="register", shows="counted",
        title="Automatisch rechtenonderzoek: rechten die het doorrekent",
        source="De catalogus van rechten", on=today, url="/rights/measures/",
        number=Decimal(len(debt["encoded"])), out_of=Decimal(len(debt["in_force"])),
        unit="rechten",
    )  # fmt: skip
    yield agreement.Piece(
        room=ROOM, key=AUTOMATIC_KEY, kind="register", shows="counted",
        title="Rechten die vandaag zonder aanvraag worden toegekend",
        source="De catalogus van rechten", on=today, url="/rights/measures/",
        number=Decimal(len(debt["automatic"])), out_of=Decimal(len(debt["in_force"])),
        unit="rechten",
    )  # fmt: skip


def _of_take_up(rows: Sequence[Measure]) -> agreement.Piece:
    newest = max(rows, key=lambda row: row.quarter)
    shares = {row.right: row.figures["take_up"] for row in rows if row.figures["take_up"]}
    return agreement.Piece(
        room=ROOM, key=TAKE_UP_KEY, kind="register", shows="measured",
        title="Krijgen mensen waar ze recht op hebben: het gebruik van de rechten",
        source=newest.source, on=newest.on, url="/rights/measures/",
        facts={"quarter": newest.quarter, "take_up": shares},
        fictitious=any(row.fictitious for row in rows),
    )  # fmt: skip
