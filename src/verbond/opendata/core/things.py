"""What is published, thing by thing: columns, their meaning, and the term each stands for."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from verbond.opendata.core.errors import ThingsWrong

KINDS = ("text", "integer", "number", "boolean", "date", "datetime", "json")
SEPARATOR = "~"

type Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One column: `link` names the collection whose key it holds, `language` that of its words.

    A key of several columns is made `by` these; `=word` in it stands for the word itself.
    """

    name: str
    term: str
    nl: str
    en: str
    kind: str = ""
    link: str = ""
    by: tuple[str, ...] = ()
    language: str = ""
    may_be_empty: bool = False
    choices: tuple[tuple[str, Any], ...] = ()
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """One kind of published thing; `beside` tells which collections its own page shows along."""

    many: str
    one: str
    key: tuple[str, ...]
    classes: tuple[str, ...]
    nl: str
    en: str
    fields: tuple[Field, ...]
    beside: Mapping[str, str | None]
    filters: tuple[str, ...]
    stands_alone: bool
    is_paged: bool
    page: str
    page_from: tuple[str, ...] = ()
    page_if: tuple[tuple[str, str], ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    def key_of(self, row: Row) -> str:
        """Return what addresses a row among its kind: its key columns joined by `~`.

        A column marked `#` would be too long for an address and enters by its hash.
        """
        return SEPARATOR.join(_part(column, row) for column in self.key)

    def parts_of(self, key: str) -> dict[str, str]:
        """Return the key columns that an address holds as they are; none when it cannot be split.

        A value with the separator in it cannot be told from two values.
        """
        parts = key.split(SEPARATOR)
        if len(parts) != len(self.key):
            return {}
        pairs = zip(self.key, parts, strict=True)
        return {column: part for column, part in pairs if not column.startswith("#")}

    def with_fields(self, fields: Iterable[Field]) -> "Thing":
        return replace(self, fields=tuple(fields))


def _part(column: str, row: Row) -> str:
    if column.startswith("#"):
        return hashlib.sha256(str(row[column[1:]]).encode()).hexdigest()[:8]
    return text_of(row[column])


def text_of(value: Any) -> str:
    """Write a plain value as text: dates in ISO 8601, numbers with a point.

    >>> text_of(Decimal("2.50")), text_of(True), text_of(None), text_of(date(2024, 1, 2))
    ('2.5', 'true', '', '2024-01-02')
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case Decimal():
            text = format(value, "f")
            return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
    return str(value)


def parse_things(content: Mapping[str, Any], name: str) -> tuple[Thing, ...]:
    """Read the description of things; raises `ThingsWrong` with the thing and field."""
    return tuple(_thing(many, entry, f"{name}, {many}") for many, entry in content.items())


def _thing(many: str, entry: Mapping[str, Any], place: str) -> Thing:
    fields = tuple(_field(name, one, f"{place}.{name}") for name, one in entry["fields"].items())
    known = {field.name for field in fields}
    for column in [one.lstrip("#") for one in entry["key"]] + list(entry.get("filters", [])):
        if column not in known:
            raise ThingsWrong("unknown_column", f"{place}: there is no column {column!r}")
    for language in ("nl", "en"):
        if not entry.get(language):
            raise ThingsWrong("no_words", f"{place}: describe it in words, in {language}")
    return Thing(
        many=many,
        one=entry["one"],
        key=tuple(entry["key"]),
        classes=tuple(entry["classes"]),
        nl=entry["nl"],
        en=entry["en"],
        fields=fields,
        beside=dict(entry.get("with", {})),
        filters=tuple(entry.get("filters", ())),
        stands_alone=bool(entry.get("global")),
        is_paged=bool(entry.get("paged")),
        page=entry.get("page", ""),
        page_from=tuple(entry.get("page_from", ())),
        page_if=tuple(entry.get("page_if", {}).items()),
    )


def _field(name: str, entry: Mapping[str, Any], place: str) -> Field:
    missing = [part for part in ("term", "nl", "en") if not entry.get(part)]
    if missing:
        raise ThingsWrong("no_words", f"{place}: missing {', '.join(missing)}")
    kind = entry.get("type", "")
    if kind and kind not in KINDS:
        raise ThingsWrong("kind", f"{place}: type {kind!r}; allowed are {', '.join(KINDS)}")
    return Field(
        name=name,
        term=entry["term"],
        nl=entry["nl"],
        en=entry["en"],
        kind=kind,
        link=entry.get("link", ""),
        by=tuple(entry.get("by", ())),
        language=entry.get("text", ""),
        may_be_empty=bool(entry.get("empty")),
    )
