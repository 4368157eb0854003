"""Measures and what-ifs as rows: the newest version of each, with the same cells hidden."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from verbond.rights.models import Measure, WhatIf
from verbond.rights.queries.measures.rows import ALL_RIGHTS, RULES, RUNS, TOGETHER, newest_rows
from verbond.rights.queries.reforming.kept import is_open

_ABOUT = {ALL_RIGHTS: "all-rights", RUNS: "runs", RULES: "rules"}


def measures(_today: dt.date) -> Iterator[dict[str, Any]]:
    """Give what was measured of each right in each quarter.

    Older versions stay inside: two of them, side by side, could tell what each hides.
    """
    rows = newest_rows(Measure.objects.exclude(right__in=TOGETHER))
    for row in sorted(rows, key=lambda row: (row.right, row.quarter)):
        yield {"right": row.right, **_moment(row), **_take_up(row.figures), **_rest(row)}


def totals(_today: dt.date) -> Iterator[dict[str, Any]]:
    """Give what was measured of all rights, all runs and the rules themselves."""
    rows = newest_rows(Measure.objects.filter(right__in=TOGETHER))
    for row in sorted(rows, key=lambda row: (_ABOUT[row.right], row.quarter)):
        yield {"about": _ABOUT[row.right], **_moment(row), **_rest(row)}


def _moment(row: Measure) -> dict[str, Any]:
    return {"quarter": row.quarter, "version": row.version, "on": row.on}


def _rest(row: Measure) -> dict[str, Any]:
    return {
        "figures": row.figures,
        "origin": row.origin,
        "source": row.source,
        "fictitious": row.fictitious,
        "sha256": row.sha256,
        "made_at": row.made_at,
    }


def _take_up(figures: Mapping[str, Any]) -> dict[str, Any]:
    share = figures.get("take_up") or {}
    money = (figures.get("unclaimed") or {}).get("total") or {}
    return {
        "hidden": bool(figures.get("hidden")),
        "holds": figures.get("holds"),
        "certain": figures.get("certain"),
        "possible": figures.get("possible"),
        "take_up_low": share.get("low"),
        "take_up_high": share.get("high"),
        "unclaimed_low_cents": money.get("low"),
        "unclaimed_high_cents": money.get("high"),
    }


def what_ifs(_today: dt.date) -> Iterator[dict[str, Any]]:
    """Give the what-ifs that everybody may read: they hang at something public."""
    rows = WhatIf.objects.filter(uses__isnull=False).distinct().prefetch_related("uses")
    for row in rows.order_by("key"):
        if is_open(row):
            yield _what_if(row)


def _what_if(row: WhatIf) -> dict[str, Any]:
    question = row.question
    return {
        "key": row.key,
        "right": row.right,
        "variant": question["variant"],
        "day": dt.date.fromisoformat(question["day"]),
        "changes": question["changes"],
        "seed": question["seed"],
        "persons": question["persons"],
        "figures": row.figures,
        "rules_sha256": row.rules_sha256,
        "code_version": row.code_version,
        "sha256": row.sha256,
        "kept_at": row.kept_at,
        # What-ifs are only ever counted on a made city.
        "fictitious": True,
    }
