"""A promised amount, held against what a plan sets aside for it."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_FILE = "amount_targets.yaml"


@dataclass(frozen=True, slots=True)
class AmountTarget:
    """A promise of so many cents for each of `times` places, with what its text leaves open."""

    target: str
    each_cents: int
    times: int
    source: str
    times_source: str
    checked_on: date
    unclear: tuple[str, ...]

    @property
    def cents(self) -> int:
        return self.each_cents * self.times


@cache
def amount_targets() -> tuple[AmountTarget, ...]:
    """Return the promises of an amount that this room knows how to look for.

    >>> [(one.target, one.cents) for one in amount_targets()]
    [('T01', 800000000)]
    """
    text = files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    return tuple(_target(one) for one in yaml.safe_load(text))


def is_reached(target: AmountTarget, cents: int | None) -> bool | None:
    """Say whether an amount in cents is what was promised; None for an unknown amount.

    >>> is_reached(amount_targets()[0], 800000000), is_reached(amount_targets()[0], None)
    (True, None)
    """
    return None if cents is None else cents >= target.cents


def _target(one: dict[str, Any]) -> AmountTarget:
    return AmountTarget(
        target=one["target"],
        each_cents=one["euro_each"] * 100,
        times=one["times"],
        source=one["source"],
        times_source=one["times_source"],
        checked_on=one["checked_on"],
        unclear=tuple(one["unclear"]),
    )
