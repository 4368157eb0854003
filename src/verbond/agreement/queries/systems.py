"""What Verbond does with every unit of the text: with which system, and whether it works today."""

from collections import Counter
from dataclasses import dataclass

from verbond.agreement.models import Agreement, Commitment, System, SystemUse


@dataclass(frozen=True, slots=True)
class UnitHome:
    """One unit of the plain count with the systems that carry it."""

    unit_line: int
    raw_line: int
    quote: str
    commitment: Commitment | None
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
    quotes: tuple[SystemUse, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    agreement: Agreement
    systems: tuple[SystemLine, ...]
    units: tuple[UnitHome, ...]
    without_home: tuple[Commitment, ...]

    @property
    def by_state(self) -> dict[str, int]:
        counts = Counter(unit.works for unit in self.units)
        return {state: counts[state] for state in ("yes", "partly", "no")}


def coverage(agreement: Agreement) -> Coverage:
    """Gather every unit of the text after the themes with the systems that carry it."""
    uses = list(
        SystemUse.objects.filter(agreement=agreement)
        .select_related("system", "commitment")
        .order_by("raw_line")
    )
    for use in uses:
        if use.commitment:
            use.commitment.agreement = agreement
    units: dict[int, list[SystemUse]] = {}
    for use in uses:
        if use.unit_line is not None:
            units.setdefault(use.unit_line, []).append(use)
    systems = tuple(System.objects.all())
    quotes: dict[int, list[SystemUse]] = {}
    for use in uses:
        quotes.setdefault(use.system_id, []).append(use)
    counted = Counter(
        system for rows in units.values() for system in {use.system_id for use in rows}
    )
    carried = {use.commitment_id for use in uses if use.commitment_id}
    homeless = Commitment.objects.filter(agreement=agreement).promises().exclude(pk__in=carried)
    return Coverage(
        agreement=agreement,
        systems=tuple(SystemLine(s, counted[s.pk], tuple(quotes.get(s.pk, ()))) for s in systems),
        units=tuple(_home(line, rows) for line, rows in sorted(units.items())),
        without_home=tuple(homeless.select_related("agreement")),
    )


def _home(line: int, rows: list[SystemUse]) -> UnitHome:
    seen = {row.system_id: row.system for row in rows}
    return UnitHome(
        unit_line=line,
        raw_line=rows[0].raw_line,
        quote=rows[0].quote,
        commitment=next((row.commitment for row in rows if row.commitment), None),
        systems=tuple(sorted(seen.values(), key=lambda system: system.position)),
    )
