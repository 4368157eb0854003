"""The typed forms of the API, made from the same words as the data dictionary."""

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field as Described
from pydantic import create_model

from verbond.opendata.core.things import Field, Thing

MOST_ON_A_PAGE = 200
ON_A_PAGE = 50
FARTHEST = 1_000_000
_TYPES: dict[str, Any] = {
    "text": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "date": date,
    "datetime": datetime,
    "json": Any,
}


def class_name(thing: Thing) -> str:
    """Name the form of a thing: `system-use` is a SystemUse."""
    return "".join(part.capitalize() for part in thing.one.split("-"))


def form_of(thing: Thing) -> type[Schema]:
    """Return the form of one row."""
    fields: dict[str, Any] = {
        "id": (str, Described(description="The name of this thing as linked data.")),
        "page_url": (str, Described(description="The page for people, or empty.")),
    }
    for field in thing.fields:
        kind = _TYPES[field.kind]
        if field.may_be_empty:
            kind = kind | None if kind is not Any else Any
        fields[field.name] = (kind, Described(description=words(field)))
    return _model(class_name(thing), thing.en, fields)


def words(field: Field) -> str:
    """Describe a column with the values that it may have."""
    allowed = ", ".join(value for value, _label in field.choices)
    return f"{field.en} One of: {allowed}." if allowed else field.en


def page_of_forms(thing: Thing, form: type[Schema]) -> type[Schema]:
    """Return the form of a page of rows."""
    fields: dict[str, Any] = {
        "count": (int, Described(description="How many rows there are in all.")),
        "next": (str | None, Described(description="Address of the next page, if any.")),
        "previous": (str | None, Described(description="Address of the page before, if any.")),
        "results": (list[form], Described(description="The rows of this page.")),  # type: ignore[valid-type]
    }
    return _model(f"{class_name(thing)}Page", f"A page of: {thing.en}", fields)


def question_of(thing: Thing) -> type[Schema]:
    """Return the parameters of a list: its filters and which page."""
    fields: dict[str, Any] = {
        name: (
            str | None,
            Described(None, max_length=200, description=words(thing.field(name))),
        )
        for name in thing.filters
    }
    if thing.is_paged:
        text = "Only entries with a lower number."
        fields["before"] = (int | None, Described(None, ge=1, le=2**31 - 2, description=text))
    return _model(
        f"{class_name(thing)}Question", "", fields | paging(with_offset=not thing.is_paged)
    )


def paging(*, with_offset: bool = True) -> dict[str, Any]:
    limit = f"How many rows, at most {MOST_ON_A_PAGE}."
    fields: dict[str, Any] = {
        "limit": (int, Described(ON_A_PAGE, ge=1, le=MOST_ON_A_PAGE, description=limit))
    }
    if with_offset:
        text = "How many rows to pass over."
        fields["offset"] = (int, Described(0, ge=0, le=FARTHEST, description=text))
    return fields


def _model(name: str, text: str, fields: dict[str, Any]) -> type[Schema]:
    return create_model(name, __base__=Schema, __doc__=text or None, **fields)


class Facet(Schema):
    """One value of a filter with how many hits it would leave."""

    value: str = Described(description="What to write in the address.")
    label: str = Described(description="What it says to people.")
    count: int = Described(description="How many hits have it.")


class Hit(Schema):
    """One unit that was found, best first."""

    id: str = Described(description="The name of this unit as linked data.")
    page_url: str = Described(description="The page for people.")
    key: str = Described(description="The stable address of the unit.")
    text: str = Described(description="The sentence as in the document.")
    role: str = Described(description="What part of the text it is, in Dutch.")
    kind: str = Described(description="What the city has to do, in Dutch, or empty.")
    domain: str = Described(description="The chapter, by name.")
    section: str = Described(description="The heading it stands under, or empty.")
    line: int = Described(description="First line in the source text.")
    status: str = Described(description="How far it is, or empty for what promises nothing.")


class Correction(Schema):
    """A word that is not in the agreement, and the word that was looked for instead."""

    word: str = Described(description="The word as asked.")
    suggestion: str = Described(description="The word that was looked for.")


class SearchPage(Schema):
    """A page of what a search finds."""

    count: int = Described(description="How many units were found in all.")
    next: str | None = Described(description="Address of the next page, if any.")
    previous: str | None = Described(description="Address of the page before, if any.")
    results: list[Hit] = Described(description="The units of this page, best first.")
    facets: dict[str, list[Facet]] = Described(description="What each filter would leave.")
    corrections: list[Correction] = Described(description="Words that were understood otherwise.")


class SearchQuestion(Schema):
    """The words and filters of the site's own search."""

    q: str = Described("", max_length=200, description="Words to look for; empty finds all.")
    domain: list[str] = Described([], max_length=20, description="Keys of chapters.")
    theme: list[str] = Described([], max_length=20, description="Keys of themes.")
    kind: list[str] = Described([], max_length=20, description="Kinds, such as study.")
    place: list[str] = Described([], max_length=20, description="Codes of places.")
    sdg: list[str] = Described([], max_length=20, description="Numbers of SDGs, 1 to 17.")
    limit: int = Described(20, ge=1, le=100, description="How many units, at most 100.")
    offset: int = Described(0, ge=0, le=FARTHEST, description="How many units to pass over.")
