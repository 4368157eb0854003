"""The table of a detection run: checked by its columns first, then read in memory only."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from verbond.rights.core.detecting.columns import CONTACT, check_table, held_column
from verbond.rights.core.detecting.errors import RunRefused
from verbond.rights.core.errors import CaseError
from verbond.rights.core.vocabulary import Vocabulary

if TYPE_CHECKING:
    from verbond.rights.core.population import Population

MOST_HEADER = 100_000
_TRUE = frozenset({"true", "1", "ja"})


@dataclass(frozen=True, slots=True)
class DetectionTable:
    """A table in memory. `held`: per right, who has it already; `beside`: texts for a letter."""

    population: "Population"
    held: Mapping[str, Any]
    beside: Mapping[str, Any]

    def contact_of(self, row: int) -> Mapping[str, str]:
        """Return name and address of one row, as far as the table has them."""
        return {
            name: self.beside[name][row].as_py() or "" for name in CONTACT if name in self.beside
        }


def read_detection_table(
    content: IO[bytes],
    name: str,
    *,
    declared: Iterable[str],
    allowed: frozenset[str],
    rights: Sequence[str],
    vocabulary: Vocabulary,
) -> DetectionTable:
    """Read a Parquet or CSV table whose columns are exactly within what a run may have.

    Raises `RunRefused`: for its columns before a row is read, or for the first wrong row.
    """
    check_table(_names(content, name), declared=declared, allowed=allowed)
    beside = frozenset({*CONTACT, *(one for one in map(held_column, rights) if "." in one)})
    from verbond.rights.tables import read_table

    content.seek(0)
    try:
        read = read_table(content, vocabulary, needed=allowed - beside, name=name, beside=beside)
    except CaseError as fault:
        raise RunRefused("table", fault.message) from fault
    held = {right: _held(held_column(right), read.population, read.beside) for right in rights}
    known = {right: has for right, has in held.items() if has is not None}
    return DetectionTable(read.population, known, read.beside)


def _names(content: IO[bytes], name: str) -> tuple[str, ...]:
    ending = name.lower().rpartition(".")[2]
    content.seek(0)
    if ending == "parquet":
        return _parquet_names(content)
    if ending != "csv":
        raise RunRefused("table_kind", name[:80])
    try:
        header = content.readline(MOST_HEADER).decode("utf-8-sig")
        return tuple(next(csv.reader([header]), []))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise RunRefused("table_unreadable", name[:80]) from fault


def _parquet_names(content: IO[bytes]) -> tuple[str, ...]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return tuple(pq.ParquetFile(content).schema_arrow.names)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as fault:
        raise RunRefused("table_unreadable", " ".join(str(fault).split())[:120]) from fault


def _held(column: str, population: "Population", beside: Mapping[str, Any]) -> Any:
    """Return per person who has a right already, or None when the table does not say."""
    import numpy as np

    if column in beside:
        said = (str(one or "").lower() for one in beside[column].to_pylist())
        return np.fromiter((one in _TRUE for one in said), bool, population.person_count)
    if column in population.persons:
        return population.persons[column].low
    if column in population.homes:
        return population.homes[column].low[population.home]
    return None
