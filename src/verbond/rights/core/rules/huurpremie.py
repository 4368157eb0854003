"""Vlaamse huurpremie: wonenvlaanderen.be, zwevegem.be; Genk is on the list with raised amounts."""

from verbond.rights.core.language import (
    aantal,
    alle,
    als,
    binnen_grens,
    cijfers,
    deel,
    een_van,
    feit,
    herleid,
    hoogste,
    hoogstens,
    iemand,
    is_een,
    laagste,
    later,
    meer_dan,
    niet,
    niet_gekend,
    par,
    recht,
    regel,
    schijf,
    vandaag,
    voorwaarde,
)
from verbond.rights.core.tree import Node, Right


@recht("huurpremie")
def huurpremie() -> Right:
    """A household that rents on the private market and waits for social housing."""
    lasten = een_van(feit("dependent_child"), feit("recognised_disability"))
    ten_laste = aantal("bewoners", waarbij=lasten)
    hier = alle(is_een(feit("municipality"), "Genk"), is_een(feit("dwelling_type"), "zelfstandig"))
    deel_ervan = schijf(ten_laste, "huurpremie.honderdsten") / 100
    in_genk = par("huurpremie.max_huurprijs.verhoogd") * deel_ervan
    huurgrens = als(hier, in_genk, niet_gekend("EUR/month", "De huurgrens elders of van een kamer"))
    huur, inkomen = feit("rent_month"), feit("housing_income")
    van_de_huur, af = deel(huurgrens, 3, 4), herleid(inkomen, deler=55, naar="EUR/month")
    plafond, per_persoon = cijfers("huurpremie.plafond", "verhoogd", "verhoogd_per_persoon")
    meer = per_persoon * laagste(ten_laste, par("huurpremie.plafond.meeste_personen"))
    prive = alle(is_een(feit("tenure"), "huur_privaat"), feit("lease_in_own_name"))
    wacht = later(feit("social_waiting_since"), par("huurpremie.wachttijd_jaren"), "years")
    return regel(
        "gezin",
        voorwaarde("privaat_contract", prive),
        voorwaarde("wachtlijst", hoogstens(wacht, vandaag())),
        voorwaarde("conform", feit("dwelling_conform")),
        binnen_grens("huurprijs", huur, huurgrens),
        binnen_grens("inkomen", inkomen, inkomensgrens(ten_laste)),
        voorwaarde("geen_eigendom", niet(feit("owns_home"))),
        voorwaarde("bedrag_positief", meer_dan(van_de_huur, af)),
        bedrag=hoogste(0, laagste(plafond + meer, van_de_huur - af)),
    )


def inkomensgrens(ten_laste: Node) -> Node:
    """The income limit: alone, alone with a disability, or all others."""
    andere, meer = cijfers("huurpremie.inkomensgrens", "andere", "per_persoon_ten_laste")
    gewoon, hoger = cijfers("huurpremie.inkomensgrens", "alleenstaand", "alleenstaand_handicap")
    alleen = als(iemand("bewoners", feit("recognised_disability")), hoger, gewoon)
    return als(hoogstens(aantal("bewoners"), 1), alleen, andere + meer * ten_laste)
