"""Propose to which theme (werf) a promise belongs: by what it restates and by its own words.

The chapter in which a promise stands says nothing here: themes are meant to cut across chapters.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from verbond.agreement.core.proposals.links import Link
from verbond.agreement.core.proposals.text import Proposal, Unit, as_written
from verbond.agreement.core.proposals.vocabulary import Vocabulary
from verbond.kit.dutch import Word, fold

MOST_THEMES = 2
THRESHOLD = 8.0
SECOND = 0.8  # of the first theme's points, for a second
NAME_POINTS = 8.0  # a word of the theme's own name
OF_HIGHLIGHT, OF_RESTATED, OF_COMPOUND = 0.7, 0.5, 0.4  # what a word weighs against one of prose
OF_GOAL = 0.5  # an action is read with its goal
MOST_OF_GOAL = 12.0
NOT_DISTINCTIVE = 3  # themes: a word of more of them tells none apart
SHORTEST_STEM = 4
LEAST_CERTAIN, MOST_CERTAIN = 45, 80
_ENDINGS = re.compile(r"(?:zame|zaam|volle|vol|bare|baar|ende|ieve|ief|loze|rijke|e)$")


@dataclass(frozen=True)
class ThemeWords:
    """What the words of one document say of its themes."""

    weights: Mapping[str, Mapping[str, float]]  # theme → token → points
    stems: Mapping[str, tuple[str, ...]]  # theme → stems of its name
    vocabulary: Vocabulary

    def points(self, unit: Unit) -> dict[str, dict[Word, float]]:
        """Give each theme the words of a unit that speak for it, with their points."""
        found: dict[str, dict[Word, float]] = {theme: {} for theme in self.weights}
        for token, word in self.vocabulary.subjects(unit).items():
            share = 1.0 if token == word.token else OF_COMPOUND
            for theme, weights in self.weights.items():
                points = weights.get(token, 0.0) * share
                if points > found[theme].get(word, 0.0):
                    found[theme][word] = points
        for theme, stems in self.stems.items():
            for word in unit.words:
                if any(_named(word, stem) for stem in stems):
                    found[theme][word] = max(NAME_POINTS, found[theme].get(word, 0.0))
        return found


def propose_themes(
    units: Sequence[Unit], vocabulary: Vocabulary, links: Iterable[Link]
) -> Iterator[Proposal]:
    """Propose zero, one or two themes for each promise, and its group's theme for a highlight."""
    restated = [link for link in links if link.what == "restates"]
    words = theme_words(units, vocabulary, restated)
    by_key = {unit.key: unit for unit in units}
    by_link = _themes_by_link(restated)
    for unit in units:
        if unit.role == "highlight" and unit.theme:
            yield Proposal(unit.key, "theme", unit.theme, certainty=80, note=_OF_GROUP)
        elif unit.is_promise:
            goal = by_key.get(unit.parent)
            yield from _of_promise(unit, goal, words, by_link.get(unit.key, {}))


_OF_GROUP = "De highlights staan in groepen, in de volgorde van de werven; de tekst zegt dit niet."


def _of_promise(
    unit: Unit, goal: Unit | None, words: ThemeWords, by_link: Mapping[str, Link]
) -> Iterator[Proposal]:
    for theme, link in by_link.items():
        yield Proposal(
            unit.key, "theme", theme, words=_own_words(unit, link), certainty=80,
            note=f"Zegt hetzelfde als een tekst van deze werf: “{_quote(unit, link)}”",
        )  # fmt: skip
    own = words.points(unit)
    of_goal = words.points(goal) if goal else {}
    totals = {
        theme: sum(found.values())
        + OF_GOAL * min(MOST_OF_GOAL, sum(of_goal.get(theme, {}).values()))
        for theme, found in own.items()
    }
    ranked = sorted(totals, key=lambda theme: -totals[theme])[: MOST_THEMES - len(by_link)]
    for theme in ranked:
        enough = totals[theme] >= max(THRESHOLD, SECOND * totals[ranked[0]])
        if enough and theme not in by_link:
            shown = as_written(unit.text, own[theme])
            from_goal = as_written(goal.text, of_goal[theme]) if goal else ()
            yield Proposal(
                unit.key, "theme", theme, words=shown or from_goal,
                certainty=_certainty(totals[theme]),
                note=f"In het doel erboven: {', '.join(from_goal)}." if from_goal else "",
            )  # fmt: skip


def theme_words(
    units: Sequence[Unit], vocabulary: Vocabulary, restated: Iterable[Link]
) -> ThemeWords:
    """Weigh the words of each theme's name, prose, highlights and their restatements.

    A word weighs more the fewer themes and the fewer units of the document hold it (tf-idf).
    """
    counts: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    sample: dict[str, Word] = {}
    named = {unit.key for unit in units if unit.role == "theme"}
    sources = [(unit, unit.theme or unit.key, _share(unit)) for unit in units if _speaks(unit)]
    sources += [
        (chapter, front.theme, OF_RESTATED)
        for link in restated
        for front, chapter in ((link.found.one, link.found.other),
                               (link.found.other, link.found.one))
        if front.theme and chapter.chapter
    ]  # fmt: skip
    for unit, theme, share in sources:
        if theme in named:
            for token, word in vocabulary.subjects(unit).items():
                counts[theme][token] += share if token == word.token else share * OF_COMPOUND
                sample.setdefault(token, word)
    holders: defaultdict[str, int] = defaultdict(int)
    for held in counts.values():
        for token in held:
            holders[token] += 1
    everything = len(named) + 1
    weights = {
        theme: {
            token: _often(number) * vocabulary.rarity(token)
            * math.log(everything / holders[token]) / math.log(everything)
            for token, number in held.items()
            if holders[token] <= NOT_DISTINCTIVE
        }
        for theme, held in counts.items()
    }  # fmt: skip
    stems = {unit.key: _stems(unit, vocabulary) for unit in units if unit.role == "theme"}
    return ThemeWords(weights, stems, vocabulary)


def _speaks(unit: Unit) -> bool:
    return unit.role == "theme" or bool(unit.theme)


def _share(unit: Unit) -> float:
    return {"theme": 2.0, "highlight": OF_HIGHLIGHT}.get(unit.role, 1.0)


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


def _themes_by_link(restated: Iterable[Link]) -> dict[str, dict[str, Link]]:
    found: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for link in restated:
        one, other = link.found.one, link.found.other
        for promise, front in ((one, other), (other, one)):
            if promise.chapter and front.theme and len(found[promise.key]) < MOST_THEMES:
                found[promise.key].setdefault(front.theme, link)
    return found


def _own_words(unit: Unit, link: Link) -> tuple[str, ...]:
    return as_written(unit.text, [w for w in unit.words if w.token in link.found.shared])


def _quote(unit: Unit, link: Link) -> str:
    found = link.found
    if found.one.key == unit.key:
        return found.other.text[found.other_part.start : found.other_part.end].strip()
    return found.one.text[found.one_part.start : found.one_part.end].strip()


def _certainty(points: float) -> int:
    return min(MOST_CERTAIN, round(LEAST_CERTAIN + 2 * (points - THRESHOLD)))
