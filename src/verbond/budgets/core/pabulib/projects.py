"""The projects and the budget, in whole small units."""

from dataclasses import dataclass
from itertools import chain, repeat

from verbond.budgets.core.election import Project
from verbond.budgets.core.pabulib.amounts import (
    ALLOWED,
    Decimal10,
    NotDecimal,
    decimal_of,
    places_of,
)
from verbond.budgets.core.pabulib.head import Head
from verbond.budgets.core.pabulib.limits import MAX_DIGITS
from verbond.budgets.core.pabulib.lines import Row


@dataclass(frozen=True, slots=True)
class Money:
    """Budget and projects of a file, all in small units of 1/`scale`."""

    budget: int
    projects: tuple[Project, ...]
    scale: int


def read_money(head: Head) -> Money:
    """Read budget, projects and costs exactly; refuses what is doubled, negative or absent."""
    _expect_columns(head)
    budget = _amount(head, head.meta.get("budget", ""), head.meta_lines.get("budget", 0), "budget")
    ids = [_id(head, row) for row in head.projects.rows]
    _refuse_doubles(head, ids)
    costs = [
        _amount(head, head.projects.cell(row, "cost"), row.line, "cost")
        for row in head.projects.rows
    ]
    places = places_of([budget, *costs])
    if max(number.at(places) for number in [budget, *costs]) >= 10**MAX_DIGITS:
        raise head.named.wrong("amount", 0, "cost", f"with {places} decimals too large; {ALLOWED}.")
    projects = zip(ids, costs, head.projects.rows, strict=True)
    return Money(
        budget=budget.at(places),
        projects=tuple(_project(head, id_, cost.at(places), row) for id_, cost, row in projects),
        scale=int(10**places),
    )


def words_of(text: str) -> tuple[str, ...]:
    """Split a list inside a cell; `None` is how some programs write an empty one."""
    if text.lower() == "none":
        return ()
    return tuple(word for word in map(str.strip, text.split(",")) if word)


def _expect_columns(head: Head) -> None:
    for column in ("project_id", "cost"):
        if column not in head.projects.columns:
            raise head.named.wrong(
                "column_missing",
                head.projects.line,
                column,
                f"PROJECTS has no column {column}; it needs project_id and cost.",
            )


def _id(head: Head, row: Row) -> str:
    width = len(head.projects.columns)
    if any(row.cells[width:]):
        raise head.named.wrong(
            "row_long", row.line, "", f"the header has {width} columns; a ; in a text needs quotes."
        )
    found = head.projects.cell(row, "project_id")
    if not found or "," in found:
        raise head.named.wrong(
            "project_id", row.line, "project_id", "a project has an id, without a comma in it."
        )
    return found


def _refuse_doubles(head: Head, ids: list[str]) -> None:
    seen: dict[str, int] = {}
    for found, row in zip(ids, head.projects.rows, strict=True):
        if found in seen:
            raise head.named.wrong(
                "project_repeated",
                row.line,
                "project_id",
                f"project {found[:50]!r} stands in line {seen[found]} already; each once.",
            )
        seen[found] = row.line


def _amount(head: Head, text: str, line: int, field: str) -> Decimal10:
    if not text:
        raise head.named.wrong("amount_missing", line, field, f"there is no amount; {ALLOWED}.")
    try:
        amount = decimal_of(text)
    except NotDecimal as error:
        raise head.named.wrong(
            "amount", line, field, f"{text[:50]!r} is no amount; {ALLOWED}."
        ) from error
    if amount.whole < 0:
        raise head.named.wrong("amount_negative", line, field, f"{text} is below zero.")
    return amount


def _project(head: Head, id_: str, cost: int, row: Row) -> Project:
    cells = chain(row.cells, repeat(""))
    facts = dict(zip(head.projects.columns, cells, strict=False))
    return Project(
        id=id_,
        cost=cost,
        name=facts.get("name", ""),
        categories=words_of(facts.get("category") or facts.get("categories", "")),
        neighbourhood=facts.get("neighborhood") or facts.get("district", ""),
        facts=facts,
    )
