"""Which right opens which: a graph without circles, from data/rights/chains.yaml and the rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from verbond.rights.core.casefile.place import Place, items, mapping, shown, words
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.core.tree import Fact, Latest, walk

DAY = "day"
_STEPS = ("days", "months", "years")


@dataclass(frozen=True, slots=True)
class Wait:
    """So long after a right begins, more may follow: a parameter in days, months or years."""

    parameter: str
    step: str


@dataclass(frozen=True, slots=True)
class Chain:
    """What somebody has who has a right: facts that become true, or hold its first day."""

    right: str
    sets: Mapping[str, bool | str]
    waits: tuple[Wait, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A right opens a fact, and a rule asks that fact."""

    right: str
    fact: str
    opens: str


type Chains = Mapping[str, Chain]


def read_chains(document: object, rules: RuleSet, where: str) -> Chains:
    """Read the chains. Raises `CaseError` for an unknown name and for a circle, with the line."""
    place = Place(where)
    block = mapping(document, place, needs=("chains",))
    found: dict[str, Chain] = {}
    for row, here in items(block["chains"], place.at("chains", block)):
        chain = _chain(row, rules, here)
        if chain.right in found:
            raise here.refuse("chain_twice", f"{chain.right} stands there twice.")
        found[chain.right] = chain
    _without_circle(rules, found, place)
    return found


def links(rules: RuleSet, chains: Chains) -> tuple[Link, ...]:
    """Return which right opens which other, by which fact."""
    asked = {name: _facts_of(rules, name) for name in rules.rights}
    return tuple(
        Link(chain.right, fact, name)
        for chain in chains.values()
        for fact in chain.sets
        for name, facts in asked.items()
        if fact in facts and name != chain.right
    )


def _facts_of(rules: RuleSet, right: str) -> frozenset[str]:
    nodes = walk(*rules.rights[right].roots())
    return frozenset(node.name for node in nodes if isinstance(node, Fact | Latest))


def _chain(row: object, rules: RuleSet, place: Place) -> Chain:
    block = mapping(row, place, needs=("right", "sets"), may=("waits",))
    right = words(block["right"], place.at("right", block))
    if right not in rules.catalogue:
        raise place.refuse("unknown_right", f"there is no right {right} in rights.yaml.")
    inside = place.at("sets", block)
    sets = mapping(block["sets"], inside)
    for fact, value in sets.items():
        _checked(str(fact), value, rules, inside)
    waits = tuple(
        _wait(words(one, here), rules, here)
        for one, here in items(block.get("waits") or [], place.at("waits", block))
    )
    return Chain(right, {str(fact): value for fact, value in sets.items()}, waits)


def _checked(fact: str, value: object, rules: RuleSet, place: Place) -> None:
    kind = rules.vocabulary.get(fact)
    if kind is None:
        raise place.refuse("unknown_fact", f"there is no fact {fact} in facts.yaml.")
    wanted: object = DAY if kind.kind == "date" else True
    if value is not wanted and value != wanted:
        raise place.refuse("chain_value", f"{fact} becomes {shown(wanted)}, not {shown(value)}.")


def _wait(name: str, rules: RuleSet, place: Place) -> Wait:
    step = rules.parameters.units().get(name, "")
    if step not in _STEPS:
        raise place.refuse("wait", f"{name} is no parameter in {', '.join(_STEPS)}.")
    return Wait(name, step)


def _without_circle(rules: RuleSet, chains: Chains, place: Place) -> None:
    """Take away, again and again, what nothing opens: whatever is left stands in a circle."""
    left = set(chains)
    joined = [(one.right, one.opens) for one in links(rules, chains)]
    while left:
        opened = {to for right, to in joined if right in left}
        free = left - opened
        if not free:
            raise place.refuse("circle", f"{', '.join(sorted(left))} open each other in a circle.")
        left -= free
