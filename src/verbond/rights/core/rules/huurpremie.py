"""Vlaamse huurpremie: wonenvlaanderen.be, zwevegem.be; Genk is on the list with raised amounts."""

from verbond.rights.core.language import (
    aantal,
    alle,
    als,
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
    minstens,
    niet,
    niet_gekend,
    par,
    recht,
    regel,
    vandaag,
    voorwaarde,
)  # fmt: skip
from verbond.rights.core.tree import Node, Right

PREFIX = "huurpremie"
ONBEKEND = "Alleen de huurprijs van een zelfstandige woning in Genk is nagekeken."


@recht("huurpremie")
def huurpremie() -> Right:
    """A household that rents on the private market and waits for social housing."""
    ten_laste = aantal(
        "bewoners", waarbij=een_van(feit("dependent_child"), feit("recognised_disability"))
    )
    prive = alle(is_een(feit("tenure"), "huur_privaat"), feit("lease_in_own_name"))
    wacht = later(feit("social_waiting_since"), par(f"{PREFIX}.wachttijd_jaren"), "years")
    huur, hoogste_huur = feit("rent_month"), maximumhuur(ten_laste)
    inkomen, grens = feit("housing_income"), inkomensgrens(ten_laste)
    # 3/4 and 55 are the formula itself, the same on every page that was read.
    van_de_huur = deel(hoogste_huur, 3, 4)
    van_het_inkomen = herleid(inkomen, deler=55, naar="EUR/month")
    tellen_mee = laagste(ten_laste, par(f"{PREFIX}.plafond.meeste_personen"))
    per_persoon = par(f"{PREFIX}.plafond.verhoogd_per_persoon")
    plafond = par(f"{PREFIX}.plafond.verhoogd") + per_persoon * tellen_mee
    return regel(
        "gezin",
        alle(
            voorwaarde("privaat_contract", prive),
            voorwaarde("wachtlijst", hoogstens(wacht, vandaag())),
            voorwaarde("conform", feit("dwelling_conform")),
            voorwaarde("huurprijs", hoogstens(huur, hoogste_huur), te_veel=(huur, hoogste_huur)),
            voorwaarde("inkomen", hoogstens(inkomen, grens), te_veel=(inkomen, grens)),
            voorwaarde("geen_eigendom", niet(feit("owns_home"))),
            voorwaarde("bedrag_positief", meer_dan(van_de_huur, van_het_inkomen)),
        ),
        bedrag=hoogste(0, laagste(plafond, van_de_huur - van_het_inkomen)),
    )


def maximumhuur(ten_laste: Node) -> Node:
    """The highest rent, raised in steps for the first three dependants; known of Genk only."""
    verhoogd, deel_1, deel_2, deel_3 = (
        par(f"{PREFIX}.max_huurprijs.{one}")
        for one in ("verhoogd", "honderdsten_1", "honderdsten_2", "honderdsten_3")
    )
    met_twee = als(minstens(ten_laste, 2), deel_2, deel_1)
    honderdsten = als(minstens(ten_laste, 3), deel_3, met_twee)
    huur = als(minstens(ten_laste, 1), verhoogd * (honderdsten / 100), verhoogd)
    bekend = alle(
        is_een(feit("municipality"), "Genk"), is_een(feit("dwelling_type"), "zelfstandig")
    )
    return als(bekend, huur, niet_gekend("EUR/month", ONBEKEND))


def inkomensgrens(ten_laste: Node) -> Node:
    """The income limit: alone, alone with a disability, or all others."""
    grens = f"{PREFIX}.inkomensgrens"
    handicap = iemand("bewoners", feit("recognised_disability"))
    andere = par(f"{grens}.andere") + par(f"{grens}.per_persoon_ten_laste") * ten_laste
    alleen = als(handicap, par(f"{grens}.alleenstaand_handicap"), par(f"{grens}.alleenstaand"))
    return als(hoogstens(aantal("bewoners"), 1), alleen, andere)
