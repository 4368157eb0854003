"""The table of a detection run: checked by its columns first, then read in memory only."""

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from verbond.rights.core.detecting.columns import CONTACT, PERSON, check_table, held_column
from verbond.rights.core.detecting.errors import RunRefused
from verbond.rights.core.errors import CaseError
from verbond.rights.core.vocabulary import Vocabulary

if TYPE_CHECKING:
    import pyarrow as pa

    from verbond.rights.core.population import Population

MOST_ROWS = 8_000_000
MOST_HEADER = 100_000
_TRUE = frozenset({"true", "1", "ja", "yes"})


@dataclass(frozen=True, slots=True)
class DetectionTable:
    """A table in memory. `held`: per right, who has it already; `contacts`: by person number."""

    population: "Population"
    held: Mapping[str, Any]
    contacts: Mapping[str, Mapping[str, str]]

    def contact_of(self, row: int) -> Mapping[str, str]:
        return self.contacts.get(str(self.population.person_ids[row]), {})


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

    Raises `RunRefused` for its columns, before a row is read, and `CaseError` for its rows.
    """
    names = _names(content, name)
    check_table(names, declared=declared, allowed=allowed)
    table = _read(content, name)
    apart = {*CONTACT, *(held_column(one) for one in rights if held_column(one).startswith("held."))}
    population = _population(table.drop_columns([one for one in names if one in apart]), vocabulary)
    return DetectionTable(population, _held(table, population, rights), _contacts(table))


def _is_parquet(name: str) -> bool:
    ending = name.lower().rpartition(".")[2]
    if ending not in {"parquet", "csv"}:
        raise RunRefused("table_kind", "De tabel is een bestand dat eindigt op .parquet of .csv.")
    return ending == "parquet"


def _names(content: IO[bytes], name: str) -> tuple[str, ...]:
    import pyarrow as pa

    content.seek(0)
    try:
        if _is_parquet(name):
            import pyarrow.parquet as pq

            found = pq.ParquetFile(content)
            if found.metadata.num_rows > MOST_ROWS:
                raise _too_large()
            return tuple(found.schema_arrow.names)
        header = content.readline(MOST_HEADER).decode("utf-8-sig")
    except (pa.ArrowException, UnicodeDecodeError) as fault:
        raise _unreadable() from fault
    import csv

    return tuple(next(csv.reader([header]), []))


def _read(content: IO[bytes], name: str) -> "pa.Table":
    import pyarrow as pa

    content.seek(0)
    try:
        if _is_parquet(name):
            import pyarrow.parquet as pq

            table = pq.read_table(pa.BufferReader(content.read()))
        else:
            table = _csv(content)
    except pa.ArrowException as fault:
        raise _unreadable() from fault
    if table.num_rows > MOST_ROWS:
        raise _too_large()
    if len(set(table.column_names)) < len(table.column_names):
        raise RunRefused("column_twice", "Een kolom staat twee keer in de tabel.")
    return table


def _csv(content: IO[bytes]) -> "pa.Table":
    import pyarrow as pa
    from pyarrow import csv

    names = _names(content, "x.csv")
    content.seek(0)
    return csv.read_csv(
        io.BytesIO(content.read()),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True,
            null_values=[""],
        ),
    )  # fmt: skip


def _too_large() -> RunRefused:
    return RunRefused("table_large", f"De tabel heeft meer dan {MOST_ROWS} rijen.")


def _unreadable() -> RunRefused:
    return RunRefused("table_unreadable", "Dit bestand is geen leesbare Parquet- of CSV-tabel.")


def _texts(table: "pa.Table", name: str) -> list[str]:
    return ["" if one is None else str(one) for one in table.column(name).to_pylist()]


def _contacts(table: "pa.Table") -> Mapping[str, Mapping[str, str]]:
    given = [name for name in CONTACT if name in table.column_names]
    columns = [_texts(table, name) for name in given]
    return {
        person: dict(zip(given, values, strict=True))
        for person, *values in zip(_texts(table, PERSON), *columns, strict=True)
    }


def _held(table: "pa.Table", population: "Population", rights: Collection[str]) -> dict[str, Any]:
    import numpy as np

    numbers = _texts(table, PERSON)
    found = {}
    for right in rights:
        name = held_column(right)
        if name not in table.column_names:
            continue
        has = {
            number
            for number, said in zip(numbers, _texts(table, name), strict=True)
            if said.strip().lower() in _TRUE
        }
        found[right] = np.array([str(one) in has for one in population.person_ids], bool)
    return found


def _population(table: "pa.Table", vocabulary: Vocabulary) -> "Population":
    from verbond.rights.tables import population_of_table

    if not table.num_rows:
        raise CaseError("empty", "De tabel heeft geen rijen.")
    return population_of_table(table, vocabulary)
