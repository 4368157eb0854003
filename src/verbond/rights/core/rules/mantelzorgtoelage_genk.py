"""Mantelzorgtoelage Genk: genk.be/mantelzorg; of the carer, about who is cared for."""

from verbond.rights.core.language import (
    aantal,
    alle,
    als,
    altijd,
    binnen_grens,
    cijfers,
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
)
from verbond.rights.core.tree import Right


@recht("mantelzorgtoelage_genk")
def mantelzorgtoelage_genk() -> Right:
    """A carer, for each person of Genk that they care for."""
    leeftijd, maanden = cijfers("mantelzorg_genk", "leeftijd", "maanden_in_genk")
    alleen, gehuwd = cijfers("mantelzorg_genk.inkomensgrens", "alleenstaande", "gehuwden")
    lang_genoeg = hoogstens(later(feit("domicile_since"), maanden, "months"), vandaag())
    hier = alle(thuis(is_een(feit("municipality"), "Genk")), lang_genoeg, feit("stays_effectively"))
    zorgnood = een_van(
        minstens(feit("invalidity_pct"), par("mantelzorg_genk.invaliditeit")),
        minstens(feit("points_adult"), par("mantelzorg_genk.punten")),
        feit("dementia_proof"),
        is_een(feit("home_nursing_forfait"), "B", "C"),
        voorstel(feit("recognised_zorgbudget_zwaar"), belofte="genk-2019-2024:3732"),
    )
    van = van_zorgbehoevende
    inkomen = laatste_aanslag("taxable_income")
    grens = als(minstens(aantal("echtgenoot"), 1), gehuwd, alleen)
    limburg = thuis(is_een(feit("province"), "Limburg"))
    return regel(
        "zorgband",
        voorwaarde("relatie", altijd()),
        voorwaarde("zorg_effectief", van_mantelzorger(feit("gives_actual_care"))),
        voorwaarde("mantelzorger_limburg", van_mantelzorger(limburg)),
        voorwaarde("leeftijd", van(eerder_dan(verjaardag(leeftijd), vandaag()))),
        voorwaarde("wonen_in_genk", van(hier)),
        binnen_grens("inkomen", van(inkomen), van(grens)),
        voorwaarde("zorgnood", van(zorgnood)),
        bedrag=par("mantelzorg_genk.bedrag"),
    )
