"""Read a table of persons into a population, all of it or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from verbond.rights.core.errors import CaseError
from verbond.rights.core.population import Column, Population
from verbond.rights.core.population.needed import BOUNDS, STRUCTURE, fact_of, refuse_more
from verbond.rights.core.vocabulary import FactKind, Vocabulary
from verbond.rights.tables.cells import Cells, Place, texts
from verbond.rights.tables.gathered import Gathered, column_of, spanned
from verbond.rights.tables.limits import FIRST_YEAR, LAST_YEAR
from verbond.rights.tables.opening import batches_of
from verbond.rights.tables.people import People, people_of, ties_of

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Reading:
    """A table that was read: its population, its columns, and what stands beside the facts.

    `beside`: the columns that were asked for beside facts, as Arrow texts by row of the population.
    """

    population: Population
    columns: tuple[str, ...]
    beside: "Mapping[str, pa.ChunkedArray]"


def read_table(
    file: Path | IO[bytes],
    vocabulary: Vocabulary,
    *,
    needed: frozenset[str],
    name: str = "",
    beside: frozenset[str] = frozenset(),
    progress: Callable[[int], None] | None = None,
) -> Reading:
    """Read a Parquet or CSV table with one row per person; refuse every column not needed.

    `beside`: columns that may be there and are kept as texts, such as an address for a letter.
    Raises `CaseError` with row (the first person is row 1), column and what is allowed.
    """
    shown = name or getattr(file, "name", "table")
    columns, batches = batches_of(file, Path(str(shown)).name)
    refuse_more([one for one in columns if one not in beside], needed)
    if "person" not in columns:
        raise CaseError("no_person_column", "The table has no column person.")
    facts = {one: Gathered(one, _kind(one, vocabulary)) for one in columns if _is_fact(one, beside)}
    kept: dict[str, list[pa.Array]] = {one: [] for one in columns if one not in facts}
    rows = 0
    for batch in batches:
        for column, values in zip(batch.schema.names, batch.columns, strict=True):
            if column in facts:
                facts[column].add(values, rows + 1)
            else:
                kept[column].append(texts(values, Place(column, rows + 1)))
        rows += batch.num_rows
        if progress:
            progress(rows)
    return _read(
        facts, {key: _chunked(parts) for key, parts in kept.items()}, tuple(columns), beside
    )


def _chunked(parts: "list[pa.Array]") -> "pa.ChunkedArray":
    import pyarrow as pa

    return pa.chunked_array(parts, pa.string())


def _is_fact(column: str, beside: frozenset[str]) -> bool:
    return column not in STRUCTURE and column not in beside


def _kind(column: str, vocabulary: Vocabulary) -> FactKind:
    fact, _dot, year = fact_of(column).partition(".")
    kind = vocabulary.get(fact)
    if kind is None:
        raise CaseError("no_fact", f"Column {column[:60]}: there is no fact {fact[:60]}.")
    if kind.by_year != bool(year) or (year and not _is_year(year)):
        wanted = f"{fact}.2023" if kind.by_year else fact
        raise CaseError("year", f"Column {column[:60]}: write {wanted}.")
    if column != fact_of(column) and kind.kind not in {"number", "date"}:
        raise CaseError("bounds", f"Column {column[:60]}: only numbers and days have bounds.")
    return kind


def _is_year(year: str) -> bool:
    return year.isdecimal() and FIRST_YEAR <= int(year) <= LAST_YEAR


def _read(
    gathered: Mapping[str, Gathered],
    kept: "Mapping[str, pa.ChunkedArray]",
    columns: tuple[str, ...],
    beside: frozenset[str],
) -> Reading:
    people = people_of({key: kept[key] for key in kept if key in STRUCTURE})
    persons: dict[str, Column] = {}
    homes: dict[str, Column] = {}
    for fact in dict.fromkeys(map(fact_of, gathered)):
        kind, column = _fact(fact, gathered, len(people.order))
        column = column.part(people.order) if not _in_order(people) else column
        if kind.entity == "person":
            persons[fact] = column
        else:
            homes[fact] = _of_homes(fact, column, people)
    population = Population(
        starts=people.starts,
        persons=persons,
        homes=homes,
        ties=ties_of(people, persons.get("birth_date")),
        person_ids=people.person_ids,
        home_ids=people.home_ids,
    )
    return Reading(
        population, columns, {key: _row(kept[key], people) for key in beside & set(kept)}
    )


def _in_order(people: People) -> bool:
    return bool(np.all(people.order[:-1] < people.order[1:]))


def _row(values: "pa.ChunkedArray", people: People) -> "pa.ChunkedArray":
    return values if _in_order(people) else values.take(people.order)


def _fact(fact: str, gathered: Mapping[str, Gathered], rows: int) -> tuple[FactKind, Column]:
    least, most = (gathered.get(fact + bound) for bound in BOUNDS)
    exact = gathered.get(fact)
    kind = next(one.kind for one in (exact, least, most) if one is not None)
    if exact is not None and least is None and most is None:
        return kind, column_of(kind, exact.whole(rows))
    nothing = Cells(np.zeros(rows, np.int64), np.zeros(rows, bool))
    parts = [nothing if one is None else one.whole(rows) for one in (exact, least, most)]
    return kind, spanned(fact, kind, *parts)


def _of_homes(fact: str, column: Column, people: People) -> Column:
    """Return a fact of households; every member must say the same."""
    first = people.starts[:-1]
    sizes = np.diff(people.starts)
    for end in (column.low,) if column.is_exact else (column.low, column.high):
        differs = end != np.repeat(end[first], sizes)
        if differs.any():
            raise people.fault(
                differs, f"column {fact}: another value than the first member of the household has"
            )
    return column.part(first)


def told(values: Any, row: int) -> str:
    """Return one text of a column of texts."""
    return str(values[row].as_py() or "")
