"""Propose which units say the same (restates) and which are about the same thing (see also)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from verbond.agreement.core.proposals.likeness import Likeness
from verbond.agreement.core.proposals.text import Proposal, Unit, as_written
from verbond.agreement.core.proposals.vocabulary import Vocabulary
from verbond.kit.dutch import Word

MOST_LINKS = 5  # "see also" of one unit; a longer list says nothing
RAREST_NAME = 6  # units: a name in more of them is a subject, and search finds those
SHORTEST_NAME = 4  # letters
REMARK_NAME = "Dezelfde naam: {names}."


@dataclass(frozen=True, slots=True)
class Bound:
    """From when on a likeness is believed."""

    likeness: float
    weight: float
    rarest: int

    def holds(self, found: Likeness) -> bool:
        return (
            found.likeness >= self.likeness
            and found.weight >= self.weight
            and found.rarest <= self.rarest
        )


# Where the two stand → when one restates the other. A highlight restates by its nature, so that it
# needs less. Set on all links read by hand, none held out: docs/reference/proposals.md.
RESTATES = {
    "highlight": (Bound(0.8, 5, 99), Bound(0.5, 5, 4)),
    "front": (Bound(0.7, 7.5, 4), Bound(0.42, 15, 3)),
    "chapter": (Bound(0.58, 15, 4),),
}
BEST_OF_HIGHLIGHT = Bound(0.25, 4.5, 3)  # when it is the best of all for that clause
SEE_ALSO = Bound(0.45, 10, 4)


@dataclass(frozen=True, slots=True)
class Link:
    """A likeness with what it is taken for."""

    what: str
    found: Likeness
    certainty: int

    @property
    def proposal(self) -> Proposal:
        return Proposal(
            key=self.found.one.key,
            what=self.what,
            value=self.found.other.key,
            other=self.found.other.key,
            words=self.found.words,
            certainty=self.certainty,
            note=f"Andere zin: “{_clause(self.found)}”",
        )


def find_links(found: Iterable[Likeness]) -> list[Link]:
    """Sort likenesses into restatements and mere relations; drop what is too little of both."""
    comparable = [_directed(one) for one in found if _kind(one)]
    best = _best_of_clauses(comparable)
    links = []
    for one in sorted(comparable, key=lambda one: -one.likeness):
        kind = _kind(one)
        if any(bound.holds(one) for bound in RESTATES[kind]):
            links.append(Link("restates", one, round(50 + 45 * one.likeness)))
        elif kind == "highlight" and id(one) in best and BEST_OF_HIGHLIGHT.holds(one):
            links.append(Link("restates", one, 50))
        elif kind == "chapter" and SEE_ALSO.holds(one):
            links.append(Link("see_also", one, round(30 + 40 * one.likeness)))
    return links


def propose_links(links: Iterable[Link], see_also: Counter[str]) -> Iterator[Proposal]:
    """Turn links into proposals, at most five "see also" of one unit; `see_also` keeps count."""
    for link in links:
        if link.what == "restates" or _has_room(see_also, link.found.one.key, link.found.other.key):
            yield link.proposal


def _has_room(see_also: Counter[str], *keys: str) -> bool:
    """Count one more "see also" for these units, unless one of them has enough."""
    if any(see_also[key] >= MOST_LINKS for key in keys):
        return False
    see_also.update(keys)
    return True


def propose_same_names(
    units: Sequence[Unit],
    vocabulary: Vocabulary,
    linked: Collection[frozenset[str]],
    see_also: Counter[str],
) -> Iterator[Proposal]:
    """Propose "see also" between promises of different sections that name the same rare thing."""
    shared = _shared_names(units, vocabulary)
    for (key, other), (unit, found) in sorted(shared.items(), key=lambda one: -len(one[1][1])):
        if frozenset((key, other)) in linked or not _has_room(see_also, key, other):
            continue
        names = as_written(unit.text, found)
        yield Proposal(
            key=key,
            what="see_also",
            value=other,
            other=other,
            words=names,
            certainty=min(75, 50 + 10 * len(names)),
            note=REMARK_NAME.format(names=", ".join(names)),
        )


def _shared_names(
    units: Sequence[Unit], vocabulary: Vocabulary
) -> dict[tuple[str, str], tuple[Unit, list[Word]]]:
    """Give for each two promises of different sections the names that both hold."""
    holders: defaultdict[str, dict[str, tuple[Unit, Word]]] = defaultdict(dict)
    for unit in units:
        if unit.chapter and unit.is_promise:
            for word in _names(unit, vocabulary):
                holders[word.token].setdefault(unit.key, (unit, word))
    shared: dict[tuple[str, str], tuple[Unit, list[Word]]] = {}
    for held in holders.values():
        for (one, word), (other, _) in combinations(held.values(), 2):
            if one.section != other.section:
                shared.setdefault((one.key, other.key), (one, []))[1].append(word)
    return shared


def _names(unit: Unit, vocabulary: Vocabulary) -> Iterator[Word]:
    """Find words with a capital within a sentence, so that it is no mere beginning."""
    starts = {part.words[0].start for part in unit.parts if part.words}
    for word in unit.words:
        often = vocabulary.held_by.get(word.token, 0)
        rare = often <= RAREST_NAME and not vocabulary.is_general(word)
        if rare and word.start not in starts and word.end - word.start >= SHORTEST_NAME:
            before = unit.text[: word.start].rstrip(" ‘“\"'(")
            if unit.text[word.start].isupper() and before[-1:] not in {".", ":", "!", "?", ""}:
                yield word


def _kind(found: Likeness) -> str:
    """Say what sort of pair it is, or "" when the two are not to be compared."""
    one, other = found.one, found.other
    places = {_place(one), _place(other)}
    if "highlight" in places and len(places) > 1:
        return "highlight" if "chapter" in places else "front"
    if places == {"front", "chapter"}:
        return "front"
    together = one.section == other.section or one.parent == other.key or other.parent == one.key
    return "chapter" if places == {"chapter"} and not together else ""


def _place(unit: Unit) -> str:
    if unit.role == "highlight":
        return "highlight"
    return "chapter" if unit.chapter else "front"


def _directed(found: Likeness) -> Likeness:
    """Let a highlight point to the chapter, a chapter to the foreword, the first to the next."""
    order = {"highlight": 0, "chapter": 1, "front": 2}
    if order[_place(found.one)] <= order[_place(found.other)]:
        return found
    return Likeness(
        found.other, found.one, found.other_part, found.one_part,
        found.shared, found.weight, found.likeness, found.rarest,
    )  # fmt: skip


def _best_of_clauses(found: Iterable[Likeness]) -> set[int]:
    best: dict[tuple[str, int], Likeness] = {}
    for one in found:
        if _kind(one) == "highlight":
            address = (one.one.key, one.one_part.start)
            if address not in best or best[address].likeness < one.likeness:
                best[address] = one
    return {id(one) for one in best.values()}


def _clause(found: Likeness) -> str:
    return found.other.text[found.other_part.start : found.other_part.end].strip()
