"""Columns of a table with one row per person, as the table convention of this room says.

Money in whole cents, days as ordinals (date.toordinal), choices as places in a list, ids as whole
numbers from 1. What `known` leaves out is unknown; for an id it means: nobody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[Any]
type Flags = NDArray[np.bool_]
type Whole = NDArray[np.int64]
type Float = NDArray[np.float64]
type Kind = Literal["cents", "number", "bool", "date", "choice", "id"]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column: `known` None means that every value is known."""

    kind: Kind
    values: Array
    known: Flags | None = None
    choices: tuple[str, ...] = ()

    def only(self, rows: Array) -> "Column":
        """Return the column for some rows, in that order."""
        known = None if self.known is None else self.known[rows]
        return replace(self, values=self.values[rows], known=known)

    def without(self, rows: Flags) -> "Column":
        """Return the column with some rows made unknown."""
        known = ~rows if self.known is None else self.known & ~rows
        return replace(self, known=known)


type Table = Mapping[str, Column]


def length(table: Table) -> int:
    """Return how many rows a table has."""
    return len(next(iter(table.values())).values) if table else 0


def joined(tables: Iterable[Table]) -> Table:
    """Put tables with the same columns under each other."""
    parts = list(tables)
    return {name: _joined([part[name] for part in parts]) for name in (parts[0] if parts else ())}


def _joined(columns: list[Column]) -> Column:
    known = None
    if any(one.known is not None for one in columns):
        full = [np.ones(len(one.values), bool) if one.known is None else one.known for one in columns]  # fmt: skip # noqa: E501
        known = np.concatenate(full)
    return replace(columns[0], values=np.concatenate([one.values for one in columns]), known=known)


def truth(values: Flags) -> Column:
    """Return a column of yes and no."""
    return Column("bool", values)


def cents(euros: Float) -> Column:
    """Return a column of money from floats of euro, rounded to the cent."""
    return Column("cents", np.rint(np.maximum(euros, 0.0) * 100).astype(np.int64))


def number(values: Array) -> Column:
    """Return a column of whole numbers."""
    return Column("number", np.maximum(np.rint(values), 0).astype(np.int64))


def days(ordinals: Array, known: Flags | None = None) -> Column:
    """Return a column of days."""
    return Column("date", np.floor(ordinals).astype(np.int64), known)


def choice(codes: Array, choices: Iterable[str]) -> Column:
    """Return a column of places in a list of choices."""
    return Column("choice", codes.astype(np.int8), None, tuple(choices))


def ids(values: Whole) -> Column:
    """Return a column of ids of rows; 0 is nobody."""
    return Column("id", values, values > 0)
