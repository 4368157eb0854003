"""The rules of a status once more: slowly, from the prose of ADR 0015, sharing no code."""

from collections.abc import Sequence
from datetime import timedelta
from importlib.resources import files
from typing import Any

import yaml

from verbond.agreement.core.evidence.pieces import Tied
from verbond.agreement.tests.core.evidence.made import TODAY

_TEXT = files("verbond.agreement.core.evidence").joinpath("rules.yaml").read_text(encoding="utf-8")
_FILE: dict[str, Any] = yaml.safe_load(_TEXT)
_STEPS = ["not-started", "preparing", "under-way", "realised"]


def slow_status(kind: str, pieces: Sequence[Tied]) -> str:
    """Tell the status of a promise by looking at everything again for everything."""
    if kind in _FILE["value"]:
        return "value"
    rules = _FILE["kinds"].get(kind, _FILE["kinds"][_FILE["default"]]) + _FILE["always"]
    said = [(one, rule) for one in pieces for rule in [_rule(one, rules, pieces)] if rule]
    steps = [pair for pair in said if pair[1].get("state") in _STEPS and not _denies(pair)]
    denials = [pair for pair in said if _denies(pair)]
    standing = [one for one in steps if all(_rank(one[0]) > _rank(no[0]) for no in denials)]
    if standing:
        return max((_state(*one, standing, pieces) for one in standing), key=_STEPS.index)
    if denials:
        order = ["not-started", "changed", "dropped"]
        ranked = [(_rank(no[0]), order.index(no[1]["state"]), no[1]["state"]) for no in denials]
        return str(max(ranked)[2])
    return "unknown"


def _denies(pair: tuple[Tied, dict[str, Any]]) -> bool:
    return bool(pair[1].get("denies"))


def _rank(piece: Tied) -> tuple[int, Any]:
    return (_FILE["strength"][piece.kind], piece.on)


def _rule(
    piece: Tied, rules: Sequence[dict[str, Any]], pieces: Sequence[Tied]
) -> dict[str, Any] | None:
    for rule in rules:
        named = piece.shows in rule["shows"] and piece.kind in rule.get("by", [piece.kind])
        if named and _fits(rule.get("when"), piece, pieces):
            days = _FILE["old_after"][piece.kind][-1]["days"]
            is_old = piece.on + timedelta(days=days) <= TODAY
            return None if rule.get("expires") and is_old else rule
    return None


def _fits(when: str | None, piece: Tied, pieces: Sequence[Tied]) -> bool:
    if when is None:
        return True
    if when == "booked":
        return piece.booked_cents is not None and piece.booked_cents > 0
    if when in {"met", "unmet", "unclear"}:
        measures = [one.is_met for one in pieces if one.shows == "measured"]
        if piece.is_met is None:
            return when == "unclear"
        return when == ("met" if all(met is True for met in measures) else "unmet")
    holding = _holding(pieces)
    if piece not in holding or piece.number is None:
        return False
    everything = all(one.out_of is not None and one.number >= one.out_of for one in holding)  # type: ignore[operator]
    fits = {"none": piece.number == 0, "some": piece.number > 0}
    return fits.get(when, piece.number > 0 and everything)


def _holding(pieces: Sequence[Tied]) -> list[Tied]:
    """For each thing that is counted: the count of which no other is stronger, newer or lower."""
    counts = [p for p in pieces if p.shows in {"counted", "applied"} and p.number is not None]
    found = []
    for one in counts:
        rivals = [p for p in counts if (p.shows, p.unit) == (one.shows, one.unit)]
        best = max(rivals, key=lambda p: (*_rank(p), -p.number, p.key))  # type: ignore[operator]
        if best == one:
            found.append(one)
    return found


def _state(
    piece: Tied,
    rule: dict[str, Any],
    standing: Sequence[tuple[Tied, dict[str, Any]]],
    pieces: Sequence[Tied],
) -> str:
    if "needs" in rule and rule["needs"] not in {other["code"] for _one, other in standing}:
        return str(rule["otherwise"])
    missing = [
        one
        for one in _holding(pieces)
        if one != piece
        and one.out_of is not None
        and one.number < one.out_of  # type: ignore[operator]
        and _rank(one) >= _rank(piece)
    ]
    return "under-way" if rule["state"] == "realised" and missing else str(rule["state"])
