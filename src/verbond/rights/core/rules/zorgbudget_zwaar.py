"""Zorgbudget voor zwaar zorgbehoevenden: fsmb.be, hamont-achel.be, trefpuntstan.be."""

from verbond.rights.core.language import (
    alle,
    een_van,
    feit,
    is_een,
    minstens,
    par,
    recht,
    regel,
    vanaf,
    voorwaarde,
)  # fmt: skip
from verbond.rights.core.tree import Right


@recht("zorgbudget_zwaar")
def zorgbudget_zwaar() -> Right:
    """A person with a heavy need of care who paid the premium of the zorgkas."""
    belrai = een_van(
        minstens(feit("belrai_total"), par("zorgbudget_zwaar.belrai_totaal")),
        minstens(feit("belrai_adl_iadl"), par("zorgbudget_zwaar.belrai_adl_iadl")),
    )
    attest = een_van(
        is_een(feit("home_nursing_forfait"), "B", "C"),
        vanaf("2021-06-01", belrai),
        minstens(feit("bel_profile"), par("zorgbudget_zwaar.bel_profiel")),
        minstens(feit("med_soc_scale"), par("zorgbudget_zwaar.medisch_sociale_schaal")),
        minstens(feit("points_child_total"), par("zorgbudget_zwaar.punten_kind")),
        is_een(feit("day_care_forfait"), "C", "Cdem"),
        feit("resides_in_recognised_home"),
    )
    return regel(
        "persoon",
        alle(voorwaarde("zorgkas", feit("zorgkas_premium_paid")), voorwaarde("attest", attest)),
        bedrag=par("zorgbudget_zwaar.bedrag"),
    )
