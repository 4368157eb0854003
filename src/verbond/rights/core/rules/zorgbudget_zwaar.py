"""Zorgbudget voor zwaar zorgbehoevenden: fsmb.be, hamont-achel.be, trefpuntstan.be."""

from verbond.rights.core.language import (
    cijfers,
    een_van,
    feit,
    is_een,
    minstens,
    par,
    recht,
    regel,
    vanaf,
    voorwaarde,
)
from verbond.rights.core.tree import Right


@recht("zorgbudget_zwaar")
def zorgbudget_zwaar() -> Right:
    """A person with a heavy need of care who paid the premium of the zorgkas."""
    totaal, som_adl = cijfers("zorgbudget_zwaar", "belrai_totaal", "belrai_adl_iadl")
    bel, schaal = cijfers("zorgbudget_zwaar", "bel_profiel", "medisch_sociale_schaal")
    belrai = een_van(
        minstens(feit("belrai_total"), totaal), minstens(feit("belrai_adl_iadl"), som_adl)
    )
    attest = een_van(
        is_een(feit("home_nursing_forfait"), "B", "C"),
        vanaf("2021-06-01", belrai),
        minstens(feit("bel_profile"), bel),
        minstens(feit("med_soc_scale"), schaal),
        minstens(feit("points_child_total"), par("zorgbudget_zwaar.punten_kind")),
        is_een(feit("day_care_forfait"), "C", "Cdem"),
        feit("resides_in_recognised_home"),
    )
    return regel(
        "persoon",
        voorwaarde("zorgkas", feit("zorgkas_premium_paid")),
        voorwaarde("attest", attest),
        bedrag=par("zorgbudget_zwaar.bedrag"),
    )
