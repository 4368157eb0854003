"""What the file of the demo says, with its days laid out around today."""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from verbond.budgets.operations.rounds.making import Step

PHASES = ("idea", "plan", "check", "vote", "result", "execution")
# What a fictitious voter does: most cross three or four, few cross many.
CROSSES = (1, 2, 2, 3, 3, 3, 3, 4, 4, 5, 6)
AGE_BANDS = ("14-24", "25-44", "45-64", "65+")
AGE_WEIGHTS = (12, 30, 34, 24)


@dataclass(frozen=True, slots=True)
class Voter:
    """A fictitious voter with the ballot that goes in the box."""

    channel: str
    neighbourhood: str
    age_band: str
    content: dict[str, int]


def steps_of(facts: Mapping[str, Any], today: date) -> list[Step]:
    """Lay the phases one after the other; the first began `starts` days before today."""
    first = today - timedelta(days=facts["starts"])
    return lay_steps(zip(PHASES, facts["lengths"], strict=True), first)


def lay_steps(phases: Iterable[tuple[str, int]], first: date) -> list[Step]:
    """Lay phases of so many days one after the other."""
    steps = []
    for code, days in phases:
        last = first + timedelta(days=days - 1)
        steps.append(Step(code, first, last))
        first = last + timedelta(days=1)
    return steps


def voters_of(facts: Mapping[str, Any], keys: Mapping[str, Mapping[str, Any]]) -> Iterator[Voter]:
    """Make fictitious voters, always the same: neighbours like what lies near a little more.

    `keys` gives for the key of each project what the file says of it.
    """
    said = facts["ballots"]
    chance = random.Random(said["seed"])  # noqa: S311 - a made-up vote, made again the same
    places = sorted({one["place"] for one in keys.values()})
    for number in range(said["count"]):
        home = chance.choice(places)
        weights = {
            key: one["weight"] * (3 if one["place"] == home else 1) for key, one in keys.items()
        }
        yield Voter(
            channel=_channel(number, said),
            neighbourhood=home,
            age_band=chance.choices(AGE_BANDS, AGE_WEIGHTS)[0],
            content=dict.fromkeys(_drawn(weights, chance.choice(CROSSES), chance), 1),
        )


def _channel(number: int, said: Mapping[str, int]) -> str:
    if number < said["paper"]:
        return "paper"
    return "code" if number < said["paper"] + said["code"] else "register"


def _drawn(weights: dict[str, int], many: int, chance: random.Random) -> list[str]:
    left, found = dict(weights), []
    for _ in range(min(many, len(left))):
        name = chance.choices(list(left), list(left.values()))[0]
        found.append(name)
        del left[name]
    return sorted(found)
