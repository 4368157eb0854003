"""Propose contradictions: likely restatements that differ in a number, a base or a yardstick."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, product, takewhile

from verbond.agreement.core.found import Found, find_facts
from verbond.agreement.core.proposals.links import Link
from verbond.agreement.core.proposals.text import Part, Proposal, Unit
from verbond.kit.dutch import is_word, tokens

COUNTED = frozenset(("percentage", "amount", "factor", "deadline", "count", "duration"))
LEAST_LIKE = 0.3
SHORTEST_HEAD, SHORTEST_FIRST = 5, 3  # letters of a compound's parts
LONGEST_SECTION = 60  # units; beyond it yardsticks of one section are not compared


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a unit with what can differ in it."""

    unit: Unit
    part: Part

    @property
    def text(self) -> str:
        return self.unit.text[self.part.start : self.part.end]

    @property
    def facts(self) -> tuple[Found, ...]:
        return tuple(fact for fact in find_facts(self.text) if fact.what in COUNTED)


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """Groups of words of which a passage should name the same as its restatement."""

    groups: Mapping[str, Mapping[tuple[str, ...], str]]  # group → tokens → as listed
    levels: frozenset[str]

    def named(self, part: Part, group: str) -> dict[str, str]:
        """Find what a part names of a group: as listed → as it stands."""
        own = [word.token for word in part.words]
        found = {}
        for wanted, listed in self.groups[group].items():
            size = len(wanted)
            if any(tuple(own[at : at + size]) == wanted for at in range(len(own) - size + 1)):
                found[listed] = listed
        return found

    def is_level(self, part: Part) -> bool:
        return any(word.token in self.levels for word in part.words)


def propose_conflicts(units: Sequence[Unit], links: Iterable[Link]) -> Iterator[Proposal]:
    """Propose contradictions among likely restatements, and two yardsticks in one section."""
    yardsticks = packaged_yardsticks()
    for link in links:
        found = link.found
        one, other = Passage(found.one, found.one_part), Passage(found.other, found.other_part)
        differs = _differs(one, other, yardsticks)
        if differs and found.likeness >= LEAST_LIKE:
            yield _proposal(one, other, differs, 70)
    for one, other, differs in _in_sections(units, yardsticks):
        yield _proposal(one, other, differs, 60)


def _differs(one: Passage, other: Passage, yardsticks: Yardsticks) -> tuple[str, str] | None:
    return (
        _other_number(one, other)
        or _other_word(one.part, other.part, yardsticks, "prijsbasis")
        or _other_word(one.part, other.part, yardsticks, "maatstaf")
        or _other_thing(one, other)
        or _other_deadline(one, other)
    )


def _other_number(one: Passage, other: Passage) -> tuple[str, str] | None:
    """Two numbers of one sort and unit that differ, with no equal one beside them."""
    for left in one.facts:
        of_same_sort = [
            right
            for right in other.facts
            if (right.what, tokens(right.unit)) == (left.what, tokens(left.unit))
            and right.value is not None
        ]
        if left.value is None or (left.what == "count" and not left.unit):
            continue
        if of_same_sort and all(right.value != left.value for right in of_same_sort):
            return left.text, of_same_sort[0].text
    return None


def _other_word(
    one: Part, other: Part, yardsticks: Yardsticks, group: str
) -> tuple[str, str] | None:
    left, right = yardsticks.named(one, group), yardsticks.named(other, group)
    if left and right and not left.keys() & right.keys():
        return next(iter(left.values())), next(iter(right.values()))
    return None


def _other_thing(one: Passage, other: Passage) -> tuple[str, str] | None:
    """The same number of another thing of the same sort: snelheidscamera's, flitscamera's."""
    same = {(fact.what, fact.value) for fact in one.facts} & {
        (fact.what, fact.value) for fact in other.facts
    }
    if not same:
        return None
    for left, right in product(one.part.words, other.part.words):
        if _same_sort(left.token, right.token):
            return one.unit.text[left.start : left.end], other.unit.text[right.start : right.end]
    return None


def _same_sort(left: str, right: str) -> bool:
    """Tell whether two compounds end in the same word and begin otherwise."""
    pairs = zip(reversed(left), reversed(right), strict=False)
    length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if length < SHORTEST_HEAD or min(len(left), len(right)) < length + SHORTEST_FIRST:
        return False
    head = left[-length:]
    # The s between the parts of a compound may seem to belong to its head.
    return any(is_word(head[at:]) for at in (0, 1))


def _other_deadline(one: Passage, other: Passage) -> tuple[str, str] | None:
    """One says by when, the other says the same without a date."""
    left = [fact for fact in one.facts if fact.what == "deadline"]
    right = [fact for fact in other.facts if fact.what == "deadline"]
    if left and not right:
        return left[0].text, "zonder datum"
    if right and not left:
        return "zonder datum", right[0].text
    return None


def _in_sections(
    units: Sequence[Unit], yardsticks: Yardsticks
) -> Iterator[tuple[Passage, Passage, tuple[str, str]]]:
    """Compare the levels to reach that stand in one section: they should be the same yardstick."""
    sections: dict[str, list[Passage]] = {}
    for unit in units:
        if unit.chapter:
            for part in unit.parts:
                if yardsticks.is_level(part) and yardsticks.named(part, "maatstaf"):
                    sections.setdefault(unit.section, []).append(Passage(unit, part))
    for passages in sections.values():
        for one, other in combinations(passages[:LONGEST_SECTION], 2):
            differs = _other_word(one.part, other.part, yardsticks, "maatstaf")
            if differs and one.unit.key != other.unit.key:
                yield one, other, differs


def _proposal(one: Passage, other: Passage, differs: tuple[str, str], certainty: int) -> Proposal:
    return Proposal(
        key=one.unit.key,
        what="conflicts",
        value=other.unit.key,
        other=other.unit.key,
        words=differs,
        certainty=certainty,
        note=f"“{one.text.strip()}” tegenover “{other.text.strip()}”",
    )


@cache
def packaged_yardsticks() -> Yardsticks:
    """Read the yardsticks that come with Verbond."""
    import yaml

    text = files(__package__).joinpath("yardsticks.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    return Yardsticks(
        {
            group: {tuple(tokens(listed)): listed for listed in names}
            for group, names in content["groups"].items()
        },
        frozenset(token for word in content["levels"] for token in tokens(word)),
    )
