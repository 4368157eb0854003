"""Turn an address with a question into what the search page shows."""

from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from verbond.agreement import facade as agreement
from verbond.web.beyond import found_beyond, rights_named
from verbond.web.pictures import (
    Choice,
    Chosen,
    Correction,
    Filter,
    Hit,
    Pages,
    Piece,
    SearchPage,
)

PER_PAGE = 20
FACETS = ("domain", "status", "theme", "kind", "place", "sdg")
MOST_PAGES = 200
SHORTEST, SUGGESTED = 2, 5


def search_page(asked: QueryDict) -> SearchPage:
    """Search the newest agreement (or the one that `agreement=` names)."""
    found = agreement.agreement_named(asked.get("agreement", ""))
    if found is None:
        return SearchPage(query=asked.get("q", ""))
    filters = {facet: asked.getlist(facet)[:50] for facet in FACETS}
    number = _page_number(asked.get("page", ""))
    result = agreement.find(
        found, asked.get("q", ""), filters=filters, limit=PER_PAGE, offset=(number - 1) * PER_PAGE
    )
    query = result.query.strip()
    return SearchPage(
        query=query,
        total=result.total,
        hits=tuple(_hit(unit) for unit in result.units) if query or any(filters.values()) else (),
        filters=_filters(result),
        chosen=_chosen(result, asked),
        corrections=_corrections(result, asked),
        corrected_to=", ".join(better for _word, better in result.corrections)
        if result.units
        else "",
        examples=tuple(Correction(words, _example(words)) for words in _examples()),
        pages=_pages(number, result.total, asked),
        # Domains, kinds and places are of promises alone.
        beside=found_beyond(query) if number == 1 and not any(filters.values()) else (),
        named=rights_named(query) if number == 1 and not any(filters.values()) else (),
    )


def suggestions(asked: QueryDict) -> SearchPage:
    """Return the first hits while somebody is still typing."""
    found = agreement.agreement_named("")
    query = asked.get("q", "").strip()
    if found is None or len(query) < SHORTEST:
        return SearchPage()
    result = agreement.find(found, query, filters={}, limit=SUGGESTED)
    return SearchPage(
        query=query,
        total=result.total,
        hits=tuple(_hit(unit) for unit in result.units),
        corrections=_corrections(result, asked),
    )


def _corrections(result: agreement.Found, asked: QueryDict) -> tuple[Correction, ...]:
    return tuple(
        Correction(better, _address(asked, q=result.query.replace(word, better), page=None))
        for word, better in result.corrections
    )


def _examples() -> tuple[str, ...]:
    return (_("fietspad"), _("school"), _("energie"), _("Kolenspoor"))


def _example(words: str) -> str:
    return f"{reverse('web:search')}?{urlencode({'q': words})}"


def _hit(unit: agreement.FoundUnit) -> Hit:
    shown = unit.shown
    return Hit(
        url=shown.url,
        pieces=tuple(Piece(piece.text, piece.marked) for piece in unit.pieces),
        domain_number=shown.hue,
        domain_name=shown.domain or shown.role.capitalize(),
        section=shown.section,
        kind=shown.kind,
        status=shown.status,
        line=shown.line,
    )


def _filters(result: agreement.Found) -> tuple[Filter, ...]:
    labels = {
        "domain": _("Domein"),
        "status": _("Hoe ver het staat"),
        "theme": _("Werf"),
        "kind": _("Soort belofte"),
        "place": _("Plek"),
        "sdg": _("Duurzaam doel (SDG)"),
    }
    return tuple(
        Filter(
            facet,
            labels[facet],
            tuple(Choice(c.value, c.label, c.count, c.chosen) for c in result.choices[facet]),
        )
        for facet in FACETS
        if result.choices[facet]
    )


def _chosen(result: agreement.Found, asked: QueryDict) -> tuple[Chosen, ...]:
    return tuple(
        Chosen(choice.label, _without(asked, facet, choice.value))
        for facet in FACETS
        for choice in result.choices[facet]
        if choice.chosen
    )


def _without(asked: QueryDict, name: str, value: str) -> str:
    rest = asked.copy()
    rest.setlist(name, [kept for kept in rest.getlist(name) if kept != value])
    return _address(rest, page=None)


def _address(asked: QueryDict, **changes: str | None) -> str:
    wanted = asked.copy()
    wanted.pop("part", None)
    for name, value in changes.items():
        if value is None:
            wanted.pop(name, None)
        else:
            wanted[name] = value
    return f"{reverse('web:search')}?{wanted.urlencode()}"


def _page_number(text: str) -> int:
    return min(MOST_PAGES, max(1, int(text))) if text.isdecimal() and len(text) < 6 else 1


def _pages(number: int, total: int, asked: QueryDict) -> Pages | None:
    count = -(-total // PER_PAGE)
    if count <= 1:
        return None
    return Pages(
        number=number,
        count=count,
        previous_url=_address(asked, page=str(number - 1)) if number > 1 else "",
        next_url=_address(asked, page=str(number + 1)) if number < count else "",
    )
