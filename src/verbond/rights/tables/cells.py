"""What a cell may hold, by kind of fact: texts to truths, choices, days and exact numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from verbond.rights.core.errors import CaseError
from verbond.rights.core.vocabulary import FactKind
from verbond.rights.tables.limits import (
    FIRST_YEAR,
    FORMULA,
    LAST_YEAR,
    MOST_CENTS,
    MOST_LETTERS,
    MOST_NUMBER,
)

if TYPE_CHECKING:
    import pyarrow as pa

TRUTHS = {"true": True, "ja": True, "false": False, "nee": False}
EPOCH = 719_163  # date(1970, 1, 1).toordinal()
# Points and tenths are kept in so many parts.
PARTS = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where a batch of cells stands: for the words of an error."""

    column: str
    row: int

    def refused(self, which: Any, values: "pa.Array", allowed: str) -> CaseError:
        """Return the error of the first cell that is not right; `which` marks them."""
        first = int(np.flatnonzero(which)[0])
        try:
            shown = repr(values[first].as_py())[:50]
        except OverflowError:
            # A day of a year that Python does not know.
            shown = "this"
        return CaseError(
            "cell",
            f"Row {self.row + first}, column {self.column}: {shown} is not allowed; {allowed}.",
        )


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of one column as whole numbers (truths: 0 and 1), and which of them are given."""

    values: Any
    given: Any
    words: tuple[str, ...] = ()


def read_cells(values: "pa.Array", kind: FactKind, place: Place) -> Cells:
    """Read the cells of one fact. Raises `CaseError` with row, column and what is allowed."""
    if kind.is_truth:
        return _truths(values, place)
    if kind.kind == "choice":
        return choices(values, kind.choices, place)
    if kind.kind == "date":
        return _days(values, place)
    if kind.unit.startswith("EUR"):
        return _exact(values, place, MONEY)
    return _exact(values, place, NUMBER)


def texts(values: "pa.Array", place: Place) -> "pa.Array":
    """Return cells as texts: ids and choices. Empty is null; nothing that a program would run."""
    import pyarrow as pa
    from pyarrow import compute

    if not (pa.types.is_integer(values.type) or _is_text(values.type)):
        raise _wrong_type(values, place, "texts or whole numbers")
    allowed = f"at most {MOST_LETTERS} letters, not beginning with =, +, - or @"
    _refuse_long_words(values, place, allowed)
    found = values.cast(pa.string())
    found = compute.if_else(compute.equal(found, ""), pa.scalar(None, pa.string()), found)
    wrong = compute.match_substring_regex(
        found, rf"^[{FORMULA}]|[\x00-\x1f]|^.{{{MOST_LETTERS},}}$"
    )
    _refuse(wrong, found, place, allowed)
    return found


def _refuse_long_words(values: "pa.Array", place: Place, allowed: str) -> None:
    """Look at the words of a dictionary before they are written out once for every row."""
    import pyarrow as pa
    from pyarrow import compute

    if not pa.types.is_dictionary(values.type) or not len(values.dictionary):
        return
    # UTF-8 has at most four bytes for a letter.
    if (compute.max(compute.binary_length(values.dictionary)).as_py() or 0) > MOST_LETTERS * 4:
        raise CaseError(
            "cell", f"Column {place.column}, from row {place.row}: a word is too long; {allowed}."
        )


def _is_text(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(
        pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind)
    )


def _refuse(wrong: "pa.Array", values: "pa.Array", place: Place, allowed: str) -> None:
    marked = _plain(wrong.fill_null(fill_value=False))
    if marked.any():
        raise place.refused(marked, values, allowed)


def _plain(values: "pa.Array") -> Any:
    return values.to_numpy(zero_copy_only=False)


def _wrong_type(values: "pa.Array", place: Place, allowed: str) -> CaseError:
    return CaseError("type", f"Column {place.column} holds {values.type}; allowed are {allowed}.")


def _truths(values: "pa.Array", place: Place) -> Cells:
    import pyarrow as pa
    from pyarrow import compute

    if not pa.types.is_boolean(values.type):
        if not _is_text(values.type):
            raise _wrong_type(values, place, "true and false")
        words = texts(values, place)
        lower = compute.utf8_lower(words)
        known = compute.is_in(lower, pa.array(list(TRUTHS)))
        wrong = compute.and_(compute.invert(known), compute.is_valid(lower))
        _refuse(wrong, words, place, "allowed are true, false, ja, nee or empty")
        yes = pa.array([word for word, truth in TRUTHS.items() if truth])
        values = compute.if_else(compute.is_valid(lower), compute.is_in(lower, yes), None)
    given = _plain(compute.is_valid(values))
    return Cells(_plain(values.fill_null(fill_value=False)).astype(bool), given)


def choices(values: "pa.Array", allowed: Sequence[str], place: Place) -> Cells:
    """Read choices as places in a list of words; without a list every word may come."""
    from pyarrow import compute

    words = texts(values, place).dictionary_encode()
    found = tuple(words.dictionary.to_pylist())
    wrong = [word for word in found if allowed and word not in allowed]
    if wrong:
        which = compute.equal(words.cast("string"), wrong[0])
        _refuse(which, words.cast("string"), place, f"allowed are {', '.join(allowed)}, or empty")
    given = _plain(compute.is_valid(words))
    return Cells(_plain(words.indices.fill_null(0)).astype(np.int64), given, found)


def _days(values: "pa.Array", place: Place) -> Cells:
    import pyarrow as pa
    from pyarrow import compute

    if not pa.types.is_date32(values.type):
        if not _is_text(values.type):
            raise _wrong_type(values, place, "days such as 2024-05-31")
        values = _days_of(texts(values, place), place)
    given = _plain(compute.is_valid(values))
    days = _plain(values.cast(pa.int32()).fill_null(0)).astype(np.int64) + EPOCH
    years = compute.year(values)
    wrong = compute.or_(compute.less(years, FIRST_YEAR), compute.greater(years, LAST_YEAR))
    _refuse(wrong, values, place, f"days lie from {FIRST_YEAR} to {LAST_YEAR}")
    return Cells(days, given)


def _days_of(words: "pa.Array", place: Place) -> "pa.Array":
    import pyarrow as pa
    from pyarrow import compute

    allowed = "a day is written as 2024-05-31"
    shaped = compute.match_substring_regex(words, r"^\d{4}-\d{2}-\d{2}$")
    _refuse(compute.invert(shaped), words, place, allowed)
    try:
        return words.cast(pa.date32())
    except pa.ArrowInvalid:
        # 30 February: look for the one that is not a day.
        wrong = [word is not None and not _is_day(word) for word in words.to_pylist()]
        raise place.refused(np.array(wrong), words, allowed) from None


def _is_day(word: str) -> bool:
    import pyarrow as pa

    try:
        pa.array([word]).cast(pa.date32())
    except pa.ArrowInvalid:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Exactly:
    """How exact numbers of a kind are: `parts` of one, written with so many decimals."""

    parts: int
    decimals: int
    most: int
    allowed: str


MONEY = Exactly(
    100, 2, MOST_CENTS,
    "an amount is 0 or more, under 100 million euro, with at most two decimals, such as 1250.50",
)  # fmt: skip
NUMBER = Exactly(
    PARTS, 2, MOST_NUMBER * PARTS, "a number is 0 or more, with at most two decimals, such as 12.5"
)  # fmt: skip


def _exact(values: "pa.Array", place: Place, by: Exactly) -> Cells:
    import pyarrow as pa
    from pyarrow import compute

    way = _way(values.type)
    if way is None:
        raise _wrong_type(values, place, "decimals, whole numbers, or texts such as 1250.50")
    if _is_text(values.type):
        values = (
            texts(values, place) if not pa.types.is_null(values.type) else values.cast("string")
        )
    given = _plain(compute.is_valid(values))
    found, wrong = way(values, by)
    wrong = (wrong | (found < 0) | (found >= by.most)) & given
    if wrong.any():
        raise place.refused(wrong, values, by.allowed)
    return Cells(np.where(given, found, 0), given)


def _way(kind: "pa.DataType") -> "Callable[[pa.Array, Exactly], tuple[Any, Any]] | None":
    import pyarrow as pa

    if pa.types.is_decimal(kind):
        return _from_decimals
    if pa.types.is_integer(kind):
        return _from_whole
    if pa.types.is_floating(kind):
        return _from_floats
    return _from_texts if _is_text(kind) else None


def _from_texts(values: "pa.Array", by: Exactly) -> tuple[Any, Any]:
    import pyarrow as pa
    from pyarrow import compute

    shaped = compute.match_substring_regex(values, rf"^\d{{1,12}}(\.\d{{1,{by.decimals}}})?$")
    right = _plain(shaped.fill_null(fill_value=False))
    known = compute.if_else(shaped, values, pa.scalar(None, pa.string()))
    found, _wrong = _from_decimals(known.cast(pa.decimal128(20, by.decimals)), by)
    return found, ~right


def _from_decimals(values: "pa.Array", by: Exactly) -> tuple[Any, Any]:
    import pyarrow as pa
    from pyarrow import compute

    wide = values.cast(pa.decimal128(38, max(by.decimals, values.type.scale)))
    kept = compute.round(wide, by.decimals)
    wrong = _plain(compute.not_equal(wide, kept).fill_null(fill_value=False))
    unscaled = kept.cast(pa.decimal128(38, by.decimals))
    # 16 bytes each: the lower 8 hold every amount that is allowed.
    pairs = np.frombuffer(unscaled.buffers()[1], np.int64).reshape(-1, 2)
    pairs = pairs[unscaled.offset : unscaled.offset + len(unscaled)]
    beyond = pairs[:, 1] != pairs[:, 0] >> 63
    return np.where(beyond, 0, pairs[:, 0]), wrong | beyond


def _from_whole(values: "pa.Array", by: Exactly) -> tuple[Any, Any]:
    import pyarrow as pa

    found = _plain(values.fill_null(0)).astype(object if pa.types.is_uint64(values.type) else None)
    beyond = (found > by.most // by.parts) | (found < 0)
    return np.where(beyond, 0, found).astype(np.int64) * by.parts, beyond


def _from_floats(values: "pa.Array", by: Exactly) -> tuple[Any, Any]:
    found = _plain(values.fill_null(0)).astype(np.float64)
    kept = np.where(np.isfinite(found) & (np.abs(found) < 2.0**40), found, -1.0)
    whole = np.rint(kept * by.parts)
    # Exact to the cent: the nearest double to these cents is the double that was given.
    return whole.astype(np.int64), (whole / by.parts) != found
