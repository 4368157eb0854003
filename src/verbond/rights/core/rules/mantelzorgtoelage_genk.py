"""Mantelzorgtoelage Genk: genk.be/mantelzorg; of the carer, about who is cared for."""

from verbond.rights.core.language import (
    aantal,
    alle,
    als,
    altijd,
    een_van,
    eerder_dan,
    feit,
    hoogstens,
    is_een,
    laatste_aanslag,
    later,
    minstens,
    par,
    recht,
    regel,
    thuis,
    van_mantelzorger,
    van_zorgbehoevende,
    vandaag,
    verjaardag,
    voorstel,
    voorwaarde,
)  # fmt: skip
from verbond.rights.core.tree import Right

# The agreement of Genk 2019-2024, line 3732: "De groep die recht heeft op de mantelzorgpremie".
BELOFTE = "genk-2019-2024:3732"
PREFIX = "mantelzorg_genk"


@recht("mantelzorgtoelage_genk")
def mantelzorgtoelage_genk() -> Right:
    """A carer, for each person of Genk that they care for."""
    verhuisd = later(feit("domicile_since"), par(f"{PREFIX}.maanden_in_genk"), "months")
    in_genk = alle(
        thuis(is_een(feit("municipality"), "Genk")),
        hoogstens(verhuisd, vandaag()),
        feit("stays_effectively"),
    )
    grens = als(
        minstens(aantal("echtgenoot"), 1),
        par(f"{PREFIX}.inkomensgrens.gehuwden"),
        par(f"{PREFIX}.inkomensgrens.alleenstaande"),
    )
    inkomen = laatste_aanslag("taxable_income")
    zorgnood = een_van(
        minstens(feit("invalidity_pct"), par(f"{PREFIX}.invaliditeit")),
        minstens(feit("points_adult"), par(f"{PREFIX}.punten")),
        feit("dementia_proof"),
        is_een(feit("home_nursing_forfait"), "B", "C"),
        voorstel(feit("recognised_zorgbudget_zwaar"), belofte=BELOFTE),
    )
    van = van_zorgbehoevende
    ouder = eerder_dan(verjaardag(par(f"{PREFIX}.leeftijd")), vandaag())
    limburg = thuis(is_een(feit("province"), "Limburg"))
    return regel(
        "zorgband",
        alle(
            voorwaarde("relatie", altijd()),
            voorwaarde("zorg_effectief", van_mantelzorger(feit("gives_actual_care"))),
            voorwaarde("mantelzorger_limburg", van_mantelzorger(limburg)),
            voorwaarde("leeftijd", van(ouder)),
            voorwaarde("wonen_in_genk", van(in_genk)),
            voorwaarde(
                "inkomen", van(hoogstens(inkomen, grens)), te_veel=(van(inkomen), van(grens))
            ),
            voorwaarde("zorgnood", van(zorgnood)),
        ),
        bedrag=par(f"{PREFIX}.bedrag"),
    )
