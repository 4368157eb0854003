"""Measure a fictitious city as a real one would be: its truth is known, its source is not whole.

Everything that comes of it says "fictief".
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from verbond.rights.core.made_city import City, as_source
from verbond.rights.core.made_city.examining import Finding, examined
from verbond.rights.core.made_city.following import followed
from verbond.rights.core.measuring import (
    Examined,
    Followed,
    Score,
    figures_of,
    funnels,
    score,
)
from verbond.rights.core.measuring.debt import is_stale
from verbond.rights.core.measuring.figures import SHARE_PARTS
from verbond.rights.core.measuring.funnel import Funnel
from verbond.rights.core.measuring.quarters import span_of
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.loading import shipped_rules
from verbond.rights.making import made_batches, made_shares
from verbond.rights.models import Measure
from verbond.rights.operations.measuring import ToPublish
from verbond.rights.queries.measures.rows import ALL_RIGHTS

AGES = (0, 18, 25, 40, 65, 80)
AGE_NAMES = ("jonger dan 18", "18 tot 24", "25 tot 39", "40 tot 64", "65 tot 79", "80 en ouder")
# A right that everybody has by law has no take-up to measure.
NOT_MEASURED = frozenset({"maximumfactuur"})


def measures_of_city(*, persons: int, seed: int, quarter: str) -> tuple[ToPublish, ...]:
    """Return the figures of every computed right in a made city at the end of a quarter."""
    day = span_of(quarter)[1]
    rules, shares = shipped_rules(), made_shares()
    (city,) = made_batches(persons=persons, seed=seed, day=day, size=persons)
    source = as_source(city.table, shares.gaps, shares.errors, seed=seed)
    rights = tuple(right for right in city.truths if right not in NOT_MEASURED)
    found = examined(rules, source, day, rights)
    ways = _ways(city, found, rules, seed)
    inhabitants = f"{persons:,}".replace(",", ".")
    words = f"Verzonnen stad van {inhabitants} inwoners (fictief), zaad {seed}"
    whole, each = funnels(ways)
    rows = [_of_right(city, right, found[right], rules, day) for right in rights if right in found]
    return (
        *(
            ToPublish(
                right,
                {**figures, "funnel": as_json(each.get(right))},
                Measure.Origin.MADE_CITY,
                words,
                fictitious=True,
            )
            for right, figures in rows
        ),
        ToPublish(
            ALL_RIGHTS, {"funnel": as_json(whole)}, Measure.Origin.MADE_CITY, words, fictitious=True
        ),
    )


def _of_right(
    city: City, right: str, found: Finding, rules: RuleSet, day: dt.date
) -> tuple[str, dict[str, Any]]:
    truth = city.truths[right]
    row = rules.catalogue[right]
    seen = Examined(
        right, truth.held, found.certain & ~truth.held, found.possible & ~truth.held,
        found.low, found.high, city.table["household"].values, _breakdowns(city),
    )  # fmt: skip
    is_money, is_old = row.result == "money", is_stale(rules, right, day)
    # An amount that nobody checked is not shown, and neither is a sum of such amounts.
    figures = figures_of(seen, is_money=is_money and not is_old)
    figures |= {"money": is_money, "old": is_old}
    missing = truth.entitled & ~truth.held
    figures["score"] = {
        "certain": _score(score(seen.certain, missing)),
        "with_maybe": _score(score(seen.certain | seen.possible, missing)),
    }
    return right, figures


def _breakdowns(city: City) -> Mapping[str, tuple[Any, tuple[str, ...]]]:
    ages = np.searchsorted(np.array(AGES), city.age, side="right") - 1
    return {
        "neighbourhood": (city.hood, city.hoods),
        "age": (ages, AGE_NAMES),
        "household": (city.group, city.groups),
    }


def _score(found: Score) -> dict[str, int | None]:
    """Return shares in ten-thousandths. Nothing is hidden: nobody in a made city exists."""
    return {
        "precision": None if found.precision is None else round(found.precision * SHARE_PARTS),
        "missed": None if found.missed is None else round(found.missed * SHARE_PARTS),
    }


def _ways(
    city: City, found: Mapping[str, Finding], rules: RuleSet, seed: int
) -> tuple[Followed, ...]:
    hits = {
        right: one.certain & ~city.truths[right].held
        for right, one in found.items()
        if right in city.truths
    }
    entitled = {right: city.truths[right].entitled for right in hits}
    automatic = frozenset(right for right in hits if rules.catalogue[right].automation_goal == 1)
    return followed(made_shares(), hits, entitled, automatic=automatic, seed=seed)


def as_json(funnel: Funnel | None) -> dict[str, Any] | None:
    """Return a funnel in words of JSON; shares of an effect in ten-thousandths."""
    if funnel is None:
        return None
    found = asdict(funnel)
    if funnel.effect is not None:
        for name in ("difference", "low", "high"):
            found["effect"][name] = round(getattr(funnel.effect, name) * SHARE_PARTS)
    return found
