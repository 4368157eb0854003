"""A table that was made to do harm is refused in words, and costs no more than it weighs."""

import io
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from verbond.rights.core.errors import CaseError
from verbond.rights.loading import shipped_rules
from verbond.rights.tables import read_table

NEEDED = frozenset({"person", "birth_date", "taxable_income.2023", "municipality"})


def refused(content: bytes, name: str) -> str:
    with pytest.raises(CaseError) as fault:
        read_table(io.BytesIO(content), shipped_rules().vocabulary, needed=NEEDED, name=name)
    return fault.value.message


def parquet(**columns: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({name.replace("__", "."): one for name, one in columns.items()}), out)
    return out.getvalue()


def no_text() -> pa.Array:
    """Return a column that says that it is text, and is not."""
    ends = pa.py_buffer(np.array([0, 2, 3], np.int32).tobytes())
    return pa.Array.from_buffers(pa.string(), 2, [None, ends, pa.py_buffer(b"\xff\xfea")])


@pytest.mark.parametrize("column", ["person", "birth_date", "taxable_income.2023", "municipality"])
def test_parquet_that_lies_about_its_letters_is_refused(column: str) -> None:
    content = parquet(**{"person": ["a", "b"], column: no_text()})
    assert "cannot be read as a table" in refused(content, "t.parquet")


def test_name_of_a_column_that_is_no_text_is_refused() -> None:
    content = parquet(person=["a"], birth_date=["2000-01-01"])
    assert "cannot be read" in refused(
        content.replace(b"birth_date", b"birth\xe4date"), "t.parquet"
    )


def test_days_beyond_every_calendar_are_refused() -> None:
    days = pa.array([2**31 - 1, 0], pa.int32()).cast(pa.date32())
    assert "days lie from 1900" in refused(parquet(person=["a", "b"], birth_date=days), "t.parquet")
    assert "days lie from 1900" in refused(b"person,birth_date\na,0000-01-01\n", "t.csv")


def test_long_word_that_is_written_once_is_never_written_out_for_each_row() -> None:
    word = pa.array(["x" * 1_000_000])
    column = pa.DictionaryArray.from_arrays(pa.array(np.zeros(100_000, np.int32)), word)
    for stores in (True, False):
        out = io.BytesIO()
        pq.write_table(pa.table({"person": column}), out, store_schema=stores)
        before = pa.total_allocated_bytes()
        assert "a word is too long" in refused(out.getvalue(), "t.parquet")
        # A hundred billion bytes if each row had its own.
        assert pa.default_memory_pool().max_memory() - before < 500_000_000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"," * 1_000_000 + b"\n", "at most 200 columns"),
        (b'"a\n' + b"," * 1_000_000 + b'"\n', "stands on one line"),
        (b"x" * 1_000_000 + b"\n", "at most 200 columns"),
        ("persoé,person\na,b\n".encode("latin-1"), "cannot be read"),
    ],
)
def test_first_row_that_would_end_the_program_is_refused_unread(content: bytes, said: str) -> None:
    assert said in refused(content, "t.csv")
