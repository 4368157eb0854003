"""Let the rules propose, and keep their open proposals in step with the text.

What a person decided is never touched: a rejected proposal stays, so that it does not come back.
What waits is renewed, and withdrawn when the sentence no longer gives reason for it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from verbond.agreement.core.proposals.everything import WHAT as BY_TEXT
from verbond.agreement.core.proposals.everything import propose_everything
from verbond.agreement.core.proposals.text import Proposal, Unit
from verbond.agreement.models import Agreement, Annotation, Commitment
from verbond.agreement.models.annotation import LINKS, What
from verbond.agreement.models.text import Kind
from verbond.agreement.operations.annotating import Note, propose
from verbond.agreement.operations.generation import raise_generation
from verbond.journal import facade as journal
from verbond.places import facade as places

WHAT = (*BY_TEXT, str(What.PLACE))
_RELATED = frozenset((What.RESTATES, What.REFERS, What.SEE_ALSO))

Pair = frozenset[int]


@dataclass(frozen=True, slots=True)
class Offer:
    """What the rules propose now, against what is kept."""

    fresh: tuple[Note, ...]  # nobody proposed or decided it yet
    renewed: tuple[Annotation, ...]  # still open, with other words, certainty or note
    withdrawn: tuple[int, ...]  # open, and no rule says so any more
    kept: int  # open, and as it was

    @property
    def counts(self) -> dict[str, int]:
        return dict(Counter(note.what for note in self.fresh))


def propose_all(*, agreement: Agreement, now: datetime) -> int:
    """Propose what the rules find and nobody decided yet; return how many are new."""
    return apply_offer(agreement=agreement, offer=look(agreement=agreement, now=now), now=now)


def look(*, agreement: Agreement, now: datetime, what: Collection[str] = WHAT) -> Offer:
    """Let the rules read the agreement and compare with what is kept; nothing is written."""
    units = list(
        Commitment.objects.filter(agreement=agreement)
        .current()
        .select_related("chapter", "parent", "theme")
        .order_by("position")
    )
    notes = [*_by_text(units, agreement.city, what)]
    if What.PLACE in what:
        notes += _places(units, now)
    rows = list(
        Annotation.objects.filter(
            commitment__agreement=agreement, commitment__retired_at=None, what__in=[*LINKS, *what]
        )
    )
    return _compare(notes, rows, what)


@transaction.atomic
def apply_offer(*, agreement: Agreement, offer: Offer, now: datetime) -> int:
    """Write an offer; return how many proposals are new."""
    journal.wait_turn()
    Annotation.objects.filter(pk__in=offer.withdrawn).open().delete()
    Annotation.objects.bulk_update(offer.renewed, ["words", "certainty", "note"], 500)
    new = propose(agreement=agreement, notes=offer.fresh, origin=Annotation.Origin.RULE, now=now)
    if (offer.withdrawn or offer.renewed) and not new:
        raise_generation(agreement, now)
    return new


def _by_text(units: Sequence[Commitment], city: str, what: Collection[str]) -> Iterator[Note]:
    ids = {unit.key: unit.pk for unit in units}
    for found in propose_everything([_unit(unit) for unit in units], city=city, what=what):
        yield _note(found, ids)


def _unit(unit: Commitment) -> Unit:
    return Unit(
        key=unit.key,
        role=unit.role,
        text=unit.text,
        chapter=unit.chapter.key if unit.chapter else "",
        section=f"{unit.chapter_id}/{unit.section_id}",
        parent=unit.parent.key if unit.parent else "",
        theme=unit.theme.key if unit.theme else "",
        is_promise=unit.is_promise,
        is_pointer=unit.kind == Kind.REFERENCE,
    )


def _note(found: Proposal, ids: dict[str, int]) -> Note:
    return Note(
        commitment_id=ids[found.key],
        what=found.what,
        value=found.value,
        other_id=ids[found.other] if found.other else None,
        words=found.words,
        certainty=found.certainty,
        note=found.note,
    )


def _places(units: Iterable[Commitment], now: datetime) -> Iterator[Note]:
    finder = places.place_finder(now.date())
    for unit in units:
        for found in finder.find(unit.text):
            yield Note(
                commitment_id=unit.pk,
                what=What.PLACE,
                value=found.code,
                words=(unit.text[found.start : found.end],),
                certainty=90,
            )


def _compare(notes: Iterable[Note], rows: Iterable[Annotation], what: Collection[str]) -> Offer:
    own: dict[tuple[int, str, str], Annotation] = {}
    decided: list[Annotation] = []
    for row in rows:
        is_own = row.origin == Annotation.Origin.RULE and row.state == Annotation.State.PROPOSED
        if is_own and row.what in what:
            own[row.commitment_id, row.what, row.value] = row
        else:
            decided.append(row)
    known = _Known(decided)
    wanted: dict[tuple[int, str, str], Note] = {}
    for note in notes:
        if not known.settles(note):
            wanted.setdefault((note.commitment_id, note.what, note.value), note)
    renewed = [row for address, row in own.items() if _renew(row, wanted.get(address))]
    gone = [row.pk for address, row in own.items() if address not in wanted]
    return Offer(
        fresh=tuple(note for address, note in wanted.items() if address not in own),
        renewed=tuple(renewed),
        withdrawn=tuple(gone),
        kept=len(own) - len(gone) - len(renewed),
    )


class _Known:
    """What people and reviewed files already said, so that a rule need not say it again."""

    def __init__(self, rows: Iterable[Annotation]) -> None:
        self._said = {(row.commitment_id, row.what, row.value) for row in rows}
        self._with_target = {row.commitment_id for row in rows if row.what == What.TARGET}
        self._related: set[Pair] = set()
        self._conflicting: set[Pair] = set()
        for row in rows:
            if row.other_id:
                pair = frozenset((row.commitment_id, row.other_id))
                (self._related if row.what in _RELATED else self._conflicting).add(pair)

    def settles(self, note: Note) -> bool:
        """Tell whether something was said of this already, of a link in either direction."""
        if (note.commitment_id, note.what, note.value) in self._said:
            return True
        if note.what == What.TARGET:
            return note.commitment_id in self._with_target
        if note.other_id is None:
            return False
        pair = frozenset((note.commitment_id, note.other_id))
        return pair in (self._conflicting if note.what == What.CONFLICTS else self._related)


def _renew(row: Annotation, note: Note | None) -> bool:
    if note is None or (row.words, row.certainty, row.note) == (
        list(note.words), note.certainty, note.note
    ):  # fmt: skip
        return False
    row.words, row.certainty, row.note = list(note.words), note.certainty, note.note
    return True
