"""The reference pages of docs/ that are generated, as Markdown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbond.opendata.core.linked import term
from verbond.opendata.core.things import Field, Thing

DICTIONARY_HEAD = """\
# Data dictionary

What every published column means. The names are the same in CSV, JSON-LD, API and archive.
Generated from the models and `src/verbond/opendata/things/`: `script/verbond write-dictionary`.

CSV: UTF-8, commas, a header row; dates as 2024-12-31, instants in UTC, numbers with a point,
`true` and `false`; lists and objects as JSON in one cell; empty means unknown or not applicable.
A text that begins with `=`, `+`, `-`, `@`, an apostrophe, a tab or a line end has an apostrophe
before it, so that no spreadsheet runs it: take that one apostrophe off. What is not published,
and why: [0011](../decisions/0011-open-data.md).

Prefixes: `dcterms`, `geo` (GeoSPARQL), `prov`, `schema`, `skos`; `v` is our own, explained at
`/opendata/vocabulary/` of the site.
"""

COVERAGE_HEAD = """\
# What Verbond does with every unit of the text

Every unit of the agreement of Genk after its themes, with the systems that carry it and whether
these work today. Generated from the shipped data: `script/verbond write-coverage`.
"""

STATES = {"yes": "works", "partly": "works in part", "no": "not built yet"}


def dictionary_page(things: Iterable[Thing]) -> str:
    """Write the data dictionary."""
    parts = [DICTIONARY_HEAD]
    for thing in things:
        key = " + ".join(f"`{column.lstrip('#')}`" for column in thing.key) or "the agreement"
        parts.append(f"\n## {thing.many}\n\n{thing.en} Key: {key}.\n")
        parts.append("| column | kind | meaning | term |\n|---|---|---|---|")
        parts += [_dictionary_row(field) for field in thing.fields]
    return "\n".join(parts) + "\n"


def _dictionary_row(field: Field) -> str:
    kind = field.kind
    if field.longest:
        kind += f", at most {field.longest}"
    if field.may_be_empty:
        kind += ", may be empty"
    words = field.en
    if field.link:
        words += f" → [{field.link}](#{field.link})"
    if field.choices:
        words += " " + ", ".join(f"`{value}`" for value, _label in field.choices)
    return f"| `{field.name}` | {kind} | {escaped(words)} | `{term(field)}` |"


@dataclass(frozen=True, slots=True)
class CoveredUnit:
    """One unit of the text: its line, its words, its systems and whether these work."""

    line: int
    quote: str
    systems: tuple[str, ...]
    works: str


@dataclass(frozen=True, slots=True)
class CoveredSystem:
    """A system with how many units it carries."""

    code: str
    name: str
    works: str
    note: str
    units: int


def coverage_page(
    systems: Iterable[CoveredSystem], units: Iterable[CoveredUnit], homeless: int
) -> str:
    """Write which system carries which unit, in the order of the document."""
    rows = list(units)
    counts = {state: sum(unit.works == state for unit in rows) for state in STATES}
    return (
        "\n".join([*_coverage_head(rows, counts, homeless), *_systems(systems), *_units(rows)])
        + "\n"
    )


def _coverage_head(rows: list[CoveredUnit], counts: dict[str, int], homeless: int) -> Iterator[str]:
    yield COVERAGE_HEAD
    told = ", ".join(f"{counts[state]} {words}" for state, words in STATES.items())
    yield f"**{len(rows)} units**: {told}. Promises without a system: {homeless}.\n"


def _systems(systems: Iterable[CoveredSystem]) -> Iterator[str]:
    yield "## The systems\n\n| code | system | units | today | what of it |\n|---|---|---|---|---|"
    for one in systems:
        yield (
            f"| {one.code} | {escaped(one.name)} | {one.units} | {STATES[one.works]} "
            f"| {escaped(one.note)} |"
        )


def _units(rows: list[CoveredUnit]) -> Iterator[str]:
    yield "\n## The units\n\n| line | words | systems | today |\n|---|---|---|---|"
    for unit in rows:
        yield (
            f"| {unit.line} | {escaped(unit.quote)} | {', '.join(unit.systems)} "
            f"| {STATES[unit.works]} |"
        )


def escaped(text: str) -> str:
    """Keep a text within one cell of a Markdown table.

    >>> escaped("a | b")
    'a \\\\| b'
    """
    return " ".join(text.replace("|", "\\|").split())
