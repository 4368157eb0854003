"""Put new values beside the old ones: what is new, what is a revision, what contradicts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from verbond.indicators.core.errors import VintageConflict
from verbond.indicators.core.reading import ReadingCard, ReadingKey, Status


@dataclass(frozen=True, slots=True)
class Change:
    """A value that differs from what its source gave before."""

    before: ReadingCard
    after: ReadingCard


@dataclass(frozen=True, slots=True)
class Plan:
    """What storing these readings would do; the known ones are left as they are."""

    new: tuple[ReadingCard, ...]
    revised: tuple[Change, ...]
    known: int

    @property
    def to_store(self) -> tuple[ReadingCard, ...]:
        return (*self.new, *(change.after for change in self.revised))


def plan_readings(known: Iterable[ReadingCard], offered: Iterable[ReadingCard]) -> Plan:
    """Compare offered readings with those that are stored.

    A value that changed becomes a revision with its own vintage; nothing is overwritten.
    Raises `VintageConflict` when a source would say two things on one day.
    """
    history: dict[ReadingKey, list[ReadingCard]] = {}
    for reading in sorted(known, key=lambda one: one.vintage):
        history.setdefault(reading.key, []).append(reading)
    new: list[ReadingCard] = []
    revised: list[Change] = []
    same = 0
    for reading in offered:
        versions = history.setdefault(reading.key, [])
        _refuse_contradiction(versions, reading)
        before = next((one for one in reversed(versions) if one.vintage <= reading.vintage), None)
        if before is not None and _says_the_same(before, reading):
            same += 1
            continue
        after = _marked(before, reading)
        versions.append(after)
        versions.sort(key=lambda one: one.vintage)
        if before is None:
            new.append(after)
        else:
            revised.append(Change(before, after))
    return Plan(tuple(new), tuple(revised), same)


def _refuse_contradiction(versions: list[ReadingCard], reading: ReadingCard) -> None:
    twin = next((one for one in versions if one.vintage == reading.vintage), None)
    if twin is None or _figures(twin) == _figures(reading):
        return
    raise VintageConflict(
        "vintage_conflict",
        f"{reading.key.indicator}, {reading.period} {reading.key.breakdown}: {reading.key.source} "
        f"gave {twin.value} on {reading.vintage} and now {reading.value}; a revised value needs "
        "the `vintage` of the day on which it was fetched",
    )


def _says_the_same(before: ReadingCard, reading: ReadingCard) -> bool:
    if _figures(before) != _figures(reading):
        return False
    if before.vintage == reading.vintage:
        return True
    # A provisional value that is confirmed is news, even when the figure stays.
    return before.status != Status.PROVISIONAL or reading.status == Status.PROVISIONAL


def _marked(before: ReadingCard | None, reading: ReadingCard) -> ReadingCard:
    changed = before is not None and _figures(before) != _figures(reading)
    if changed and reading.status == Status.FINAL:
        return replace(reading, status=Status.REVISED)
    return reading


def _figures(reading: ReadingCard) -> tuple[object, ...]:
    # A missing value is not a suppressed one; provisional, final and revised share their figures.
    absence = "" if reading.status.has_value else reading.status
    return (reading.value, reading.low, reading.high, absence)
