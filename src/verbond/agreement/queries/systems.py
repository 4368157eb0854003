"""What Verbond does with every unit of the text: with which system, and whether it works today."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from verbond.agreement.models import Agreement, Commitment, System, SystemUse


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that a system carries, and the unit of the text that holds it."""

    unit_line: int | None
    raw_line: int
    quote: str
    key: str  # of the commitment; "" for a heading
    system: System


@dataclass(frozen=True, slots=True)
class UnitHome:
    """One unit of the plain count with the systems that carry it."""

    unit_line: int
    raw_line: int
    quote: str
    systems: tuple[System, ...]

    @property
    def works(self) -> str:
        """Say "yes" when all its systems work, "no" when none does, else "partly"."""
        states = {system.works for system in self.systems}
        if states == {"yes"}:
            return "yes"
        return "no" if states == {"no"} else "partly"


@dataclass(frozen=True, slots=True)
class SystemLine:
    """A system with the phrases that it carries; `units` counts the units that hold them."""

    system: System
    units: int
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class SystemGroup:
    """The systems that work, or work in part, or do not work yet."""

    works: str
    lines: tuple[SystemLine, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    agreement: Agreement
    systems: tuple[SystemLine, ...]
    units: tuple[UnitHome, ...]
    without_home: tuple[Commitment, ...]

    @property
    def groups(self) -> tuple[SystemGroup, ...]:
        found = (
            SystemGroup(state, tuple(line for line in self.systems if line.system.works == state))
            for state in ("yes", "partly", "no")
        )
        return tuple(group for group in found if group.lines)

    @property
    def by_state(self) -> dict[str, int]:
        counts = Counter(unit.works for unit in self.units)
        return {state: counts[state] for state in ("yes", "partly", "no")}


def coverage(agreement: Agreement) -> Coverage:
    """Gather every unit of the text after the themes with the systems that carry it."""
    systems = tuple(System.objects.all())
    phrases = _phrases(agreement, systems)
    units: dict[int, list[Phrase]] = {}
    carried: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        carried.setdefault(phrase.system.code, []).append(phrase)
        if phrase.unit_line is not None:
            units.setdefault(phrase.unit_line, []).append(phrase)
    counted = Counter(code for rows in units.values() for code in {row.system.code for row in rows})
    homeless = (
        Commitment.objects.filter(agreement=agreement)
        .promises()
        .exclude(key__in={phrase.key for phrase in phrases if phrase.key})
    )
    return Coverage(
        agreement=agreement,
        systems=tuple(
            SystemLine(one, counted[one.code], tuple(carried.get(one.code, ()))) for one in systems
        ),
        units=tuple(_home(line, rows) for line, rows in sorted(units.items())),
        without_home=tuple(homeless.select_related("agreement")),
    )


def _phrases(agreement: Agreement, systems: Iterable[System]) -> list[Phrase]:
    by_pk = {system.pk: system for system in systems}
    # Plain rows: as objects with their commitments this page took four times as long.
    rows = SystemUse.objects.filter(agreement=agreement).order_by("raw_line", "pk")
    return [
        Phrase(unit_line, raw_line, quote, key or "", by_pk[system])
        for unit_line, raw_line, quote, key, system in rows.values_list(
            "unit_line", "raw_line", "quote", "commitment__key", "system"
        )
    ]


def _home(line: int, rows: list[Phrase]) -> UnitHome:
    seen = {row.system.code: row.system for row in rows}
    return UnitHome(
        unit_line=line,
        raw_line=rows[0].raw_line,
        quote=rows[0].quote,
        systems=tuple(sorted(seen.values(), key=lambda system: system.position)),
    )
