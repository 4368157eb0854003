"""Search in one agreement: an index in memory, rebuilt when the agreement changed."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from threading import Lock

from django.urls import reverse
from django.utils.translation import gettext

from verbond.agreement.core.sdg import NAMES
from verbond.agreement.core.search import Document, Results, SearchIndex, highlight
from verbond.agreement.core.themes import short_names
from verbond.agreement.models import Agreement, Annotation, Chapter, Commitment
from verbond.agreement.models.annotation import What
from verbond.agreement.models.evidence import State
from verbond.agreement.models.text import Kind, Role
from verbond.agreement.queries.standing import states_of
from verbond.agreement.queries.states import ORDER, state_in
from verbond.kit.dutch import load_synonyms
from verbond.places import facade as places

FACETS = ("domain", "status", "theme", "kind", "place", "sdg")
FOUND_ROLES = (Role.GOAL, Role.ACTION, Role.POINT, Role.HIGHLIGHT, Role.STATEMENT, Role.TEXT)
LONGEST_QUERY = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked when it is a word that was looked for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What a hit shows without asking the database again."""

    key: str
    text: str
    url: str
    role: str
    kind: str
    domain: str
    hue: int
    section: str
    line: int
    status: str


@dataclass(frozen=True, slots=True)
class FoundUnit:
    shown: Shown
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter with how many hits it would leave."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Found:
    query: str
    units: tuple[FoundUnit, ...]
    total: int
    choices: Mapping[str, tuple[Choice, ...]]
    corrections: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    generation: int
    index: SearchIndex
    shown: Mapping[str, Shown]
    labels: Mapping[str, Mapping[str, str]]


_held: dict[int, _Held] = {}
_lock = Lock()


def find(
    agreement: Agreement,
    query: str,
    *,
    filters: Mapping[str, Collection[str]],
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """Find units of one agreement, best first, with counts for each filter."""
    held = _index_of(agreement)
    query = query[:LONGEST_QUERY]
    chosen = {facet: set(filters[facet]) for facet in FACETS if filters.get(facet)}
    results = held.index.search(query, filters=chosen, limit=limit, offset=offset)
    units = tuple(
        FoundUnit(_said(held.shown[hit.key]), _pieces(held.shown[hit.key].text, results.terms))
        for hit in results.hits
    )
    return Found(
        query=query,
        units=units,
        total=results.total,
        choices={facet: _choices(facet, results, held, chosen) for facet in FACETS},
        corrections=tuple((c.word, c.suggestion) for c in results.corrections),
        unknown=results.unknown,
    )


def _choices(
    facet: str, results: Results, held: _Held, chosen: Mapping[str, Collection[str]]
) -> tuple[Choice, ...]:
    counts = results.facets.get(facet, {})
    picked = chosen.get(facet, ())
    return tuple(
        Choice(value, _label(facet, value, label), counts.get(value, 0), value in picked)
        for value, label in held.labels[facet].items()
        if counts.get(value) or value in picked
    )


def _label(facet: str, value: str, held: str) -> str:
    """Name a choice in the language of this request: the index is kept for all of them."""
    if facet == "kind":
        return str(Kind(value).label)
    if facet == "status":
        return str(State(value).label)
    if facet == "sdg":
        return f"{value}. {gettext(NAMES[int(value)])}"
    return held


def _pieces(text: str, terms: Collection[str]) -> tuple[Piece, ...]:
    pieces, at = [], 0
    for start, end in highlight(text, terms):
        pieces += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    pieces.append(Piece(text[at:], False))
    return tuple(piece for piece in pieces if piece.text)


def _index_of(agreement: Agreement) -> _Held:
    held = _held.get(agreement.pk)
    if held is None or held.generation != agreement.generation:
        with _lock:
            held = _held.get(agreement.pk)
            if held is None or held.generation != agreement.generation:
                held = _held[agreement.pk] = _build(agreement)
    return held


def _build(agreement: Agreement) -> _Held:
    units = list(
        Commitment.objects.filter(agreement=agreement, role__in=FOUND_ROLES)
        .current()
        .select_related("chapter", "section")
        .order_by("position")
    )
    states = states_of(agreement)
    facets, labels = _facets(agreement, units, states)
    url = reverse("agreement:commitment", args=[agreement.slug, "KEY"])
    documents = [
        Document(
            key=unit.key,
            fields=json.loads(unit.tokens or "{}"),
            facets={name: tuple(values) for name, values in facets[unit.pk].items()},
            position=unit.position,
        )
        for unit in units
    ]
    return _Held(
        generation=agreement.generation,
        index=SearchIndex.build(documents, synonyms=load_synonyms()),
        shown={unit.key: _shown(unit, url.replace("KEY", unit.key), states) for unit in units},
        labels=labels,
    )


def _shown(unit: Commitment, url: str, states: Mapping[int, str]) -> Shown:
    return Shown(
        key=unit.key,
        text=unit.text,
        url=url,
        role=unit.role,
        kind=unit.kind,
        domain=unit.chapter.name if unit.chapter else "",
        hue=unit.chapter.hue if unit.chapter else 0,
        section=unit.section.title if unit.section else "",
        line=unit.first_line,
        status=state_in(states, unit.pk, unit.kind) if unit.is_promise else "",
    )


def _said(shown: Shown) -> Shown:
    """Name role and kind in the language of this request, as in `_label`."""
    kind = str(Kind(shown.kind).label) if shown.kind else ""
    return replace(shown, role=str(Role(shown.role).label), kind=kind)


def _facets(
    agreement: Agreement, units: list[Commitment], states: Mapping[int, str]
) -> tuple[dict[int, dict[str, list[str]]], dict[str, dict[str, str]]]:
    by_unit: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for unit in units:
        if unit.chapter:
            by_unit[unit.pk]["domain"].append(unit.chapter.key)
        if unit.kind:
            by_unit[unit.pk]["kind"].append(unit.kind)
        if unit.is_promise:
            by_unit[unit.pk]["status"].append(state_in(states, unit.pk, unit.kind))
    notes = (
        Annotation.objects.shown()
        .filter(commitment__agreement=agreement, what__in=[What.THEME, What.PLACE, What.SDG])
        .values_list("commitment_id", "what", "value")
    )
    codes = set()
    for pk, what, value in notes:
        by_unit[pk][what].append(value)
        if what == What.PLACE:
            codes.add(value)
    units_of_themes = Commitment.objects.filter(agreement=agreement, role=Role.THEME).current()
    themes = list(units_of_themes.order_by("position").values_list("key", "text"))
    chapters = Chapter.objects.filter(agreement=agreement).order_by("position")
    theme_keys = [key for key, _title in themes]
    theme_titles = [title for _key, title in themes]
    labels = {
        "domain": {chapter.key: chapter.name for chapter in chapters},
        "status": {state: str(State(state).label) for state in ORDER},
        "theme": dict(zip(theme_keys, short_names(theme_titles), strict=True)),
        "kind": {kind.value: str(kind.label) for kind in Kind},
        "place": {
            card.code: card.name
            for card in sorted(places.place_cards(codes), key=lambda card: card.name)
        },
        "sdg": {str(number): f"{number}. {name}" for number, name in NAMES.items()},
    }
    return by_unit, labels
