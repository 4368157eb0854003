"""What pictures of measures are made of: places and widths from 0 to 100, as text for SVG."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from verbond.rights.core.measuring.funnel import STAGES

PARTS = 100  # ten-thousandths in a percent


@dataclass(frozen=True, slots=True)
class Bar:
    """A share between two bounds. `low` and `high` are whole percents, rounded outwards."""

    id: str
    name: str
    hidden: bool
    low: int = 0
    high: int = 0
    sure: str = "0"
    maybe: str = "0"
    holds: int | None = None
    certain: int | None = None
    possible: int | None = None

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    @property
    def is_wide(self) -> bool:
        """Whether so much is unknown that the interval says little."""
        return self.high - self.low > 50


def bar_of(key: str, name: str, figures: Mapping[str, Any]) -> Bar:
    share = figures.get("take_up")
    if figures.get("hidden") or share is None:
        return Bar(key, name, hidden=True)
    low, high = share["low"], share["high"]
    exact = low == high
    return Bar(
        key, name, hidden=False,
        low=round(low / PARTS) if exact else low // PARTS,
        high=round(high / PARTS) if exact else ceil(high / PARTS),
        sure=_text(low / PARTS), maybe=_text((high - low) / PARTS),
        holds=figures.get("holds"), certain=figures.get("certain"),
        possible=figures.get("possible"),
    )  # fmt: skip


def _text(value: float) -> str:
    # SVG wants a point, whatever the language of the page.
    return f"{value:.1f}"


@dataclass(frozen=True, slots=True)
class Money:
    """What is not claimed of one right in a year, in cents; `high` None: not known how much."""

    id: str
    name: str
    low: int
    high: int | None
    median: int | None
    sure: str
    maybe: str
    runs_on: bool

    @property
    def has_more(self) -> bool:
        return self.high is None or self.high > self.low


def moneys(rights: Sequence[tuple[str, str, Mapping[str, Any]]]) -> tuple[Money, ...]:
    """Return unclaimed money, the largest certain sum first.

    The scale is twice the largest certain sum: what may be more than that runs on to the edge.
    """
    found = [(key, name, one["unclaimed"]) for key, name, one in rights if one.get("unclaimed")]
    top = 2 * max((one["total"]["low"] for _key, _name, one in found), default=0) or 1
    rows = [_money(key, name, one, top) for key, name, one in found]
    return tuple(sorted(rows, key=lambda row: -row.low))


def _money(key: str, name: str, one: Mapping[str, Any], top: int) -> Money:
    low, high = one["total"]["low"], one["total"]["high"]
    end = top if high is None else min(high, top)
    median = one["median"]
    return Money(
        key, name, low, high, median and median["low"],
        _text(100 * low / top), _text(100 * (end - low) / top), high is None or high > top,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a funnel: as wide as how many came there, joined to the one before."""

    id: str
    count: int | None
    share: int | None
    path: str
    days: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class River:
    """The way from detected to granted, and what it says."""

    stages: tuple[Stage, ...]
    channels: tuple[tuple[str, int | None], ...]
    in_vain: tuple[int, int] | None
    without_act: tuple[int, int] | None
    effect: Mapping[str, int] | None


def river_of(funnel: Mapping[str, Any] | None) -> River | None:
    """Return the drawing of a funnel; None when there is none, or all of it is hidden."""
    if funnel is None or not funnel["steps"] or not funnel["steps"][0]:
        return None
    first, last = funnel["steps"][0], 100.0
    stages = []
    for stage, count in zip(STAGES, funnel["steps"], strict=True):
        width = last if count is None else 100.0 * count / first
        days = funnel["days"].get(stage)
        stages.append(
            Stage(
                stage,
                count,
                None if count is None else round(100 * count / first),
                f"M0 0H{_text(last)}L{_text(width)} 8V20H0Z",
                days and (days[0], days[1]),
            )
        )
        last = width
    effect = funnel["effect"]
    return River(
        tuple(stages), tuple(funnel["channels"].items()),
        _two(funnel["invited_in_vain"]), _two(funnel["without_act"]),
        effect and _percents(effect),
    )  # fmt: skip


def _two(pair: Sequence[int] | None) -> tuple[int, int] | None:
    return (pair[0], pair[1]) if pair else None


def _percents(effect: Mapping[str, int]) -> dict[str, int]:
    shares = {name: round(effect[name] / PARTS) for name in ("difference", "low", "high")}
    told = round(100 * effect["contacted_granted"] / effect["contacted"])
    waits = round(100 * effect["waiting_granted"] / effect["waiting"])
    return {**shares, "told": told, "waits": waits}


@dataclass(frozen=True, slots=True)
class Dots:
    """One line of the rules debt: every right a dot, in the same order on each line."""

    id: str
    count: int
    dots: tuple[tuple[int, bool], ...]


def dots_of(debt: Mapping[str, Sequence[str]]) -> tuple[Dots, ...]:
    order = sorted(debt["in_force"], key=lambda right: _rank(right, debt))
    return tuple(
        Dots(
            name,
            len(debt[name]),
            tuple((8 + 16 * at, right in debt[name]) for at, right in enumerate(order)),
        )
        for name in _LINES
    )


_LINES = ("in_force", "encoded", "with_cases", "verified")


def _rank(right: str, debt: Mapping[str, Sequence[str]]) -> int:
    return -sum(right in debt[name] for name in _LINES)
