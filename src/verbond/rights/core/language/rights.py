"""A right: for whom, under which conditions, how much, when."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from verbond.rights.core.language.conditions import alle, joined_entity
from verbond.rights.core.rule_places import WRITERS, line_of_rule, refused
from verbond.rights.core.tree import (
    ANY,
    CARE,
    HOUSEHOLD,
    PERSON,
    Node,
    Right,
)
from verbond.rights.core.units import is_money

WRITERS.add(__file__)

_RULES: dict[str, Callable[[], Right]] = {}


def recht(id: str) -> Callable[[Callable[[], Right]], Callable[[], Right]]:  # noqa: A002
    """Name the function that reads the rule of a right."""

    def kept(rule: Callable[[], Right]) -> Callable[[], Right]:
        _RULES[id] = rule
        return rule

    return kept


def regel(
    onderwerp: str,
    *voorwaarden: Node,
    bedrag: Node | None = None,
    van: Node | None = None,
    tot: Node | None = None,
    aanvragen_tot: Node | None = None,
) -> Right:
    """A right: for a person, household or care bond; all that must hold, how much, and when."""
    subject = {"persoon": PERSON, "gezin": HOUSEHOLD, "zorgband": CARE}.get(onderwerp)
    if subject is None:
        raise refused("a right is of a `persoon`, a `gezin` or a `zorgband`")
    holds = voorwaarden[0] if len(voorwaarden) == 1 else alle(*voorwaarden)
    for node in (holds, bedrag, van, tot, aanvragen_tot):
        if node is not None and node.entity not in {ANY, subject}:
            raise refused(f"a right of a {subject} rests on a condition of a {node.entity}")
    joined_entity((holds,))
    if bedrag is not None and not is_money(bedrag.unit):
        raise refused(f"the amount is “{bedrag.unit}”, not money")
    return Right("", subject, holds, bedrag, van, tot, aanvragen_tot, line_of_rule())


def read_right(id: str, rule: Callable[[], Right]) -> Right:  # noqa: A002
    """Read one rule in the book that is open."""
    return replace(rule(), id=id)


def rules() -> Mapping[str, Callable[[], Right]]:
    """Return the rules that were named so far."""
    return dict(_RULES)
