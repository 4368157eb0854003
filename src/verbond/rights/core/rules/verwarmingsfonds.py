"""Sociaal verwarmingsfonds: mi-is.be, kortemark.be; who may ask, not how much."""

from verbond.rights.core.language import (
    aantal,
    alle,
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
)  # fmt: skip
from verbond.rights.core.tree import Right

PREFIX = "verwarmingsfonds"


@recht("verwarmingsfonds")
def verwarmingsfonds() -> Right:
    """A household that heats with oil or propane and earns little or has debts."""
    levering = feit("fuel_delivery_date")
    laatste_dag = later(levering, par(f"{PREFIX}.termijn_dagen"), "days")
    inkomen = som("bewoners", laatste_aanslag("taxable_income"), waarbij=minstens_jaar(18))
    ten_laste = aantal("bewoners", waarbij=feit("dependent_child"))
    per_persoon = par(f"{PREFIX}.inkomensgrens.per_persoon_ten_laste")
    grens = par(f"{PREFIX}.inkomensgrens.basis") + per_persoon * ten_laste
    schulden = alle(iemand("bewoners", feit("debt_mediation")), feit("cannot_pay_fuel"))
    return regel(
        "gezin",
        alle(
            voorwaarde("brandstof", is_een(feit("heating_fuel"), lijst=f"{PREFIX}.brandstoffen")),
            voorwaarde(
                "termijn",
                alle(hoogstens(levering, vandaag()), niet_eerder_dan(laatste_dag, vandaag())),
            ),
            voorwaarde(
                "doelgroep",
                een_van(hoogstens(inkomen, grens), schulden),
                te_veel=(inkomen, grens),
            ),
        ),
        aanvragen_tot=laatste_dag,
    )
