"""From plain values to a plan: every key, type and reference of form is checked, with its path."""

import re
from collections.abc import Mapping
from typing import Any

from verbond.plan.core.file.amounts import amount_of, amounts_of
from verbond.plan.core.file.part import LONGEST_CODE, Part, kind
from verbond.plan.core.plan_file import Amounts, Node, PlanFile
from verbond.plan.core.rules import rule_sets
from verbond.plan.core.words import (
    AMOUNTS,
    ENTITIES,
    ENTITY_AMOUNTS,
    FIGURES,
    OPENING,
    OPENING_BY_ACCOUNT,
    PLAN,
    SORTS,
)

YEARS, STATED, TREE = "jaren", "opgegeven_totalen", ("beleidsdoelstellingen", "actieplannen")
ACTIONS, PARTIES = "acties", "entiteiten"
KEYS = (
    "soort", "bbc_versie", "periode", OPENING, OPENING_BY_ACCOUNT, YEARS, STATED, *TREE, ACTIONS,
    PARTIES,
)  # fmt: skip
CODE, NAME, GOAL, ACTION_PLAN, PRIORITY, FIELD = (
    "code", "naam", "beleidsdoelstelling", "actieplan", "prioritair", "beleidsveld",
)  # fmt: skip
LONGEST_PERIOD = 50
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")


def plan_of(
    content: Mapping[str, Any], *, file: str, rows: Mapping[str, int] | None = None
) -> PlanFile:
    """Build a plan from plain values (texts, whole numbers, Decimals, lists and dicts).

    `rows` gives the row of a path when the values come from a table. Raises `PlanUnreadable`.
    """
    top = Part(file, "", content, rows or {})
    top.only(KEYS)
    if not any(block in content for block in (YEARS, ACTIONS, PARTIES)):
        raise top.fault("", f"minstens een van {YEARS}, {ACTIONS} en {PARTIES} is nodig")
    sort = top.choice("soort", SORTS)
    first, last = _period(top)
    span = range(first, last + 1)
    return PlanFile(
        sort=sort,
        rules=top.choice("bbc_versie", (rules.version for rules in rule_sets())),
        first_year=first,
        last_year=last,
        opening=amount_of(top, OPENING),
        opening_by_account=amount_of(top, OPENING_BY_ACCOUNT),
        # An account holds corrections below 0; an estimate or a credit below 0 is a slip.
        years=_by_year(top, YEARS, AMOUNTS, span, least=0 if sort == PLAN else None),
        stated=_by_year(top, STATED, FIGURES, span),
        goals=_nodes(top, TREE[0], ""),
        action_plans=_nodes(top, TREE[1], GOAL),
        actions=_nodes(top, ACTIONS, ACTION_PLAN, FIELD, PRIORITY),
        entities=_entities(top),
    )


def _period(top: Part) -> tuple[int, int]:
    value = top.content.get("periode")
    match value:
        case [int(first), int(last)] if not isinstance(first, bool) and not isinstance(last, bool):
            if 1900 <= first <= last <= 2199 and last - first < LONGEST_PERIOD:
                return first, last
        case _:
            pass
    raise top.fault(
        "periode",
        f"hier horen het eerste en het laatste jaar, zoals [2026, 2031], hoogstens "
        f"{LONGEST_PERIOD} jaar; er staat {kind(value)} die niet past",
    )


def _by_year(
    top: Part, key: str, allowed: tuple[str, ...], span: range, *, least: int | None = None
) -> dict[int, Amounts] | None:
    if key not in top.content:
        return None
    block = top.part(key)
    found: dict[int, Amounts] = {}
    for name, _ in block.entries():
        if not _YEAR.fullmatch(name) or int(name) not in span:
            raise block.fault(
                name[:40], f"dit is geen jaar van de periode {span.start}-{span.stop - 1}"
            )
        found[int(name)] = amounts_of(block.part(name), allowed, least=least)
    return dict(sorted(found.items()))


def _entities(top: Part) -> dict[str, Amounts] | None:
    if PARTIES not in top.content:
        return None
    block = top.part(PARTIES)
    block.only(ENTITIES)
    return {name: amounts_of(block.part(name), ENTITY_AMOUNTS) for name, _ in block.entries()}


def _nodes(top: Part, key: str, parent: str, *more: str) -> tuple[Node, ...] | None:
    if key not in top.content:
        return None
    seen: dict[str, str] = {}
    found = []
    for part in top.parts(key):
        part.only((CODE, NAME, *([parent] if parent else []), *more))
        code = part.text(CODE, LONGEST_CODE)
        if not code:
            raise part.fault(CODE, "de code ontbreekt")
        if code in seen:
            raise part.fault(CODE, f"de code {code} staat er twee keer, ook bij {seen[code]}")
        seen[code] = part.path
        found.append(
            Node(
                code=code,
                name=part.text(NAME),
                parent=(part.text(parent, LONGEST_CODE) or None) if parent else None,
                policy_field=_field(part) if FIELD in more else None,
                is_priority=_yes_or_no(part) if PRIORITY in more else None,
            )
        )
    return tuple(found)


def _field(part: Part) -> str | None:
    value = part.content.get(FIELD)
    # A number has lost its leading zero: it is kept as it stands, and judged later.
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**6:
        return str(value)
    return part.text(FIELD, LONGEST_CODE) or None


def _yes_or_no(part: Part) -> bool | None:
    value = part.content.get(PRIORITY)
    if value is None or isinstance(value, bool):
        return value
    raise part.fault(PRIORITY, f"hier hoort true of false, niet {kind(value)}")
