"""Open a Parquet or CSV file as batches of Arrow columns; every fault of the file has words."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from verbond.rights.core.errors import CaseError
from verbond.rights.tables.limits import (
    BLOCK_BYTES,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_HEADER_BYTES,
    MOST_ROWS,
    ROWS_AT_ONCE,
)

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIXES = (".parquet", ".csv")


def batches_of(file: Path | IO[bytes], name: str) -> "tuple[list[str], Iterator[pa.RecordBatch]]":
    """Return the names of the columns, and the rows in batches. Raises `CaseError`."""
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise CaseError("suffix", f"{name}: a table ends in {' or '.join(SUFFIXES)}.")
    if isinstance(file, Path):
        _check_file(file, name)
    opened: Any = str(file) if isinstance(file, Path) else file
    columns, rows = (_parquet if suffix == ".parquet" else _csv)(opened, name)
    _check_names(columns, name)
    return columns, _guarded(rows, name)


def _check_file(file: Path, name: str) -> None:
    if not file.is_file():
        raise CaseError("no_file", f"{name}: there is no such file.")
    if file.stat().st_size > MOST_BYTES:
        raise CaseError("too_large", f"{name}: a table has at most {MOST_BYTES:,} bytes.")


def _check_names(columns: Sequence[str], name: str) -> None:
    if len(columns) > MOST_COLUMNS:
        raise CaseError("columns", f"{name}: at most {MOST_COLUMNS} columns; not {len(columns)}.")
    twice = sorted({one for one in columns if columns.count(one) > 1})
    if twice:
        raise CaseError("column_twice", f"{name}: columns that are there twice: {twice[:5]}.")


def _parquet(file: Any, name: str) -> "tuple[list[str], Iterator[pa.RecordBatch]]":
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        opened = pq.ParquetFile(file)
        # Words stay written once: a small file can say a long one a million times.
        words = [one.name for one in opened.schema_arrow if _is_text(one)]
        if words:
            opened = pq.ParquetFile(file, read_dictionary=words)
        names = list(opened.schema_arrow.names)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as fault:
        raise _unreadable(name, fault) from fault
    if opened.metadata.num_rows > MOST_ROWS:
        raise CaseError("too_many", f"{name}: at most {MOST_ROWS:,} rows.")
    return names, opened.iter_batches(batch_size=ROWS_AT_ONCE)


def _is_text(column: Any) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(column.type) or pa.types.is_large_string(column.type))


def _csv(file: Any, name: str) -> "tuple[list[str], Iterator[pa.RecordBatch]]":
    import pyarrow as pa
    from pyarrow import csv

    def opened(types: Any) -> Any:
        if not isinstance(file, str):
            file.seek(0)
        return csv.open_csv(
            file,
            # One thread: what was read ahead would stand in memory.
            read_options=csv.ReadOptions(block_size=BLOCK_BYTES, use_threads=False),
            convert_options=csv.ConvertOptions(column_types=types, strings_can_be_null=True),
        )

    try:
        _check_header(file, name)
        names = opened({}).schema.names
        # Text first: a guess at types would lose "00012" and read "1e3" as an amount.
        rows = opened({one: pa.string() for one in names})
    except (pa.ArrowException, OSError, UnicodeDecodeError) as fault:
        raise _unreadable(name, fault) from fault
    return list(names), iter(rows)


def _check_header(file: Any, name: str) -> None:
    """Read the first row by ourselves: a million columns end the process that makes them."""
    if isinstance(file, str):
        with Path(file).open("rb") as stream:
            start = stream.read(MOST_HEADER_BYTES + 1)
    else:
        file.seek(0)
        start = file.read(MOST_HEADER_BYTES + 1)
    header = start.replace(b"\r", b"\n").partition(b"\n")[0]
    if len(header) > MOST_HEADER_BYTES or header.count(b",") >= MOST_COLUMNS:
        raise CaseError("columns", f"{name}: at most {MOST_COLUMNS} columns, with short names.")
    if header.count(b'"') % 2:
        raise CaseError("header", f"{name}: the name of a column stands on one line.")
    header.decode("utf-8-sig")


def _guarded(rows: "Iterator[pa.RecordBatch]", name: str) -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa

    seen = 0
    while True:
        try:
            batch = next(rows)
            # Parquet says that something is text, and is believed until somebody reads it.
            batch.validate(full=True)
        except StopIteration:
            return
        except (pa.ArrowException, OSError) as fault:
            raise _unreadable(name, fault) from fault
        seen += batch.num_rows
        if seen > MOST_ROWS:
            raise CaseError("too_many", f"{name}: at most {MOST_ROWS:,} rows.")
        yield batch


def _unreadable(name: str, fault: Exception) -> CaseError:
    said = " ".join(str(fault).split())[:200]
    return CaseError("unreadable", f"{name}: this cannot be read as a table: {said}")
