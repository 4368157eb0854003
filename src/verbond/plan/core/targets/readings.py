"""A share of the budget in every reading: exact, from the same lines as the plan itself."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_FILE = "budget_targets.yaml"


@dataclass(frozen=True, slots=True)
class Part:
    """The expenses that a promise is about: by policy field, or those of actions that serve it."""

    key: str
    label: str
    policy_fields: tuple[str, ...]
    by_promise: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """The budget that it is a share of; without kinds it cannot be computed, and says why."""

    key: str
    label: str
    kinds: tuple[str, ...]
    why_unknown: str = ""


@dataclass(frozen=True, slots=True)
class BudgetTarget:
    """A promise of a share, with what its text leaves open."""

    target: str
    goal: Fraction
    source: str
    checked_on: date
    unclear: tuple[str, ...]
    parts: tuple[Part, ...]
    wholes: tuple[Whole, ...]


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """Planned expenses of one policy field and kind in one year, in cents; "" is no action."""

    year: int
    kind: str
    policy_field: str
    cents: int
    action: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one reading gives; the share is None when there is nothing to divide by."""

    part: Part
    whole: Whole
    part_cents: int
    whole_cents: int | None
    share: Fraction | None
    is_reached: bool | None


@cache
def budget_targets() -> tuple[BudgetTarget, ...]:
    """Return the promises of a share that this room knows how to compute."""
    text = files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    return tuple(_target(one) for one in yaml.safe_load(text))


def outcomes(
    target: BudgetTarget, lines: Iterable[BudgetLine], serving: Collection[str] = ()
) -> tuple[Outcome, ...]:
    """Compute every reading of a promise from the expenses of a plan; nothing is rounded.

    `serving` are the codes of the actions that a person confirmed to serve the promise.

    >>> target, CODES = budget_targets()[0], (("0160", 7), ("0119", 993))
    >>> lines = [BudgetLine(2026, "exploitation", code, n) for code, n in CODES]
    >>> first = outcomes(target, lines)[0]
    >>> first.share, first.is_reached
    (Fraction(7, 1000), True)
    """
    every = list(lines)
    return tuple(
        _outcome(target.goal, part, whole, every, serving)
        for part in target.parts
        for whole in target.wholes
    )


def _outcome(
    goal: Fraction,
    part: Part,
    whole: Whole,
    lines: Sequence[BudgetLine],
    serving: Collection[str],
) -> Outcome:
    kinds = whole.kinds or tuple({line.kind for line in lines})
    counted = [line for line in lines if line.kind in kinds]
    cents = sum(line.cents for line in counted if _is_part(line, part, serving))
    total = sum(line.cents for line in counted) if whole.kinds else None
    share = Fraction(cents, total) if total else None
    return Outcome(part, whole, cents, total, share, None if share is None else share >= goal)


def _is_part(line: BudgetLine, part: Part, serving: Collection[str]) -> bool:
    if part.by_promise:
        return line.action in serving
    return line.policy_field in part.policy_fields


def _target(one: dict[str, Any]) -> BudgetTarget:
    return BudgetTarget(
        target=one["target"],
        goal=Fraction(Decimal(one["goal_percent"])) / 100,
        source=one["source"],
        checked_on=one["checked_on"],
        unclear=tuple(one["unclear"]),
        parts=tuple(
            Part(
                part["key"],
                part["label"],
                tuple(part.get("policy_fields", ())),
                part.get("by_promise", False),
            )
            for part in one["parts"]
        ),
        wholes=tuple(
            Whole(whole["key"], whole["label"], tuple(whole["kinds"]), whole.get("why_unknown", ""))
            for whole in one["wholes"]
        ),
    )
