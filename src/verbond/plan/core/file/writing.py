"""Write a plan as JSON values, or as the rows of its table; reading it back gives the same."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from verbond.plan.core.file.amounts import written
from verbond.plan.core.file.shape import (
    ACTION_PLAN,
    ACTIONS,
    CODE,
    FIELD,
    GOAL,
    NAME,
    PARTIES,
    PRIORITY,
    STATED,
    TREE,
    YEARS,
)
from verbond.plan.core.file.sheet import BLOCKS, FIRST, HEADER, LAST, LISTS, TOP
from verbond.plan.core.plan_file import Amount, Amounts, Node, PlanFile
from verbond.plan.core.words import OPENING, OPENING_BY_ACCOUNT

type Row = tuple[str, str, str, str, int | str]


def to_plain(plan: PlanFile) -> dict[str, Any]:
    """Return a plan as JSON values; what was left out stays out."""
    blocks = {
        OPENING: _amount(plan.opening),
        OPENING_BY_ACCOUNT: _amount(plan.opening_by_account),
        YEARS: _keyed(plan.years),
        STATED: _keyed(plan.stated),
        TREE[0]: _nodes(plan.goals, ""),
        TREE[1]: _nodes(plan.action_plans, GOAL),
        ACTIONS: _nodes(plan.actions, ACTION_PLAN),
        PARTIES: _keyed(plan.entities),
    }
    return {
        "soort": plan.sort,
        "bbc_versie": plan.rules,
        "periode": [plan.first_year, plan.last_year],
        **{key: value for key, value in blocks.items() if value is not None},
    }


def to_rows(plan: PlanFile) -> Iterator[Row]:
    """Yield the rows of the table of a plan, its header first."""
    yield HEADER
    plain = to_plain(plan)
    first, last = plain.pop("periode")
    about_of = {block: (about, column) for about, (block, column) in BLOCKS.items()}
    for key, value in plain.items():
        if key not in about_of:
            yield TOP, "", "", key, value
    yield TOP, "", "", FIRST, first
    yield TOP, "", "", LAST, last
    for block, (about, column) in about_of.items():
        if block in plain:
            yield from _block_rows(about, column, plain[block], is_list=block in LISTS)


def to_csv(plan: PlanFile) -> bytes:
    """Write the table of a plan as CSV with ; between the cells, as Flemish spreadsheets do."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(to_rows(plan))
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(plan: PlanFile) -> bytes:
    """Write the table of a plan as XLSX; whole euro are number cells, all else is text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Plan")
    for row in to_rows(plan):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value)
            if isinstance(value, str):
                cell.data_type = "s"  # a name that begins with = is no formula
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _block_rows(about: str, column: str, block: Any, *, is_list: bool) -> Iterator[Row]:
    if not block:
        yield about, "", "", "", ""
    parts = ((one[CODE], one) for one in block) if is_list else block.items()
    for key, part in parts:
        code, year = (key, "") if column == "code" else ("", key)
        fields = [(name, value) for name, value in part.items() if not (is_list and name == CODE)]
        for name, value in fields:
            yield about, code, year, name, _cell(value)
        if not fields:
            yield about, code, year, "", ""


def _cell(value: object) -> int | str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value if isinstance(value, int) else str(value)


def _amount(amount: Amount | None) -> int | str | None:
    return None if amount is None else written(amount)


def _keyed(by_key: Mapping[Any, Amounts] | None) -> dict[str, dict[str, int | str]] | None:
    if by_key is None:
        return None
    return {
        str(key): {name: written(amount) for name, amount in amounts.items()}
        for key, amounts in by_key.items()
    }


def _nodes(nodes: tuple[Node, ...] | None, parent: str) -> list[dict[str, Any]] | None:
    if nodes is None:
        return None
    return [
        {
            key: value
            for key, value in (
                (CODE, node.code),
                (NAME, node.name or None),
                (parent, node.parent),
                (PRIORITY, node.is_priority),
                (FIELD, node.policy_field),
            )
            if value is not None
        }
        for node in nodes
    ]
