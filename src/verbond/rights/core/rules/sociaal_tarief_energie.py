"""Sociaal tarief elektriciteit en aardgas: MB 30-03-2007; economie.fgov.be, bilzen.be."""

from verbond.rights.core.language import (
    alle,
    dag,
    een_van,
    feit,
    iemand,
    recht,
    regel,
    volgens,
    voorwaarde,
)
from verbond.rights.core.tree import Right


@recht("sociaal_tarief_energie")
def sociaal_tarief_energie() -> Right:
    """A household where somebody has a status, or that shares gas in social housing."""
    uitkeringen = ("leefloon", "igo", "gib", "ivt", "it", "thab", "disability_65_old")
    met_vt = alle(volgens("sociaal_tarief.vt_geeft_recht"), feit("receives_vt"))
    status = een_van(
        *(feit(f"receives_{one}") for one in uitkeringen), feit("child_disability_66"), met_vt
    )
    return regel(
        "gezin",
        een_van(
            voorwaarde("status", iemand("bewoners", status)),
            voorwaarde("sociale_huurwoning_gas", feit("social_housing_shared_gas")),
        ),
        van=dag("quarter_start"),
        tot=dag("year_end"),
    )
