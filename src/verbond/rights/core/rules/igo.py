"""Inkomensgarantie voor ouderen: news.belgium.be 2004, rusthuizenplus.be."""

from verbond.rights.core.language import (
    als,
    feit,
    hoogste,
    iemand,
    leeftijd_bereikt,
    minstens_jaar,
    onder_grens,
    par,
    recht,
    regel,
    voorwaarde,
)
from verbond.rights.core.tree import Right


@recht("igo")
def igo() -> Right:
    """A person of pension age whose means stay under the basic amount."""
    # Family in the direct line, their spouses and minors leave somebody alone for the IGO.
    samen = iemand("buiten_rechte_lijn_thuis", minstens_jaar(18))
    basis = als(samen, par("igo.basisbedrag"), par("igo.verhoogd_basisbedrag"))
    middelen = feit("igo_means_month")
    return regel(
        "persoon",
        voorwaarde("leeftijd", leeftijd_bereikt("igo.pensioenleeftijd")),
        voorwaarde("verblijf", feit("igo_residence_status")),
        onder_grens("bestaansmiddelen", middelen, basis),
        bedrag=hoogste(0, basis - middelen),
    )
