"""Which sentences of the agreement a right serves."""

from collections import defaultdict
from dataclasses import dataclass

from verbond.agreement import facade as agreement
from verbond.rights.queries.pages.themes import Sentence, themes

ALL = "all"


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of the agreement, with its status as evidence says it."""

    line: int
    text: str
    url: str
    hue: int
    chapter: str
    state: str


def promises_of(right: str) -> tuple[Promise, ...]:
    """Return the promises that a right serves; none without the agreement."""
    return _found([one for one in themes().sentences if one.right == right])


def promise_of(place: str) -> Promise | None:
    """Return the promise that a proposed part of a rule names: `<agreement>:<line>`."""
    slug, _colon, line = place.partition(":")
    if not line.isdecimal():
        return None
    found = _found([Sentence("", slug, int(line), "")])
    return found[0] if found else None


def _found(sentences: list[Sentence]) -> tuple[Promise, ...]:
    by_slug: defaultdict[str, list[int]] = defaultdict(list)
    for one in sentences:
        by_slug[one.agreement].append(one.line)
    return tuple(
        promise for slug, lines in by_slug.items() for promise in _of_agreement(slug, lines)
    )


def _of_agreement(slug: str, lines: list[int]) -> list[Promise]:
    named = agreement.agreement_named(slug)
    if named is None or named.slug != slug:
        return []
    units = agreement.lines_to_promises(named, lines)
    cards = {card.commitment_id: card for card in agreement.standing_cards(named)} if units else {}
    found = []
    for line in lines:
        card = cards.get(units.get(line, 0))
        if card is not None:
            found.append(
                Promise(line, card.text, card.url, card.hue, card.chapter_name, card.state)
            )
    return found
