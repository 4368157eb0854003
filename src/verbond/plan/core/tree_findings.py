"""Goals, action plans, actions and their policy fields: what hangs loose, what cannot be."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from verbond.plan.core.errors import TreeBroken
from verbond.plan.core.plan_file import PlanFile
from verbond.plan.core.rules import PolicyFields

_FIELD = re.compile(r"0[0-9]{3}")
_SHORT = re.compile(r"[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with a policy field; `proposal` is never filled in by itself."""

    code: str
    text: str
    is_fault: bool
    proposal: str = ""


def field_problem(code: str | None, fields: PolicyFields) -> FieldProblem | None:
    """Judge the policy field of an action; None when it is a known one.

    A code has four digits and begins with 0. Our list is incomplete, so a well-formed code that is
    not in it is a warning.
    """
    if not code:
        return FieldProblem("BELEIDSVELD_ONTBREEKT", "het beleidsveld ontbreekt", is_fault=True)
    if code in fields.names:
        return None
    if _FIELD.fullmatch(code):
        return FieldProblem(
            "BELEIDSVELD_ONBEKEND",
            f"beleidsveld {code} staat niet in onze lijst, en die is onvolledig",
            is_fault=fields.is_complete,
        )
    proposal = proposed_field(code, fields)
    if proposal:
        return FieldProblem(
            "BELEIDSVELD_VOORLOOPNUL",
            f"beleidsveld {code} verloor een nul aan het begin; bedoeld is wellicht {proposal}",
            is_fault=False,
            proposal=proposal,
        )
    return FieldProblem(
        "BELEIDSVELD_ONBEKEND",
        f"beleidsveld '{code}' kan geen code zijn; een code heeft vier cijfers en begint met 0",
        is_fault=True,
    )


def proposed_field(code: str, fields: PolicyFields) -> str:
    """Return the code that is left when lost zeros come back, or "" when that cannot be told.

    >>> from verbond.plan.core.rules import policy_fields
    >>> proposed_field("200", policy_fields()), proposed_field("10", policy_fields())
    ('0200', '0010')
    """
    if not _SHORT.fullmatch(code):
        return ""
    whole = code.zfill(4)
    return whole if len(code) == 3 or whole in fields.names else ""


def nodes_without_goal(plan: PlanFile) -> Iterator[str]:
    """Yield a sentence for each action plan and action whose goal cannot be found.

    A block that was left out cannot be missed: then only an empty reference counts.
    """
    goals = None if plan.goals is None else {one.code for one in plan.goals}
    action_plans = None if plan.action_plans is None else {one.code for one in plan.action_plans}
    for node in plan.action_plans or ():
        if not node.parent:
            yield f"actieplan {node.code} noemt geen beleidsdoelstelling"
        elif goals is not None and node.parent not in goals:
            yield f"actieplan {node.code}: beleidsdoelstelling {node.parent} bestaat niet"
    for node in plan.actions or ():
        if not node.parent:
            yield f"actie {node.code} noemt geen actieplan, dus geen beleidsdoelstelling"
        elif action_plans is not None and node.parent not in action_plans:
            yield f"actie {node.code}: actieplan {node.parent} bestaat niet"


def check_tree(nodes: Iterable[tuple[str, str | None]]) -> dict[str, str | None]:
    """Return parent by code for (code, parent) pairs that make a tree.

    Raises `TreeBroken` for a code that stands there twice, a parent that does not exist, and a
    circle, with the codes on it.

    >>> check_tree([("BD1", None), ("AP1", "BD1")])
    {'BD1': None, 'AP1': 'BD1'}
    """
    parents: dict[str, str | None] = {}
    for code, parent in nodes:
        if code in parents:
            raise TreeBroken("double_code", f"de code {code} staat er twee keer")
        parents[code] = parent
    for code, parent in parents.items():
        if parent is not None and parent not in parents:
            raise TreeBroken("orphan", f"{code} hangt onder {parent}, en dat bestaat niet")
    settled: set[str] = set()
    for code in parents:
        settled |= _climb(code, parents, settled)
    return parents


def _climb(code: str, parents: Mapping[str, str | None], settled: set[str]) -> set[str]:
    path: dict[str, None] = {}
    at: str | None = code
    while at is not None and at not in settled:
        if at in path:
            circle = [*list(path)[list(path).index(at) :], at]
            raise TreeBroken("circle", f"deze codes vormen een kring: {' > '.join(circle[:20])}")
        path[at] = None
        at = parents[at]
    return set(path)
