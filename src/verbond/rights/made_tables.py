"""Write a made city to a table, as the table convention of this room says: Parquet or CSV.

Both say that it is fictitious: Parquet in its metadata, CSV in every id ("fictief-12").
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from verbond.rights.core.errors import CaseError
from verbond.rights.core.made_city import City, Column, Table
from verbond.rights.core.made_city.statuses import Truth

if TYPE_CHECKING:
    import pyarrow as pa

MARK = {"fictief": "ja", "fictitious": "yes", "made_by": "rights-make-city"}
EPOCH = 719_163  # date(1970, 1, 1).toordinal()
# Rights that a household has, at the row of its head.
PREFIX = "fictief-"


class TableFile:
    """A file that tables are added to, batch by batch; memory stays that of one batch."""

    def __init__(self, path: Path) -> None:
        if path.suffix not in {".parquet", ".csv"}:
            raise CaseError("suffix", f"{path.name}: the name ends in .parquet or .csv.")
        self._path, self._writer = path, None  # type: tuple[Path, Any]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _raised: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        if self._writer is not None:
            self._writer.close()

    def add(self, columns: Mapping[str, "pa.Array"]) -> None:
        """Add rows; the first call decides which columns there are."""
        import pyarrow as pa

        table = pa.table(dict(columns)).replace_schema_metadata(MARK)
        if self._writer is None:
            self._writer = self._opened(table.schema)
        self._writer.write_table(table)

    def _opened(self, schema: "pa.Schema") -> Any:
        if self._path.suffix == ".parquet":
            import pyarrow.parquet as pq

            return pq.ParquetWriter(self._path, schema)
        from pyarrow import csv

        return csv.CSVWriter(
            self._path, schema, write_options=csv.WriteOptions(quoting_style="needed")
        )


def arrow_columns(table: Table, *, text_ids: bool) -> dict[str, "pa.Array"]:
    """Return the columns of a table for a file; ids are texts that say "fictief" in CSV."""
    return {name: _arrow(one, text_ids=text_ids) for name, one in table.items()}


def _arrow(column: Column, *, text_ids: bool) -> "pa.Array":
    import pyarrow as pa

    gone = None if column.known is None or column.known.all() else ~column.known
    match column.kind:
        case "cents":
            return _decimals(column.values, gone)
        case "date":
            return pa.array((column.values - EPOCH).astype(np.int32), pa.int32(), mask=gone).cast(
                pa.date32()
            )
        case "choice":
            codes = pa.array(column.values, pa.int8(), mask=gone)
            words = pa.array(list(column.choices))
            return words.take(codes) if text_ids else pa.DictionaryArray.from_arrays(codes, words)
        case "id" if text_ids:
            return _texts(column.values, gone)
        case "id" | "number":
            return pa.array(column.values, pa.int64(), mask=gone)
        case _:
            return pa.array(column.values, pa.bool_(), mask=gone)


def _texts(values: Any, gone: Any) -> "pa.Array":
    import pyarrow as pa
    from pyarrow import compute

    texts = pa.array(values, pa.int64(), mask=gone).cast(pa.string())
    return compute.binary_join_element_wise(PREFIX, texts, "")


def _decimals(values: Any, gone: Any) -> "pa.Array":
    """Put whole cents in a column of euro with two decimals, without a float between."""
    import pyarrow as pa

    wide = np.empty((len(values), 2), dtype=np.int64)
    wide[:, 0], wide[:, 1] = values, values >> 63
    valid = None if gone is None else pa.array(~gone).buffers()[1]
    kind = pa.decimal128(18, 2)
    return pa.Array.from_buffers(kind, len(values), [valid, pa.py_buffer(wide.tobytes())])


def truth_columns(city: City, *, text_ids: bool) -> Iterable[dict[str, "pa.Array"]]:
    """Yield, per right, who has it in truth, what it is worth and whether they hold it."""
    for right, found in city.truths.items():
        yield _truth(city, right, found, text_ids=text_ids)


def _truth(city: City, right: str, found: Truth, *, text_ids: bool) -> dict[str, "pa.Array"]:
    import pyarrow as pa

    rows = np.flatnonzero(found.entitled)
    who = arrow_columns(
        {name: city.table[name].only(rows) for name in ("person", "household", "cares_for")},
        text_ids=text_ids,
    )
    hoods, groups = pa.array(list(city.hoods)), pa.array(list(city.groups))
    return {
        "fictief": pa.array(np.ones(len(rows), bool)),
        "right": pa.array([right] * len(rows), pa.string()),
        **who,
        "held": pa.array(found.held[rows]),
        "euro_year": _decimals(found.cents_year[rows], None),
        "neighbourhood": hoods.take(pa.array(city.hood[rows])),
        "household_type": groups.take(pa.array(city.group[rows])),
        "age": pa.array(city.age[rows]),
    }
