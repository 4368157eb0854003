"""Premie nutsvoorzieningen Genk: genk.be/premienutsvoorzieningen; who lives there 1 January."""

from verbond.rights.core.language import (
    aantal,
    alle,
    binnen_grens,
    cijfers,
    dag,
    een_van,
    feit,
    iemand,
    is_een,
    laatste_aanslag,
    minstens,
    minstens_jaar,
    par,
    recht,
    regel,
    som,
    tot_en_met,
    vanaf,
    volgens,
    voorwaarde,
)
from verbond.rights.core.tree import Node, Right


@recht("premie_nutsvoorzieningen_genk")
def premie_nutsvoorzieningen_genk() -> Right:
    """A household of Genk in one of two categories; never both premiums."""
    twee, basis, meer = cijfers("premie_nuts.cat1", "kinderen", "basis", "per_extra_persoon")
    drie, vaste_grens = cijfers("premie_nuts.cat2", "kinderen", "grens")
    aanslag, op = laatste_aanslag("taxable_income", jaren=(-2, -1)), dag("year_start")
    inkomen = som("bewoners", aanslag, waarbij=minstens_jaar(18, op), op=op)
    kinderen = aantal("bewoners", waarbij=feit("dependent_child"), op=op)
    dubbel = alle(volgens("premie_nuts.handicap_telt_dubbel"), feit("recognised_disability"))
    personen = aantal("bewoners", op=op) + aantal("bewoners", waarbij=dubbel, op=op)
    groep = een_van(minstens(kinderen, twee), iemand("bewoners", kwetsbaar(), op=op))
    cat1 = binnen_grens("cat1_inkomen", inkomen, basis + meer * (personen - 1))
    cat2 = binnen_grens("cat2_inkomen", inkomen, vaste_grens)
    categorie_1 = alle(voorwaarde("cat1_groep", groep), cat1)
    categorie_2 = alle(voorwaarde("cat2_kinderen", minstens(kinderen, drie)), cat2)
    return regel(
        "gezin",
        voorwaarde("wonen_in_genk", is_een(feit("municipality"), "Genk")),
        een_van(voorwaarde("categorie_1", categorie_1), voorwaarde("categorie_2", categorie_2)),
        bedrag=par("premie_nuts.bedrag"),
        aanvragen_tot=dag("month_day", parameter="premie_nuts.aanvraag.tot"),
    )


def kwetsbaar() -> Node:
    """A resident with a pension or a disability of category 1; the list changed in 2024."""
    return een_van(
        is_een(feit("pension_type"), "brug", "rust", "overleving"),
        minstens(feit("invalidity_pct"), par("premie_nuts.invaliditeit")),
        minstens(feit("points_child_pillar1"), par("premie_nuts.punten_kind_pijler1")),
        vanaf("2024-01-01", minstens(feit("points_child_total"), par("premie_nuts.punten_kind"))),
        tot_en_met("2023-12-31", minstens(feit("points_adult"), par("premie_nuts.punten"))),
        tot_en_met("2023-12-31", feit("earning_capacity_third")),
    )
