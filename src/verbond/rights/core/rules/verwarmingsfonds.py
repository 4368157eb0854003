"""Sociaal verwarmingsfonds: mi-is.be, kortemark.be; who may ask, not how much."""

from verbond.rights.core.language import (
    aantal,
    alle,
    cijfers,
    een_van,
    feit,
    hoogstens,
    iemand,
    is_een,
    laatste_aanslag,
    later,
    minstens_jaar,
    niet_eerder_dan,
    par,
    recht,
    regel,
    som,
    vandaag,
    voorwaarde,
)
from verbond.rights.core.tree import Right


@recht("verwarmingsfonds")
def verwarmingsfonds() -> Right:
    """A household that heats with oil or propane and earns little or has debts."""
    brandstof = is_een(feit("heating_fuel"), lijst="verwarmingsfonds.brandstoffen")
    levering = feit("fuel_delivery_date")
    laatste_dag = later(levering, par("verwarmingsfonds.termijn_dagen"), "days")
    basis, meer = cijfers("verwarmingsfonds.inkomensgrens", "basis", "per_persoon_ten_laste")
    grens = basis + meer * aantal("bewoners", waarbij=feit("dependent_child"))
    inkomen = som("bewoners", laatste_aanslag("taxable_income"), waarbij=minstens_jaar(18))
    schulden = alle(iemand("bewoners", feit("debt_mediation")), feit("cannot_pay_fuel"))
    doelgroep = een_van(hoogstens(inkomen, grens), schulden)
    op_tijd = alle(hoogstens(levering, vandaag()), niet_eerder_dan(laatste_dag, vandaag()))
    return regel(
        "gezin",
        voorwaarde("brandstof", brandstof),
        voorwaarde("termijn", op_tijd),
        voorwaarde("doelgroep", doelgroep, te_veel=(inkomen, grens)),
        aanvragen_tot=laatste_dag,
    )
