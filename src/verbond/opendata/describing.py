"""One document about one thing or a list of things, as JSON-LD."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from verbond.opendata import queries
from verbond.opendata.addresses import name_of, page_of, site, vocabulary
from verbond.opendata.core import linked
from verbond.opendata.core.things import SEPARATOR, Row, Thing
from verbond.opendata.things import things
from verbond.places import facade as places

# What a confirmed annotation says directly, so that nobody has to follow the annotation itself.
_SAYS = {
    "kind": "hasKind",
    "sdg": "servesGoal",
    "theme": "hasTheme",
    "place": "namesPlace",
    "target": "setsTarget",
    "restates": "restates",
    "conflicts": "conflictsWith",
    "refers_to": "refersTo",
    "see_also": "seeAlso",
    "evidence": "shownBy",
}
_POINTS_AT = {"place": "places", "target": "targets"}


def whole_context() -> dict[str, Any]:
    return linked.context(things().values(), vocabulary())


def describe_one(thing: Thing, row: Row, slug: str) -> dict[str, Any]:
    """Describe one thing with what its own page shows along."""
    own = _node(thing, row, slug)
    nodes = [own]
    for many, column in thing.beside.items():
        where = {column: str(row[thing.key[0]])} if column else {}
        for other in queries.rows(things()[many], slug, where):
            if many == "annotations" and other["state"] == "rejected":
                continue
            nodes.append(_node(things()[many], other, slug))
            if many == "annotations":
                _say(own, other, slug)
    if thing.many == "places" and row["geojson"]:
        own["geometry"] = _outline(row["code"])
    return linked.document(nodes, whole_context(), vocabulary())


def describe_all(thing: Thing, rows: Iterable[Row], slug: str) -> dict[str, Any]:
    """Describe a list of things; what stands beside them is in lists of their own."""
    nodes = [_node(thing, row, slug) for row in rows]
    # Without an @id: with one, everything would stand in a named graph, where few tools look.
    return linked.document(nodes, whole_context(), vocabulary())


def describe_in_pieces(thing: Thing, rows: Iterable[Row], slug: str) -> Iterator[str]:
    """Describe a list that is too long to hold in memory; the pieces together are one document."""
    nodes = (_node(thing, row, slug) for row in rows)
    names = {linked.property_name(thing, field) for field in thing.fields}
    names |= {"page", "inAgreement"}
    return linked.document_in_pieces(nodes, names, whole_context(), vocabulary())


def _node(thing: Thing, row: Row, slug: str) -> dict[str, Any]:
    key = thing.key_of(row)
    slug = _agreement_of(thing, row) or slug
    found = linked.node(
        thing,
        row,
        own=name_of(thing, key, slug),
        address=lambda other, other_key: name_of(other, other_key, slug),
        links=things(),
    )
    if page := page_of(thing, key, slug):
        found["page"] = site() + page
    if not thing.stands_alone and thing.key:
        found["inAgreement"] = name_of(things()["agreement"], "", slug)
    return found


def _agreement_of(thing: Thing, row: Row) -> str:
    """Return the agreement that a row itself names, or nothing."""
    if thing.many == "agreement":
        return str(row["slug"])
    return str(row.get("agreement") or "") if thing.stands_alone else ""


def _say(own: dict[str, Any], note: Row, slug: str) -> None:
    if note["state"] != "confirmed" or note["what"] not in _SAYS:
        return
    value = _object(note["what"], note["value"], slug)
    if value is not None:
        own.setdefault(_SAYS[note["what"]], []).append(value)


def _object(what: str, value: str, slug: str) -> Any:
    if what == "kind":
        return value
    if what == "sdg":
        return int(value)
    if what == "target" and value == "new":  # a measurable goal that has no target yet
        return None
    if what == "evidence":  # written as part:key
        return name_of(things()["evidence"], value.replace(":", SEPARATOR, 1), slug)
    if what in _POINTS_AT:
        return name_of(things()[_POINTS_AT[what]], value, slug)
    if value.startswith("chapter:"):
        return name_of(things()["chapters"], value.removeprefix("chapter:"), slug)
    # "about:term": about something that is no unit of the text.
    return None if ":" in value else name_of(things()["commitments"], value, slug)


def _outline(code: str) -> str:
    features = places.feature_collection([code])["features"]
    return json.dumps(features[0]["geometry"]) if features else ""
