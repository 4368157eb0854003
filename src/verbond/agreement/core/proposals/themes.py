"""Propose to which theme (werf) a promise belongs: by what it restates and by its own words.

The chapter in which a promise stands says nothing here: themes are meant to cut across chapters.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from verbond.agreement.core.proposals.links import Link
from verbond.agreement.core.proposals.text import Proposal, Unit, as_written
from verbond.agreement.core.proposals.theme_words import ThemeWords, theme_words
from verbond.agreement.core.proposals.vocabulary import Vocabulary

# Set on the odd lines of Genk's text, measured on the even: docs/reference/proposals.md.
MOST_THEMES = 2
THRESHOLD = 8.0
SECOND = 0.8  # of the first theme's points, for a second
OF_GOAL = 0.5  # an action is read with its goal
MOST_OF_GOAL = 12.0
LEAST_CERTAIN, MOST_CERTAIN = 45, 80


_OF_GROUP = "De highlights staan in groepen, in de volgorde van de werven; de tekst zegt dit niet."


def propose_themes(
    units: Sequence[Unit], vocabulary: Vocabulary, links: Iterable[Link]
) -> Iterator[Proposal]:
    """Propose zero, one or two themes for each promise, and its group's theme for a highlight."""
    named = {unit.key for unit in units if unit.role == "theme"}
    restated = [link for link in links if link.what == "restates"]
    words = theme_words(units, vocabulary, restated)
    by_key = {unit.key: unit for unit in units}
    by_link = _themes_by_link(restated, named)
    for unit in units:
        if unit.role == "highlight" and unit.theme in named:
            yield Proposal(unit.key, "theme", unit.theme, certainty=80, note=_OF_GROUP)
        elif unit.is_promise:
            goal = by_key.get(unit.parent)
            yield from _of_promise(unit, goal, words, by_link.get(unit.key, {}))


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
            above = as_written(goal.text, of_goal.get(theme, ())) if goal else ()
            yield Proposal(
                unit.key, "theme", theme,
                words=as_written(unit.text, own[theme]),
                certainty=_certainty(totals[theme]),
                note=f"In het doel erboven: {', '.join(above)}." if above else "",
            )  # fmt: skip


def _themes_by_link(restated: Iterable[Link], named: Collection[str]) -> dict[str, dict[str, Link]]:
    found: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for link in restated:
        one, other = link.found.one, link.found.other
        for promise, front in ((one, other), (other, one)):
            fits = promise.chapter and front.theme in named
            if fits and len(found[promise.key]) < MOST_THEMES:
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
