"""Rows of every published thing, wherever they are kept."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from verbond.agreement import facade as agreement
from verbond.journal import facade as journal
from verbond.kit.rows import count_all
from verbond.opendata.addresses import site
from verbond.opendata.core.things import SEPARATOR, Row, Thing, text_of
from verbond.opendata.things import tables
from verbond.places import facade as places
from verbond.rights import facade as rights

type Where = dict[str, str]
LARGEST_INTEGER = 2**31 - 1


def rows(thing: Thing, slug: str | None = None, where: Where | None = None) -> Iterator[Row]:
    """Give the rows of one kind of thing; `where` compares columns with texts, all must agree.

    A text that the column can never hold finds nothing.
    """
    if thing.many in _ELSEWHERE:
        return _ELSEWHERE[thing.many](where or {})
    try:
        wanted = _wanted(thing, where or {})
    except ValidationError:
        return iter(())
    scope = None if thing.stands_alone else slug
    return tables()[thing.many].rows(scope, **wanted)


def row_named(thing: Thing, slug: str | None, key: str) -> Row | None:
    """Find one row by its address."""
    if not thing.key:
        return next(iter(rows(thing, slug)), None)
    # An empty part may stand for no value at all, which no comparison finds.
    where = {column: part for column, part in thing.parts_of(key).items() if part}
    if not where and not thing.key[0].startswith("#"):
        where = {thing.key[0]: key.partition(SEPARATOR)[0]}
    return next((row for row in rows(thing, slug, where) if thing.key_of(row) == key), None)


def _wanted(thing: Thing, where: Where) -> dict[str, Any]:
    table = tables()[thing.many]
    return {table.columns[column]: _typed(thing, column, text) for column, text in where.items()}


def _typed(thing: Thing, column: str, text: str) -> Any:
    field = thing.field(column)
    if "\x00" in text:
        raise ValidationError("NUL")
    if field.kind == "boolean":
        if text not in {"true", "false"}:
            raise ValidationError(text)
        return text == "true"
    value = tables()[thing.many].field_of(column).to_python(text)
    # A whole number beyond what a column holds finds nothing, on either database.
    if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        raise ValidationError(text)
    return value


def _places(where: Where) -> Iterator[Row]:
    if "code" in where:
        cards: Iterable[places.PlaceCard] = places.place_cards([where["code"]])
    else:
        cards = places.all_places(where.get("kind"))
    for card in cards:
        yield {
            "code": card.code,
            "kind": card.kind,
            "name": card.name,
            "fictitious": card.fictitious,
            "note": card.note,
            "latitude": _degrees(card.latitude),
            "longitude": _degrees(card.longitude),
            "bbox": list(card.bbox) if card.bbox else None,
            "geojson": _geojson(card),
            "edition": card.edition.code,
            "valid_from": card.edition.valid_from,
            "valid_to": card.edition.valid_to,
            "source": card.edition.source,
            "licence": card.edition.licence,
            "credit": card.edition.credit,
        }


def _degrees(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value))


def _geojson(card: places.PlaceCard) -> str:
    if not card.has_shape:
        return ""
    try:
        return site() + reverse("places:geojson", args=[card.code])
    except NoReverseMatch:
        return ""


def _journal(where: Where) -> Iterator[Row]:
    """Give entries newest first; `before` is a sequence below which to begin."""
    before = where.get("sequence") or where.get("before") or ""
    if before and not (before.isdecimal() and int(before) < LARGEST_INTEGER):
        return
    start = int(before or 0) + (1 if "sequence" in where else 0)
    most = 1 if "sequence" in where else int(where.get("size", JOURNAL_PORTION))
    page = journal.page_of_entries(room=where.get("room", ""), before=start, size=most)
    for card in page.entries:
        yield {
            "sequence": card.sequence,
            "at": card.at,
            "role": card.role,
            "verb": card.verb,
            "room": card.room,
            "object_kind": card.object_kind,
            "object_key": card.object_key,
            "summary": card.summary,
            "reason": card.reason,
            "hash": card.hash,
        }


def _of_rights(many: str, where: Where) -> Iterator[Row]:
    """Give rows of rights: few, and worked out, so they are compared here."""
    for row in rights.published(many, today=timezone.localdate()):
        if all(text_of(row[column]) == text for column, text in where.items()):
            yield row


JOURNAL_PORTION = 1000
_ELSEWHERE: dict[str, Callable[[Where], Iterator[Row]]] = {
    "places": _places,
    "journal": _journal,
    **{many: partial(_of_rights, many) for many in rights.TABLES},
}


def count(thing: Thing) -> int:
    """Count the rows of a kind in all agreements together; the journal by its last number."""
    return counts([thing])[thing.many]


def counts(kinds: Iterable[Thing]) -> dict[str, int]:
    """Count the rows of several kinds; those kept as tables in one query."""
    wanted = [thing.many for thing in kinds]
    found = count_all([tables()[many] for many in wanted if many in tables()])
    if "journal" in wanted:
        found["journal"] = journal.head_sequence()
    if "places" in wanted:
        found["places"] = sum(1 for _row in _places({}))
    if rights.TABLES.keys() & set(wanted):
        found |= {many: number for many, number in rights.counted().items() if many in wanted}
    return found


def portion(
    thing: Thing, slug: str | None, where: Where, *, offset: int, limit: int
) -> tuple[list[Row], int]:
    """Return some rows and how many there are in all."""
    if thing.many in _ELSEWHERE:
        found = list(_ELSEWHERE[thing.many](where))
        return found[offset : offset + limit], len(found)
    try:
        wanted = _wanted(thing, where)
    except ValidationError:
        return [], 0
    scope = None if thing.stands_alone else slug
    table = tables()[thing.many]
    return list(table.rows(scope, offset=offset, limit=limit, **wanted)), table.count(
        scope, **wanted
    )


def version(agreements: Iterable[Any] | None = None) -> str:
    """Return what changes whenever anything public changes: every operation writes the journal.

    The day is in it: which amounts of rights are in force or out of date follows from the day. Who
    knows the agreements already hands them over, and spares a query.
    """
    known = agreement.all_agreements() if agreements is None else agreements
    marks = [f"{one.pk}.{one.generation}" for one in known]
    return "-".join([timezone.localdate().isoformat(), str(journal.head_sequence()), *marks])
