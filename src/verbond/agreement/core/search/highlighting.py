"""Where in a text the words of a query stand."""

from collections.abc import Collection

from verbond.agreement.core.search.query import parse_query
from verbond.kit.dutch import words


def highlight(text: str, query: str | Collection[str]) -> list[tuple[int, int]]:
    """Give the ranges of characters to mark, in order, not overlapping, neighbours not joined.

    With the tokens of a search (`Results.terms`, `Hit.matched`) also corrections, synonyms and
    compounds are marked; with a query as text only its own words.

    >>> highlight("Meer geluidsschermen langs de weg", "geluidsscherm")
    [(5, 20)]
    """
    wanted = _tokens_of(query) if isinstance(query, str) else frozenset(query)
    return [(word.start, word.end) for word in words(text) if word.token in wanted]


def _tokens_of(query: str) -> frozenset[str]:
    parsed = parse_query(query)
    asked = [*parsed.words, *(word for phrase in parsed.phrases for word in phrase)]
    return frozenset(word.token for word in asked)
