"""Maximumfactuur, the income ceiling: domusmedica.be (2019)."""

from verbond.rights.core.language import (
    als,
    feit,
    meer_dan,
    nul,
    par,
    recht,
    regel,
    schijf,
    voorwaarde,
)  # fmt: skip
from verbond.rights.core.tree import Right


@recht("maximumfactuur")
def maximumfactuur() -> Right:
    """A household: the ceiling of what it pays for care in a year."""
    niets = nul("EUR/year")
    plafond = schijf(feit("maf_net_income"), "maf.schijven")
    chronisch = als(feit("maf_chronic"), par("maf.chronisch_vermindering"), niets)
    # Every family falls in a bracket: the condition says which one, and is never false.
    return regel(
        "gezin", voorwaarde("schijf", meer_dan(plafond, niets)), bedrag=plafond - chronisch
    )
