"""The form of a backup: docs/decisions/0012-backup.md.

A compressed tar of JSON lines: a header first, parts of tables, the manifest last, so that a file
that was cut off is known as such. Nothing else may stand in it.
"""

import base64
import datetime as dt
import json
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from verbond.kit.errors import RuleBroken

FORMAT = 1
HEADER = "verbond-backup.json"
MANIFEST = "manifest.json"
# One row can hold a whole uploaded document; nothing of Verbond is larger than this.
MOST_PART_BYTES = 512 * 1024 * 1024
# A part is closed once it is this large, so that a backup never stands in memory as a whole.
PART_BYTES = 4 * 1024 * 1024
_PART = re.compile(r"tables/([a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)/(\d{6})\.jsonl")


class BackupRefused(RuleBroken):
    """A backup cannot be made, read or put back."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of one table as they stand in the file."""

    name: str
    sha256: str
    size: int
    rows: int


@dataclass(frozen=True, slots=True)
class TableShape:
    """How many rows a table has, in which columns, and the last number it gave out."""

    columns: tuple[str, ...]
    rows: int
    last_number: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds and what it was made with."""

    made_at: str
    verbond: str
    django: str
    database: str
    migrations: tuple[str, ...]
    journal_head: str
    tables: Mapping[str, TableShape]
    parts: tuple[Part, ...]

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())

    def to_json(self) -> bytes:
        return _json({"format": FORMAT, **asdict(self)})


def header() -> bytes:
    """Return the first member: what kind of file this is."""
    return _json({"kind": "verbond-backup", "format": FORMAT})


def check_header(content: bytes, where: str) -> None:
    """Raise `BackupRefused` when a file is no backup, or one of another format."""
    found = _object(content, where)
    if found.get("kind") != "verbond-backup":
        raise BackupRefused("foreign", f"{where}: this is not a backup of Verbond")
    if found.get("format") != FORMAT:
        raise BackupRefused(
            "format",
            f"{where}: format {found.get('format')!r}; this version reads format {FORMAT} only",
        )


def read_manifest(content: bytes, where: str) -> Manifest:
    """Read the last member. Raises `BackupRefused` when it is not what we write."""
    found = _object(content, where)
    try:
        return Manifest(
            made_at=str(found["made_at"]),
            verbond=str(found["verbond"]),
            django=str(found["django"]),
            database=str(found["database"]),
            migrations=tuple(map(str, found["migrations"])),
            journal_head=str(found["journal_head"]),
            tables={
                str(label): TableShape(
                    tuple(map(str, shape["columns"])),
                    int(shape["rows"]),
                    int(shape["last_number"]),
                )
                for label, shape in found["tables"].items()
            },
            parts=tuple(
                Part(str(p["name"]), str(p["sha256"]), int(p["size"]), int(p["rows"]))
                for p in found["parts"]
            ),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise BackupRefused("manifest", f"{where}: its manifest is damaged") from problem


def part_name(label: str, number: int) -> str:
    """Name a part after its table.

    >>> part_name("places.place", 1)
    'tables/places.place/000001.jsonl'
    """
    return f"tables/{label}/{number:06}.jsonl"


def label_of(name: str, where: str) -> str:
    """Return the table of a member; anything but a part of a table is refused, by name alone.

    >>> label_of("tables/places.place/000001.jsonl", "b")
    'places.place'
    """
    found = _PART.fullmatch(name)
    if found is None:
        raise BackupRefused(
            "member", f"{where}: holds {name!r:.80}, which no backup of Verbond holds"
        )
    return found[1]


def row_line(values: Sequence[object]) -> bytes:
    """Write one row. Raises `BackupRefused` for a value that JSON cannot carry exactly.

    >>> row_line([1, "é", None])
    b'[1,"\\xc3\\xa9",null]\\n'
    """
    try:
        return _json([_plain(value) for value in values]) + b"\n"
    except ValueError as problem:  # a float that is no number, half a character
        raise BackupRefused("value", f"a row cannot be written: {problem}") from problem


def row_values(line: bytes, columns: int, where: str) -> list[Any]:
    """Read one row. Raises `BackupRefused` when it does not have these many columns."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise BackupRefused("row", f"{where}: a row is damaged") from problem
    if not isinstance(found, list) or len(found) != columns:
        raise BackupRefused("row", f"{where}: a row does not have {columns} columns")
    return found


def _plain(value: object) -> object:
    match value:
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case Decimal() | uuid.UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode("ascii")
    return value


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def _object(content: bytes, where: str) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as problem:
        raise BackupRefused("damaged", f"{where}: damaged, or not a backup of Verbond") from problem
    if not isinstance(found, dict):
        raise BackupRefused("damaged", f"{where}: damaged, or not a backup of Verbond")
    return found
