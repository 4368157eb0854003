"""The same ballots under other rules, side by side."""

from collections.abc import Mapping
from typing import Any

from verbond.budgets.queries.outcomes.result.shapes import Bar, RuleColumn, RuleRow
from verbond.budgets.queries.outcomes.result.words import rule_name


def rule_table(
    explained: Mapping[str, Any], frozen: Mapping[str, Any]
) -> tuple[tuple[RuleColumn, ...], tuple[RuleRow, ...]]:
    """Return the rules, the one that decided first, and the projects on which they differ."""
    rules = sorted(explained["rules"], key=lambda one: not one["is_own"])
    ballots = explained["whole"]["ballots"]
    columns = tuple(
        RuleColumn(
            code=one["code"],
            name=rule_name(one["code"]),
            is_own=one["is_own"],
            spent_cents=one["spent_cents"],
            projects=len(one["winners"]),
            served=Bar("", one["with_winner"], ballots),
            too_little=one["too_little"],
        )
        for one in rules
    )
    rows = []
    for project in frozen["projects"]:
        chosen = tuple(project["id"] in one["winners"] for one in rules)
        if any(chosen) and not all(chosen):
            rows.append(RuleRow(project["title"], project["id"], project["cost_cents"], chosen))
    return columns, tuple(sorted(rows, key=lambda one: (not one.chosen[0], -sum(one.chosen))))
