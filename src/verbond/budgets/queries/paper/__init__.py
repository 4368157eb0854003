"""What the paper desk shows: packages of codes, what was handed out, batches and their sheets."""

from collections.abc import Mapping
from dataclasses import dataclass

from verbond.budgets.core.balloting import Frozen
from verbond.budgets.core.balloting.typed import INVALID, written
from verbond.budgets.models import (
    Channel,
    CodePackage,
    PaperBatch,
    PaperSheet,
    Participation,
    Round,
)


@dataclass(frozen=True, slots=True)
class SheetCard:
    """One sheet: how often it was read, and whether the readings agree."""

    number: int
    state: str
    first_by: str
    second_by: str

    @classmethod
    def of(cls, row: PaperSheet) -> "SheetCard":
        return cls(row.number, _state(row), row.first_by, row.second_by)


@dataclass(frozen=True, slots=True)
class BatchCard:
    """A batch with its sheets, drawn as a row of squares."""

    number: int
    place: str
    state: str
    state_words: str
    lock: int
    signed: int
    sheets: tuple[SheetCard, ...]

    def count(self, state: str) -> int:
        return sum(1 for one in self.sheets if one.state == state)

    @property
    def valid(self) -> int:
        return self.count("valid")

    @property
    def invalid(self) -> int:
        return self.count("invalid")

    @property
    def differs(self) -> int:
        return self.count("differs")

    def next_for(self, clerk: str) -> int | None:
        """Return the first sheet that this clerk can still read or decide on."""
        for one in self.sheets:
            if one.state == "unread" or (one.state == "once" and one.first_by != clerk):
                return one.number
        for one in self.sheets:
            if one.state == "differs" and clerk not in {one.first_by, one.second_by}:
                return one.number
        return None


@dataclass(frozen=True, slots=True)
class PaperDesk:
    """The paper of one round."""

    packages: tuple[CodePackage, ...]
    batches: tuple[BatchCard, ...]
    handed_out: int
    sheets: int


def paper_desk(row: Round) -> PaperDesk:
    """Gather the paper of a round. Four queries."""
    batches = PaperBatch.objects.filter(round=row).prefetch_related("sheets")
    cards = tuple(batch_card(one) for one in batches)
    return PaperDesk(
        packages=tuple(CodePackage.objects.filter(round=row)),
        batches=cards,
        handed_out=Participation.objects.filter(
            round=row, channel=Channel.PAPER, state=Participation.State.HANDED_OUT
        ).count(),
        sheets=sum(len(one.sheets) for one in cards),
    )


def batch_card(row: PaperBatch) -> BatchCard:
    return BatchCard(
        number=row.number,
        place=row.place,
        state=row.state,
        state_words=row.get_state_display(),
        lock=row.lock,
        signed=len(row.signed_by),
        sheets=tuple(SheetCard.of(one) for one in row.sheets.all()),
    )


def reading(content: Mapping[str, int] | None, frozen: Frozen) -> str:
    """Write what a clerk read, as it was typed; empty for invalid."""
    if content is None or content == INVALID:
        return ""
    numbers = {one.id: one.number for one in frozen.projects}
    return written(content, numbers, frozen.recipe.ballot.type)


def _state(row: PaperSheet) -> str:
    if row.decided is not None:
        return "invalid" if row.is_invalid else "valid"
    if row.first is None:
        return "unread"
    return "once" if row.second is None else "differs"
