"""Which words of a document speak for which of its themes."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from verbond.agreement.core.proposals.links import Link
from verbond.agreement.core.proposals.text import Unit
from verbond.agreement.core.proposals.vocabulary import Vocabulary
from verbond.kit.dutch import Word, fold

NAME_POINTS = 8.0  # a word of the theme's own name
OF_RESTATED, OF_COMPOUND = 0.5, 0.4  # what a word weighs against one of prose
_SHARES = {"theme": 2.0, "highlight": 0.7}
NOT_DISTINCTIVE = 3  # themes: a word of more of them tells none apart
SHORTEST_STEM = 4
_ENDINGS = re.compile(r"(?:zame|zaam|volle|vol|bare|baar|ende|ieve|ief|loze|rijke|e)$")


@dataclass(frozen=True)
class ThemeWords:
    """What the words of one document say of its themes."""

    points_of: Mapping[str, tuple[tuple[str, float], ...]]  # token → themes with their points
    stems: Mapping[str, tuple[str, ...]]  # theme → stems of its name
    vocabulary: Vocabulary
    _seen: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def points(self, unit: Unit) -> dict[str, dict[Word, float]]:
        """Give each theme the words of a unit that speak for it, with their points."""
        found: defaultdict[str, dict[Word, float]] = defaultdict(dict)
        for token, word in self.vocabulary.subjects(unit).items():
            share = 1.0 if token == word.token else OF_COMPOUND
            for theme, points in self.points_of.get(token, ()):
                found[theme][word] = max(points * share, found[theme].get(word, 0.0))
        for word in unit.words:
            for theme in self._named_in(word):
                found[theme][word] = max(NAME_POINTS, found[theme].get(word, 0.0))
        return dict(found)

    def _named_in(self, word: Word) -> tuple[str, ...]:
        if word.form not in self._seen:
            general = self.vocabulary.general.holds(word)
            self._seen[word.form] = tuple(
                theme
                for theme, stems in self.stems.items()
                if not general and any(_named(word, stem) for stem in stems)
            )
        return self._seen[word.form]


def theme_words(
    units: Sequence[Unit], vocabulary: Vocabulary, restated: Iterable[Link]
) -> ThemeWords:
    """Weigh the words of each theme's name, prose, highlights and their restatements.

    A word weighs more the fewer themes and the fewer units of the document hold it (tf-idf).
    """
    themes = [unit for unit in units if unit.role == "theme"]
    named = {unit.key for unit in themes}
    counts: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for unit, theme, share in _sources(units, restated):
        if theme in named:
            for token, word in vocabulary.subjects(unit).items():
                counts[token][theme] += share if token == word.token else share * OF_COMPOUND
    everything = math.log(len(named) + 1)
    points_of = {
        token: tuple(
            (
                theme,
                _often(number) * vocabulary.rarity(token) * (1 - math.log(len(held)) / everything),
            )
            for theme, number in held.items()
        )
        for token, held in counts.items()
        if len(held) <= NOT_DISTINCTIVE
    }
    return ThemeWords(
        points_of, {unit.key: _stems(unit, vocabulary) for unit in themes}, vocabulary
    )


def _sources(units: Iterable[Unit], restated: Iterable[Link]) -> Iterator[tuple[Unit, str, float]]:
    """Give what speaks of a theme, which, and what it weighs against the theme's prose."""
    for unit in units:
        if unit.role == "theme" or unit.theme:
            yield unit, unit.theme or unit.key, _SHARES.get(unit.role, 1.0)
    for link in restated:
        pair = link.found.one, link.found.other
        for front, chapter in (pair, pair[::-1]):
            if front.theme and chapter.chapter:
                yield chapter, front.theme, OF_RESTATED


def _often(number: float) -> float:
    return min(2.0, 1 + math.log(number)) if number >= 1 else number


def _stems(theme: Unit, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Cut the words of a theme's name down to what their compounds begin with.

    "zorgzame" → zorg, "talentvolle" → talent, "woonstad" → woon.
    """
    stems = []
    for word in theme.words:
        if vocabulary.is_general(word):
            continue
        pair = vocabulary.splitter.split(word.form)
        stem = pair[0] if pair else _ENDINGS.sub("", word.form)
        if len(stem) >= SHORTEST_STEM and not vocabulary.is_general_form(stem):
            stems.append(fold(stem))
    return tuple(stems)


def _named(word: Word, stem: str) -> bool:
    """Tell whether a word is that stem or a compound with it, and no chance verb form."""
    longer = len(word.form) - len(stem)
    return (word.form.startswith(stem) and (longer <= 1 or longer >= 4)) or (
        word.form.endswith(stem) and longer >= 4
    )
