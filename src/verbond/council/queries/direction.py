"""Where things are going: what the council's page draws and says, gathered in few queries."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from verbond.agreement import facade as agreement
from verbond.agreement.facade import PromiseOn
from verbond.council.core.euros import SHARED, Sum, by_domain_and_entity
from verbond.council.core.window import Dot, Window, dots_of, longest, window_of
from verbond.council.queries.coming import in_order
from verbond.council.queries.facts.plans import ENTITY_OF
from verbond.council.queries.facts.promises import changed, paid_by
from verbond.decisions import facade as decisions
from verbond.plan import facade as plan

DRAWN_UNITS = 240
ENTITIES = ("city", "ocmw", "agb", "joint", "")
MOST_DECISIONS = 5
# In the order in which pictures count promises: what is known first.
STATES = (
    "realised", "under-way", "preparing", "changed", "dropped", "not-started", "value", "unknown"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """How many promises have one status, as the pictures of the shell take it."""

    status: str
    count: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class EntityEuros:
    """The euros of one entity; "" is an entity that the plan does not name."""

    entity: str
    sums: Sum


@dataclass(frozen=True, slots=True)
class DomainRow:
    """One domain: its promises by status, last year's decisions by body, euros by entity."""

    key: str
    name: str
    hue: int
    url: str
    counts: tuple[Count, ...]
    dots: tuple[Dot, ...]
    by_body: tuple[int, ...]
    latest: tuple[decisions.ServedDecision, ...]
    euros: Sum
    by_entity: tuple[EntityEuros, ...]

    @property
    def promises(self) -> int:
        """Count what can have a status: a value cannot."""
        return sum(one.count for one in self.counts if one.status != "value")

    @property
    def known(self) -> int:
        return sum(one.count for one in self.counts if one.status not in {"value", "unknown"})

    @property
    def decided(self) -> int:
        return sum(self.by_body)

    def count_of(self, state: str) -> int:
        return sum(one.count for one in self.counts if one.status == state)


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of the table beside the picture."""

    name: str
    numbers: tuple[int | str, ...]
    euros: Sum


@dataclass(frozen=True, slots=True)
class Changed:
    """A promise that stands otherwise than half a year before."""

    text: str
    url: str
    hue: int
    before: str
    after: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Direction:
    """The whole picture."""

    window: Window
    rows: tuple[DomainRow, ...]
    total: Counter[str]
    changes: tuple[Changed, ...]
    bodies: tuple[decisions.BodyCard, ...]
    shared: tuple[EntityEuros, ...]
    entities: tuple[EntityEuros, ...]
    most: int
    decided: int
    fictitious: bool

    @property
    def promises(self) -> int:
        return sum(count for state, count in self.total.items() if state != "value")

    @property
    def whole(self) -> tuple[Count, ...]:
        """Count all promises by status, in the order of the pictures."""
        return tuple(Count(state, self.total[state]) for state in STATES if self.total[state])

    @property
    def table(self) -> tuple[TableLine, ...]:
        """Give the same figures as the picture, row by row, and what serves more domains."""
        states = [one.status for one in self.whole]
        rows = [
            TableLine(
                row.name, (*(row.count_of(state) for state in states), *row.by_body), row.euros
            )
            for row in self.rows
        ]
        empty = ("–",) * (len(states) + len(self.bodies))
        last = TableLine(gettext("Meer dan één domein"), empty, self.shared_sum)
        return (*rows, last) if self.shared else tuple(rows)

    @property
    def shared_sum(self) -> Sum:
        return _added(self.shared)

    @property
    def euros(self) -> Sum:
        return _added(self.entities)


def direction(
    found: Any, bodies: tuple[decisions.BodyCard, ...], *, today: date, body: str = ""
) -> Direction:
    """Gather where an agreement goes; with a body, its decisions and the euros of its entity."""
    window = window_of(today, found.term_to)
    past = agreement.Past(found)
    now = past.on(today)
    last = now if window.last == today else past.on(window.last)
    before = past.on(window.half_first - timedelta(days=1))
    chosen = next((card for card in bodies if card.code == body), None)
    taken = decisions.served_domains(window.year_first, window.last, body=body)
    decided = {one.body for one in taken}
    seen = tuple(card for card in in_order(bodies) if card.code in decided)
    euros = _euros(found.pk, now, ENTITY_OF.get(chosen.kind, "") if chosen else "")
    chapters = {unit.chapter.key: unit.chapter for unit in past.units if unit.chapter}
    counted = _counted(now)
    rows = tuple(
        _row(chapter, found.slug, counted[key], taken, seen, euros.get(key, ()), window)
        for key, chapter in chapters.items()
    )
    shared = euros.get(SHARED, ())
    hues = {key: chapter.hue for key, chapter in chapters.items()}
    return Direction(
        window=window,
        rows=rows,
        total=Counter(one.state for one in now),
        changes=tuple(_changes(found.slug, before, last, hues)),
        bodies=seen,
        shared=shared,
        entities=_together((*(row.by_entity for row in rows), shared)),
        most=longest([*(row.euros for row in rows), _added(shared)]),
        decided=len(taken),
        fictitious=any(piece.fictitious for one in now for piece in one.evidence)
        or any(one.fictitious for one in taken),
    )


def _counted(promises: Iterable[PromiseOn]) -> Mapping[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for one in promises:
        found.setdefault(one.chapter_key, Counter())[one.state] += 1
    return found


def _euros(
    agreement_id: int, promises: Iterable[PromiseOn], entity: str
) -> Mapping[str, tuple[EntityEuros, ...]]:
    """Add up by domain and entity; with an entity, of that one alone."""
    whose = plan.entities_of_actions(agreement_id)
    known = (
        replace(one, entity=whose.get(one.address.removeprefix("plan:"), ""))
        for one in paid_by(promises)
    )
    paid = [one for one in known if not entity or one.entity == entity]
    found: dict[str, list[EntityEuros]] = {}
    for (domain, of), sums in by_domain_and_entity(paid):
        found.setdefault(domain, []).append(EntityEuros(of, sums))
    return {domain: _ordered(ones) for domain, ones in found.items()}


def _ordered(euros: Iterable[EntityEuros]) -> tuple[EntityEuros, ...]:
    return tuple(sorted(euros, key=lambda one: ENTITIES.index(one.entity)))


def _together(groups: Iterable[Iterable[EntityEuros]]) -> tuple[EntityEuros, ...]:
    found: dict[str, Sum] = {}
    for group in groups:
        for one in group:
            found[one.entity] = found.get(one.entity, Sum()) + one.sums
    return _ordered(EntityEuros(entity, sums) for entity, sums in found.items())


def _added(euros: Iterable[EntityEuros]) -> Sum:
    total = Sum()
    for one in euros:
        total += one.sums
    return total


def _row(
    chapter: Any,
    slug: str,
    counts: Counter[str],
    taken: Sequence[decisions.ServedDecision],
    bodies: Sequence[decisions.BodyCard],
    euros: tuple[EntityEuros, ...],
    window: Window,
) -> DomainRow:
    lanes = {card.code: lane for lane, card in enumerate(bodies)}
    own = [one for one in taken if chapter.key in one.chapters]
    days = [(one.decided_on, lanes[one.body]) for one in own if one.body in lanes]
    per_body = Counter(lane for _, lane in days)
    return DomainRow(
        key=chapter.key,
        name=chapter.name,
        hue=chapter.hue,
        url=reverse("agreement:chapter", args=[slug, chapter.key]),
        counts=tuple(Count(state, counts[state]) for state in STATES if counts[state]),
        dots=dots_of(days, window, width=DRAWN_UNITS, lanes=len(bodies)),
        by_body=tuple(per_body[lane] for lane in range(len(bodies))),
        latest=tuple(own[:MOST_DECISIONS]),
        euros=_added(euros),
        by_entity=euros,
    )


def _changes(
    slug: str, before: Iterable[PromiseOn], now: Iterable[PromiseOn], hues: Mapping[str, int]
) -> Iterable[Changed]:
    for state, promise in changed(before, now):
        yield Changed(
            text=promise.text,
            url=reverse("agreement:commitment", args=[slug, promise.key]),
            hue=hues.get(promise.chapter_key, 0),
            before=state,
            after=promise.state,
            explanation=promise.explanation,
        )
