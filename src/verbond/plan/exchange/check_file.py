"""A file of `check-plan` in and out: its rows as those of our own shape, and a version as such."""

import json
from collections.abc import Iterator, Mapping

from verbond.plan.core.file.writing import to_plain
from verbond.plan.core.plan_file import Amount, Node, PlanFile, Unclear
from verbond.plan.core.words import BESIDE_OF, FIGURES, FLOW_OF, OPENING_BY_ACCOUNT
from verbond.plan.exchange import shape
from verbond.plan.exchange.faults import Faults
from verbond.plan.exchange.reading import Reading, read_rows
from verbond.plan.exchange.writing import amount

# The file gives city and OCMW as one, and no amount that could be split.
_ENTITY = "stad en ocmw"
type Row = dict[str, str]


def as_check_file(plan: PlanFile) -> bytes:
    """Write a version as JSON that anybody can recount with `check-plan`."""
    return (json.dumps(to_plain(plan), ensure_ascii=False, indent=2) + "\n").encode()


def read_check_file(
    plan: PlanFile, facts: Mapping[str, object], fields: Mapping[str, str]
) -> Reading:
    """Turn a file of `check-plan` into a version; `facts` say what such a file does not."""
    faults = Faults()
    for path, _year, unclear in plan.unclear():
        faults.add(0, path, "amount_ambiguous", unclear.text)
    for block, given in (
        ("entiteiten", plan.entities),
        (OPENING_BY_ACCOUNT, plan.opening_by_account),
    ):
        if given is not None:
            faults.warn(0, block, "not_kept")
    rows = [*_facts(plan, facts), *_nodes(plan), *_amounts(plan)]
    return read_rows(((0, row) for row in rows), fields, faults)


def _facts(plan: PlanFile, facts: Mapping[str, object]) -> Iterator[Row]:
    said = {name: str(value) for name, value in facts.items() if name in shape.FACTS and value}
    said |= {
        "bbc": plan.rules,
        "eerste_jaar": str(plan.first_year),
        "laatste_jaar": str(plan.last_year),
    }
    for name, value in said.items():
        yield {"soort": shape.FACT, "code": name, "tekst": value}
    if isinstance(plan.opening, int):
        yield {"soort": shape.FACT, "code": "beginresultaat", "bedrag": amount(plan.opening)}


def _nodes(plan: PlanFile) -> Iterator[Row]:
    levels = zip(shape.LEVELS, (plan.goals, plan.action_plans, plan.actions), strict=True)
    for word, nodes in levels:
        for node in nodes or ():
            yield _node(word, node)


def _node(word: str, node: Node) -> Row:
    return {
        "soort": word,
        "code": node.code,
        "onder": node.parent or "",
        "naam": node.name or node.code,
        "prioritair": "ja" if node.is_priority else "nee",
        "beleidsveld": node.policy_field or "",
    }


def _amounts(plan: PlanFile) -> Iterator[Row]:
    lines = {name: (kind, side) for (kind, side), name in FLOW_OF.items()}
    figures = {name: what for what, name in BESIDE_OF.items()}
    for year, amounts in (plan.years or {}).items():
        for name, cents in amounts.items():
            if name in lines:
                yield _line(plan, year, lines[name], cents)
            elif name in figures:
                code = _word(shape.FIGURES, figures[name])
                yield _row(shape.FIGURE, year, cents) | {"code": code, "entiteit": _ENTITY}
    for year, totals in (plan.stated or {}).items():
        for name, cents in totals.items():
            if name in FIGURES:
                yield _row(shape.STATED, year, cents) | {"code": name}


def _line(plan: PlanFile, year: int, flow: tuple[str, str], cents: Amount) -> Row:
    return _row(shape.LINE, year, cents) | {
        "entiteit": _ENTITY,
        "aard": _word(shape.KINDS, flow[0]),
        "kant": _word(shape.SIDES, flow[1]),
        "fase": "raming" if plan.is_plan else "geboekt",
    }


def _row(sort: str, year: int, cents: Amount) -> Row:
    # An amount that can be read in two ways has its fault already.
    shown = "0" if isinstance(cents, Unclear) else amount(cents)
    return {"soort": sort, "jaar": str(year), "bedrag": shown}


def _word(words: Mapping[str, str], meant: str) -> str:
    return next(word for word, value in words.items() if value == meant)
