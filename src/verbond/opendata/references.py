"""The generated pages of docs/reference, made from the tables."""

from verbond.agreement import facade as agreement
from verbond.environment import ROOT
from verbond.opendata.core.errors import ArchiveWrong
from verbond.opendata.core.pages import (
    CoveredSystem,
    CoveredUnit,
    coverage_page,
    dictionary_page,
)
from verbond.opendata.things import things

DICTIONARY = ROOT / "docs/reference/data-dictionary.md"
COVERAGE = ROOT / "docs/reference/coverage.md"


def dictionary_text() -> str:
    """Return docs/reference/data-dictionary.md as it should be now."""
    return dictionary_page(things().values())


def coverage_text(slug: str) -> str:
    """Return docs/reference/coverage.md for an agreement as it stands in the database."""
    found = agreement.coverage(agreement.find_agreement(slug))
    if not found.units:
        raise ArchiveWrong("no_systems", f"{slug} has no systems; load the shipped data first")
    return coverage_page(
        [
            CoveredSystem(
                line.system.code,
                line.system.name_en,
                line.system.works,
                line.system.works_note,
                line.units,
            )
            for line in found.systems
        ],
        [
            CoveredUnit(
                unit.raw_line, unit.quote, tuple(one.code for one in unit.systems), unit.works
            )
            for unit in found.units
        ],
        len(found.without_home),
    )
