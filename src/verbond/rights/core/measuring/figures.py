"""The figures of one right in one quarter, as they may be published: no cell below `FEWEST`.

Everything in the result can be written as JSON: shares in ten-thousandths, money in whole cents.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from verbond.rights.core.measuring.hiding import FEWEST, is_small, shown
from verbond.rights.core.measuring.take_up import (
    Between,
    Flags,
    Unclaimed,
    Whole,
    take_up,
    unclaimed,
)

SHARE_PARTS = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """Subjects of one right in an examination; one row per subject.

    `holds`: gets it. `certain`: has the right for certain and does not get it. `possible`: may have
    it, does not get it. `low` and `high` in cents a year (high below 0: not known). `breakdowns`:
    dimension → (place in its names per row, names).
    """

    right: str
    holds: Flags
    certain: Flags
    possible: Flags
    low: Whole
    high: Whole
    household: Whole
    breakdowns: Mapping[str, tuple[Whole, tuple[str, ...]]] = field(default_factory=dict)


def figures_of(examined: Examined, *, fewest: int = FEWEST, is_money: bool) -> dict[str, object]:
    """Return what may be published on take-up, unclaimed money and equity of one right."""
    holds, certain, possible = _totals(examined)
    found: dict[str, object] = {"fewest": fewest}
    found["hidden"] = is_small(holds, fewest) or is_small(certain, fewest)
    if found["hidden"]:
        return found
    is_few = is_small(possible, fewest)
    found |= {"holds": holds, "certain": certain, "possible": None if is_few else possible}
    # With a few who may have it the low end supposes the most that can be hidden.
    found["take_up"] = _share(take_up(holds, certain, fewest - 1 if is_few else possible))
    if is_money and not is_few:
        found["unclaimed"] = _money(examined, fewest)
    found["equity"] = {
        dimension: _equity(examined, codes, names, fewest)
        for dimension, (codes, names) in examined.breakdowns.items()
    }
    return found


def _totals(examined: Examined) -> tuple[int, int, int]:
    holds, certain, possible = (
        int(one.sum()) for one in (examined.holds, examined.certain, examined.possible)
    )
    return holds, certain, possible


def _share(between: Between | None) -> dict[str, int] | None:
    if between is None or between.high is None:
        return None
    return {"low": _parts(between.low), "high": _parts(between.high)}


def _parts(share: Fraction) -> int:
    return round(share * SHARE_PARTS)


def _money(examined: Examined, fewest: int) -> dict[str, object]:
    found: Unclaimed = unclaimed(
        examined.certain, examined.possible, examined.low, examined.high, examined.household
    )
    small = is_small(found.households, fewest)
    return {
        "total": _cents(found.total),
        "median": None if small or found.median is None else _cents(found.median),
    }


def _cents(between: Between) -> dict[str, int | None]:
    high = None if between.high is None else round(between.high)
    return {"low": round(between.low), "high": high}


def _equity(
    examined: Examined, codes: Whole, names: tuple[str, ...], fewest: int
) -> list[dict[str, object]]:
    table = {name: _counts(examined, codes == at) for at, name in enumerate(names)}
    some = {name: row for name, row in table.items() if sum(row)}
    return [
        {"name": name, "hidden": row is None, **({} if row is None else _of_group(row))}
        for name, row in shown(some, fewest=fewest).items()
    ]


def _counts(examined: Examined, rows: Flags) -> tuple[int, int, int]:
    holds, certain, possible = (
        int((one & rows).sum()) for one in (examined.holds, examined.certain, examined.possible)
    )
    return holds, certain, possible


def _of_group(row: tuple[int, ...]) -> dict[str, object]:
    holds, certain, possible = row
    return {
        "holds": holds,
        "certain": certain,
        "possible": possible,
        "take_up": _share(take_up(holds, certain, possible)),
    }
