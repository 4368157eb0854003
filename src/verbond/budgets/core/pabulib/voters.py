"""The columns about voters, cut out of the file when somebody asks for one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from verbond.budgets.core.pabulib.cells import Shape, cells_of
from verbond.budgets.core.pabulib.places import Named


@dataclass(frozen=True, slots=True, eq=False)
class VoterColumns(Mapping[str, Sequence[str]]):
    """One text per ballot for each column of VOTES other than `vote` and `points`."""

    content: bytes = field(repr=False)
    at: int
    line: int
    columns: tuple[str, ...]
    named: Named

    def __getitem__(self, column: str) -> Sequence[str]:
        if column not in tuple(self):
            raise KeyError(column)
        shape = Shape(self.named, len(self.columns), (self.columns.index(column),))
        known: dict[bytes, str] = {}
        return tuple(
            # The same words come back thousands of times (M, F, internet): kept once.
            known.get(cell) or known.setdefault(cell, cell.decode())
            for cells in cells_of(self.content, self.at, self.line, shape)
            for cell in cells.columns[0]
        )

    def __iter__(self) -> Iterator[str]:
        return (column for column in self.columns if column not in {"vote", "points"})

    def __len__(self) -> int:
        return sum(1 for _ in self)
