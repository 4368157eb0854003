"""Who got something: by group of voters, and by neighbourhood of the projects."""

from collections.abc import Mapping, Sequence
from typing import Any

from verbond.budgets.queries.outcomes.result.shapes import Bar, GroupFigure, Place, PlaceFigure
from verbond.budgets.queries.outcomes.result.words import group_name

KINDS = ("neighbourhood", "age", "channel")


def group_figures(groups: Mapping[str, Any]) -> tuple[GroupFigure, ...]:
    """Return, per kind of group, which part of each got at least one project of its choice."""
    return tuple(
        GroupFigure(kind, tuple(_bar(kind, one) for one in _ordered(kind, groups[kind])))
        for kind in KINDS
        if kind in groups
    )


def place_figures(
    explained: Mapping[str, Any], places: Mapping[str, Place]
) -> tuple[PlaceFigure, ...]:
    """Return the part of the votes beside the part of the money, for each neighbourhood."""
    parts = explained["neighbourhoods"]
    votes = sum(one["votes"] for one in parts)
    cents = sum(one["cents"] for one in parts)
    blank = Place("", 1, 0)
    return tuple(
        PlaceFigure(
            place=places.get(one["name"], blank),
            projects=one["projects"],
            winners=one["winners"],
            votes=Bar("", one["votes"], votes),
            money=Bar("", one["cents"], cents),
            cents=one["cents"],
        )
        for one in parts
        if one["name"] in places
    )


def _ordered(kind: str, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Order ages by age and the rest by name; the nameless group comes last."""
    return sorted(
        rows, key=lambda one: (not one["value"], _age(one["value"]) if kind == "age" else 0,
                               one["value"])
    )  # fmt: skip


def _age(band: str) -> int:
    digits = band.rstrip("+").split("-")[0]
    return int(digits) if digits.isdecimal() else 0


def _bar(kind: str, one: Mapping[str, Any]) -> Bar:
    return Bar(group_name(kind, one["value"]), one["with_winner"], one["ballots"])
