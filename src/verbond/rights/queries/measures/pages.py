"""The page of all measures, and that of one right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from verbond.rights.loading import shipped_rules
from verbond.rights.models import Measure
from verbond.rights.queries.measures.drawn import (
    Bar,
    Dots,
    Money,
    River,
    bar_of,
    dots_of,
    moneys,
    river_of,
)
from verbond.rights.queries.measures.rows import (
    ALL_RIGHTS,
    RULES,
    RUNS,
    TOGETHER,
    newest_of,
    newest_rows,
    quarters,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """How well a run found who misses a right: percents; None where there is nobody."""

    id: str
    name: str
    precision: int | None
    missed: int
    found: str

    @property
    def found_percent(self) -> int:
        return 100 - self.missed


@dataclass(frozen=True, slots=True)
class Groups:
    """Take-up of one right in the groups of one dimension."""

    dimension: str
    bars: tuple[Bar, ...]

    @property
    def hidden(self) -> int:
        return sum(bar.hidden for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Overview:
    """All figures of a quarter, with what they come from; `source` and `on` of the newest."""

    quarter: str
    quarters: tuple[str, ...]
    source: Measure | None
    bars: tuple[Bar, ...]
    money: tuple[Money, ...]
    unchecked: tuple[tuple[str, str], ...]
    river: River | None
    runs: Measure | None
    runs_river: River | None
    hits: tuple[Hit, ...]
    example: Bar | None
    groups: Groups | None
    rules: Measure | None
    debt: tuple[Dots, ...]

    @property
    def sure_cents(self) -> int:
        return sum(one.low for one in self.money)


def overview(quarter: str = "") -> Overview:
    """Gather the figures of a quarter, the newest when none is named or known."""
    known = quarters()
    shown = quarter if quarter in known else (known[0] if known else "")
    rows = newest_rows(Measure.objects.filter(quarter=shown).exclude(right__in=(RULES, RUNS)))
    rights = [
        (row.right, name_of(row.right), row.figures) for row in rows if row.right != ALL_RIGHTS
    ]
    bars = tuple(sorted((bar_of(*one) for one in rights), key=_by_need))
    rules, runs = newest_of(RULES), newest_of(RUNS)
    example = _example(bars)
    figures = {key: one for key, _name, one in rights}
    return Overview(
        quarter=shown,
        quarters=tuple(known),
        source=rows[0] if rows else None,
        bars=bars,
        money=moneys(rights),
        unchecked=tuple((key, name) for key, name, one in rights if one["money"] and one["old"]),
        river=next(
            (river_of(row.figures["funnel"]) for row in rows if row.right == ALL_RIGHTS), None
        ),
        runs=runs,
        runs_river=river_of(runs.figures["funnel"]) if runs else None,
        hits=tuple(hit for one in rights if (hit := _hit(*one)) is not None),
        example=example,
        groups=_groups("neighbourhood", figures[example.id]) if example else None,
        rules=rules,
        debt=dots_of(rules.figures["debt"]) if rules else (),
    )


def bars_of_quarter(quarter: str) -> tuple[tuple[Bar, ...], Measure | None]:
    """Return the take-up of every right in a quarter, the most missed first, and a source."""
    rows = newest_rows(Measure.objects.filter(quarter=quarter).exclude(right__in=TOGETHER))
    bars = [bar_of(row.right, name_of(row.right), row.figures) for row in rows]
    return tuple(sorted(bars, key=_by_need)), rows[0] if rows else None


def _by_need(bar: Bar) -> tuple[bool, int, int]:
    return bar.hidden, bar.high, bar.low


def _example(bars: tuple[Bar, ...]) -> Bar | None:
    """Return the right with the most people, whose groups are seldom too small."""
    shown = [bar for bar in bars if not bar.hidden]
    return max(shown, key=lambda bar: (bar.holds or 0) + (bar.certain or 0), default=None)


def _hit(key: str, name: str, figures: Mapping[str, Any]) -> Hit | None:
    found = figures.get("score")
    if found is None or found["certain"]["missed"] is None:
        return None
    one = found["certain"]
    missed = round(one["missed"] / 100)
    precision = None if one["precision"] is None else round(one["precision"] / 100)
    return Hit(key, name, precision, missed, f"{100 - one['missed'] / 100:.1f}")


def name_of(right: str) -> str:
    """Return what the catalogue calls a right; a right that left it keeps its id."""
    row = shipped_rules().catalogue.get(right)
    return row.name if row else right


@dataclass(frozen=True, slots=True)
class RightMeasures:
    """The figures of one right: the newest quarter whole, and take-up in each."""

    right: str
    name: str
    row: Measure
    bar: Bar
    bars_in_time: tuple[Bar, ...]
    money: Money | None
    is_unchecked: bool
    groups: tuple[Groups, ...]
    river: River | None
    hit: Hit | None
    with_maybe: Hit | None


def right_measures(right: str, quarter: str = "") -> RightMeasures | None:
    """Gather the figures of one right; None when nothing was published of it."""
    rows = newest_rows(Measure.objects.filter(right=right).exclude(right__in=TOGETHER))
    if not rows:
        return None
    ordered = sorted(rows, key=lambda row: row.quarter, reverse=True)
    row = next((one for one in ordered if one.quarter == quarter), ordered[0])
    name, figures = name_of(right), row.figures
    money = moneys([(right, name, figures)])
    return RightMeasures(
        right=right,
        name=name,
        row=row,
        bar=bar_of(right, name, figures),
        bars_in_time=tuple(bar_of(one.quarter, one.quarter, one.figures) for one in ordered),
        money=money[0] if money else None,
        is_unchecked=bool(figures["money"] and figures["old"]),
        groups=tuple(_groups(dimension, figures) for dimension in figures.get("equity", ())),
        river=river_of(figures["funnel"]),
        hit=_hit(right, name, figures),
        with_maybe=_hit(
            right, name, {"score": {"certain": figures["score"]["with_maybe"]}}
        ) if figures.get("score") else None,
    )  # fmt: skip


def _groups(dimension: str, figures: Mapping[str, Any]) -> Groups:
    rows = figures.get("equity", {}).get(dimension, ())
    return Groups(dimension, tuple(bar_of(one["name"], one["name"], one) for one in rows))
