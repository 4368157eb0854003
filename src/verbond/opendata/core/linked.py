"""JSON-LD that needs no other file: every document carries the part of the context that it uses."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from verbond.opendata.core.things import SEPARATOR, Field, Row, Thing, text_of

PREFIXES = {
    "besluit": "http://data.vlaanderen.be/ns/besluit#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "mandaat": "http://data.vlaanderen.be/ns/mandaat#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# What a page of a thing says beyond its columns.
EXTRA = {
    "page": {"@id": "schema:mainEntityOfPage", "@type": "@id"},
    "inAgreement": {"@id": "v:inAgreement", "@type": "@id"},
    "geometry": {"@id": "geo:asGeoJSON", "@type": "geo:geoJSONLiteral"},
    "hasKind": {"@id": "v:hasKind"},
    "hasTheme": {"@id": "v:hasTheme", "@type": "@id"},
    "namesPlace": {"@id": "dcterms:spatial", "@type": "@id"},
    "setsTarget": {"@id": "v:setsTarget", "@type": "@id"},
    "servesGoal": {"@id": "v:servesGoal", "@type": "xsd:integer"},
    "restates": {"@id": "v:restates", "@type": "@id"},
    "conflictsWith": {"@id": "v:conflictsWith", "@type": "@id"},
    "refersTo": {"@id": "dcterms:references", "@type": "@id"},
    "seeAlso": {"@id": "v:seeAlso", "@type": "@id"},
    "shownBy": {"@id": "v:shownBy", "@type": "@id"},
}
_TYPES = {
    "number": "xsd:decimal",
    "date": "xsd:date",
    "datetime": "xsd:dateTime",
    "json": "@json",
}

type Address = Callable[[Thing, str], str]


def term(field: Field) -> str:
    """Return the term of a column with its prefix; one without is our own."""
    return field.term if ":" in field.term else f"v:{field.term}"


def property_name(thing: Thing, field: Field) -> str:
    """Name a column in JSON-LD: `kind` of a target is not the `kind` of a promise."""
    return f"{thing.one}.{field.name}"


def entry(field: Field) -> dict[str, str]:
    """Say in a context what a column is: its term, and the type or language of its values."""
    found = {"@id": term(field)}
    if field.link:
        found["@type"] = "@id"
    elif field.language:
        found["@language"] = field.language
    elif field.kind in _TYPES:
        found["@type"] = _TYPES[field.kind]
    return found


def context(things: Iterable[Thing], vocabulary: str) -> dict[str, Any]:
    """Return the whole context: prefixes, columns by their names, and what pages add."""
    found: dict[str, Any] = {"@version": 1.1, **PREFIXES, "v": vocabulary, **EXTRA}
    for thing in things:
        found |= {property_name(thing, field): entry(field) for field in thing.fields}
    return found


def node(
    thing: Thing, row: Row, *, own: str, address: Address, links: Mapping[str, Thing]
) -> dict[str, Any]:
    """Describe one row; what is empty is left out, because RDF says nothing about the unknown."""
    found: dict[str, Any] = {"@id": own, "@type": [_class(name) for name in thing.classes]}
    for field in thing.fields:
        value = row[field.name]
        # A parameter that is false or 0 says something; an empty list or object does not.
        if value is None or value == "" or (field.kind == "json" and value in ([], {}, ())):
            continue
        if field.link:
            value = address(links[field.link], _key_of_other(field, row))
        found[property_name(thing, field)] = _plain(field, value)
    return found


def _key_of_other(field: Field, row: Row) -> str:
    """Return the key of what a column points at, from one column of the row or from several."""
    columns = field.by or (field.name,)
    return SEPARATOR.join(one[1:] if one.startswith("=") else text_of(row[one]) for one in columns)


def _class(name: str) -> str:
    return name if ":" in name else f"v:{name}"


def _plain(field: Field, value: Any) -> Any:
    if isinstance(value, Decimal | float) or field.kind in {"date", "datetime", "number"}:
        return text_of(value)
    return value


def document_in_pieces(
    nodes: Iterable[Mapping[str, Any]], names: Iterable[str], whole: Mapping[str, Any], own: str
) -> Iterator[str]:
    """Give a document piece by piece, with the context of all these names, used or not."""
    context = {"@version": 1.1, **PREFIXES, "v": own}
    context |= {name: whole[name] for name in sorted(names) if name in whole}
    yield f'{{"@context": {json.dumps(context, ensure_ascii=False)},\n"@graph": ['
    mark = "\n"
    for one in nodes:
        yield mark + json.dumps(one, ensure_ascii=False)
        mark = ",\n"
    yield "\n]}\n"


def document(
    nodes: Iterable[Mapping[str, Any]], whole: Mapping[str, Any], vocabulary: str
) -> dict[str, Any]:
    """Put nodes in one document with just the context that they use."""
    graph = list(nodes)
    used = {name for one in graph for name in one}
    own = {"@version": 1.1, **PREFIXES, "v": vocabulary}
    return {
        "@context": own | {name: whole[name] for name in sorted(used) if name in whole},
        "@graph": graph,
    }
