"""What is wrong in a file, by row and column; the words for it stand in `plan/fault_words.py`."""

from collections.abc import Iterable
from dataclasses import dataclass, field

# A person mends a page of faults at a time; the rest is counted.
MOST_FAULTS = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it stands, what stands there, and what is allowed (as words of the file)."""

    row: int  # 0: the file as a whole
    column: str
    code: str
    cell: str = ""
    allowed: str = ""


@dataclass
class Faults:
    """The faults and warnings of one file; faults past the first thousand are only counted."""

    found: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    count: int = 0
    warned: int = 0

    def add(
        self, row: int, column: str, code: str, cell: str = "", allowed: str | Iterable[str] = ""
    ) -> None:
        self.count += 1
        if len(self.found) < MOST_FAULTS:
            self.found.append(_fault(row, column, code, cell, allowed))

    def warn(self, row: int, column: str, code: str, cell: str = "", allowed: str = "") -> None:
        self.warned += 1
        if len(self.warnings) < MOST_FAULTS:
            self.warnings.append(_fault(row, column, code, cell, allowed))


def _fault(row: int, column: str, code: str, cell: str, allowed: str | Iterable[str]) -> Fault:
    said = allowed if isinstance(allowed, str) else ", ".join(allowed)
    return Fault(row, column, code, cell[:80], said[:300])
