"""Columns that grow batch by batch, kept small: the cells of a whole table as numbers."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from verbond.rights.core.errors import CaseError
from verbond.rights.core.population import NOT_KNOWN, UNBOUNDED, Column
from verbond.rights.core.vocabulary import FactKind
from verbond.rights.tables.cells import PARTS, Cells, Place, read_cells

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(slots=True)
class Gathered:
    """One column of a fact: `kind` is that of the fact, `end` min, max or nothing."""

    name: str
    kind: FactKind
    values: list[Any] = field(default_factory=list)
    given: list[Any] = field(default_factory=list)
    words: dict[str, int] = field(default_factory=dict)

    def add(self, cells: "pa.Array", row: int) -> None:
        """Read the cells of a batch that begins at a row."""
        import pyarrow as pa

        try:
            read = read_cells(cells, self.kind, Place(self.name, row))
        except pa.ArrowInvalid as fault:
            raise CaseError("cells", f"Column {self.name}, from row {row}: {fault}.") from fault
        values = read.values
        if read.words:
            places = [self.words.setdefault(word, len(self.words)) for word in read.words]
            values = np.array(places, np.int64)[values]
        self.values.append(_small(values))
        self.given.append(None if read.given.all() else read.given)

    def whole(self, rows: int) -> Cells:
        """Return all cells."""
        if not self.values:
            return Cells(np.zeros(rows, np.int64), np.zeros(rows, bool))
        given = [
            np.ones(len(values), bool) if known is None else known
            for values, known in zip(self.values, self.given, strict=True)
        ]
        return Cells(np.concatenate(self.values), np.concatenate(given), tuple(self.words))


def _small(values: Any) -> Any:
    """Return whole numbers in as few bytes as they need: a region has millions of them."""
    if values.dtype == bool or not len(values):
        return values
    return values.astype(np.int32) if abs(values).max() < 2**31 else values


def column_of(kind: FactKind, cells: Cells) -> Column:
    """Return the column of a fact that is known where it is given."""
    all_given = bool(cells.given.all())
    if kind.is_truth:
        return _truth(cells, all_given=all_given)
    if kind.kind == "choice":
        codes = cells.values if all_given else np.where(cells.given, cells.values, NOT_KNOWN)
        return Column(codes, codes, words=cells.words)
    scale = _scale(kind)
    if all_given:
        return Column(cells.values, cells.values, scale)
    known = cells.values.astype(np.int64)
    return Column(
        np.where(cells.given, known, -UNBOUNDED * scale),
        np.where(cells.given, known, UNBOUNDED * scale),
        scale,
    )


def _truth(cells: Cells, *, all_given: bool) -> Column:
    if all_given:
        return Column(cells.values, cells.values)
    return Column(cells.values & cells.given, cells.values | ~cells.given)


def _scale(kind: FactKind) -> int:
    return 1 if kind.kind == "date" or kind.unit.startswith("EUR") else PARTS


def spanned(name: str, kind: FactKind, exact: Cells, least: Cells, most: Cells) -> Column:
    """Return the column of a fact with bounds; an exact value and bounds do not go together."""
    both = exact.given & (least.given | most.given)
    if both.any():
        row = int(np.flatnonzero(both)[0]) + 1
        raise CaseError("bounds", f"Row {row}: {name} has a value and bounds; give one of both.")
    wrong = least.given & most.given & (least.values > most.values)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0]) + 1
        raise CaseError("bounds", f"Row {row}: {name}.min is more than {name}.max.")
    scale = _scale(kind)
    low, high = (
        np.where(
            exact.given,
            exact.values.astype(np.int64),
            np.where(end.given, end.values.astype(np.int64), sign * UNBOUNDED * scale),
        )
        for end, sign in ((least, -1), (most, 1))
    )
    return Column(low, low if np.array_equal(low, high) else high, scale)
