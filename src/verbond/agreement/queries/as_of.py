"""How promises stood on a day: the same rules, over what was about that day or earlier."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.timezone import localdate

from verbond.agreement.core.evidence import Derived, Reason, Tied, derive, packaged_rules
from verbond.agreement.core.evidence.rolling import is_old
from verbond.agreement.models import Agreement, Annotation, Commitment, Evidence, Overruling
from verbond.agreement.models.annotation import What
from verbond.agreement.models.evidence import EvidenceKind, State
from verbond.agreement.queries.standing_words import explain


@dataclass(frozen=True, slots=True)
class PieceOn:
    """One piece of evidence that counted on a day; the same `address` is the same thing."""

    address: str
    kind: str
    title: str
    source: str
    on: date
    planned_cents: int | None
    booked_cents: int | None
    fictitious: bool


@dataclass(frozen=True, slots=True)
class PromiseOn:
    """One promise as it stood on a day; a figure that no evidence gives is None."""

    commitment_id: int
    key: str
    text: str
    line: int
    page: int
    chapter_key: str
    state: str
    reasons: tuple[Reason, ...] = field(repr=False, hash=False)
    is_stale: bool
    planned_cents: int | None
    booked_cents: int | None
    evidence: tuple[PieceOn, ...]

    @property
    def explanation(self) -> str:
        """Say why it has its status, in the language of the reader."""
        return explain(self.state, self.reasons)


class Past:
    """The evidence of one agreement, read once, to ask how promises stood on several days.

    Evidence that was taken back counts on no day. Of euros that are booked by year, the years that
    were over count. Any other series that was replaced by a newer state is known by that state
    alone: on an earlier day it does not count.
    """

    def __init__(self, agreement: Agreement) -> None:
        self.rules = packaged_rules()
        units = Commitment.objects.filter(agreement=agreement).promises()
        self.units = list(
            units.select_related("chapter").defer("tokens", "found").order_by("position")
        )
        self.pieces: dict[int, list[tuple[Tied, Evidence]]] = {}
        for tie in _ties(agreement):
            if tie.evidence is not None:
                piece = _tied(tie, tie.evidence)
                self.pieces.setdefault(tie.commitment_id, []).append((piece, tie.evidence))
        self.overrulings: dict[int, list[Overruling]] = {}
        for row in Overruling.objects.filter(commitment__agreement=agreement).order_by("at"):
            self.overrulings.setdefault(row.commitment_id, []).append(row)

    def on(self, day: date) -> tuple[PromiseOn, ...]:
        """Return every promise with the status that it had on a day."""
        found = (self._promise(unit, day) for unit in self.units)
        return tuple(promise for promise in found if promise is not None)

    def days(self, commitment_id: int) -> tuple[date, ...]:
        """Return the days on which something became known of one promise, in order."""
        found = {
            day
            for tied, row in self.pieces.get(commitment_id, ())
            for day in (tied.on, *_booked(row))
        }
        return tuple(sorted(found))

    def state_on(self, unit: Commitment, day: date) -> tuple[str, tuple[Reason, ...]] | None:
        """Return the status of one promise on a day with its reasons; None for what has none."""
        found = self._derived(unit, day)
        return found[1:] if found else None

    def _derived(
        self, unit: Commitment, day: date
    ) -> tuple[tuple[Derived, list[tuple[Tied, Evidence]]], str, tuple[Reason, ...]] | None:
        known = [(_until(tied, row, day), row) for tied, row in self.pieces.get(unit.pk, ())]
        held = [(tied, row) for tied, row in known if tied is not None]
        derived = derive(unit.kind, [tied for tied, _ in held], today=day, rules=self.rules)
        if derived is None:
            return None
        return (derived, held), *_overruled(derived, self.overrulings.get(unit.pk, ()), day)

    def _promise(self, unit: Commitment, day: date) -> PromiseOn | None:
        found = self._derived(unit, day)
        if found is None:
            return None
        (derived, held), state, reasons = found
        return PromiseOn(
            commitment_id=unit.pk,
            key=unit.key,
            text=unit.text,
            line=unit.first_line,
            page=unit.page,
            chapter_key=unit.chapter.key if unit.chapter else "",
            state=state,
            reasons=reasons,
            is_stale=is_old(derived.stale_on, day),
            planned_cents=derived.planned_cents,
            booked_cents=derived.booked_cents,
            evidence=tuple(_shown(*pair) for pair in sorted(held, key=_by_day, reverse=True)),
        )


def _ties(agreement: Agreement) -> Iterable[Annotation]:
    return (
        Annotation.objects.confirmed()
        .filter(
            what=What.EVIDENCE,
            commitment__agreement=agreement,
            evidence__withdrawn_at=None,
        )
        .select_related("evidence")
    )


def _tied(tie: Annotation, row: Evidence) -> Tied:
    deadline = row.facts.get("deadline")
    return Tied(
        key=f"{row.room}:{row.key}",
        kind=row.kind,
        shows=tie.shows or row.shows,
        on=row.on,
        title=row.title,
        said_by=row.said_by,
        number=row.number,
        out_of=row.out_of,
        unit=row.unit,
        is_met=row.is_met,
        planned_cents=row.planned_cents,
        booked_cents=row.booked_cents,
        deadline_on=date.fromisoformat(deadline) if isinstance(deadline, str) else None,
    )


def _overruled(
    derived: Derived, rows: Iterable[Overruling], day: date
) -> tuple[str, tuple[Reason, ...]]:
    if derived.state == State.VALUE:
        return derived.state, derived.reasons
    for row in rows:
        is_lifted = row.lifted_at is not None and localdate(row.lifted_at) <= day
        if localdate(row.at) <= day and not is_lifted:
            said: Reason = {
                "code": "overruled", "by": row.said_by, "reason": row.reason,
                "on": localdate(row.at).isoformat(), "state": derived.state,
            }  # fmt: skip
            return row.state, (said, *derived.reasons)
    return derived.state, derived.reasons


def _by_day(pair: tuple[Tied, Evidence]) -> tuple[date, str]:
    return pair[0].on, pair[0].key


def _until(tied: Tied, row: Evidence, day: date) -> Tied | None:
    """Give a piece as it was known on a day; None when it was not."""
    if tied.on <= day:
        return tied
    booked = {end: cents for end, cents in _booked(row).items() if end <= day}
    if not booked:
        return None
    return tied._replace(on=max(booked), booked_cents=sum(booked.values()))


def _booked(row: Evidence) -> dict[date, int]:
    """Return what was booked in each year, by its last day."""
    years = row.facts.get("years")
    if not isinstance(years, Mapping):
        return {}
    return {
        date(int(year), 12, 31): amounts["booked"]
        for year, amounts in years.items()
        if amounts.get("booked") is not None
    }


def _shown(tied: Tied, row: Evidence) -> PieceOn:
    return PieceOn(
        address=tied.key,
        kind=str(EvidenceKind(tied.kind).label),
        title=tied.title,
        source=row.source,
        on=tied.on,
        planned_cents=tied.planned_cents,
        booked_cents=tied.booked_cents,
        fictitious=row.fictitious,
    )


def lines_to_promises(agreement: Agreement, lines: Iterable[int]) -> Mapping[int, int]:
    """Find for raw lines of the current edition the unit that holds each: line → its id."""
    wanted = list(lines)
    units = Commitment.objects.filter(agreement=agreement).current()
    spans = list(units.values_list("first_line", "last_line", "pk").order_by("position"))
    return {
        line: next(pk for first, last, pk in spans if first <= line <= last)
        for line in wanted
        if any(first <= line <= last for first, last, _ in spans)
    }
