"""Premie nutsvoorzieningen Genk: genk.be/premienutsvoorzieningen; who lives there 1 January."""

from verbond.rights.core.language import (
    aantal,
    alle,
    als,
    dag,
    een_van,
    feit,
    hoogstens,
    iemand,
    is_een,
    laatste_aanslag,
    minstens,
    minstens_jaar,
    nul,
    par,
    recht,
    regel,
    som,
    tot_en_met,
    vanaf,
    volgens,
    voorwaarde,
)  # fmt: skip
from verbond.rights.core.tree import Node, Right

PREFIX = "premie_nuts"


@recht("premie_nutsvoorzieningen_genk")
def premie_nutsvoorzieningen_genk() -> Right:
    """A household of Genk in one of two categories; never both premiums."""
    op = dag("year_start")
    aanslag = laatste_aanslag("taxable_income", jaren=(-2, -1))
    inkomen = som("bewoners", aanslag, waarbij=minstens_jaar(18, op=op), op=op)
    kinderen = aantal("bewoners", waarbij=feit("dependent_child"), op=op)
    dubbel = aantal("bewoners", waarbij=feit("recognised_disability"), op=op)
    telt_dubbel = als(volgens(f"{PREFIX}.handicap_telt_dubbel"), dubbel, nul("count"))
    extra = aantal("bewoners", op=op) + telt_dubbel - 1
    grens_1 = par(f"{PREFIX}.cat1.basis") + par(f"{PREFIX}.cat1.per_extra_persoon") * extra
    grens_2 = par(f"{PREFIX}.cat2.grens")
    genoeg = minstens(kinderen, par(f"{PREFIX}.cat1.kinderen"))
    groep = een_van(genoeg, iemand("bewoners", kwetsbaar(), op=op))
    categorie_1 = alle(
        voorwaarde("cat1_groep", groep),
        voorwaarde("cat1_inkomen", hoogstens(inkomen, grens_1), te_veel=(inkomen, grens_1)),
    )
    categorie_2 = alle(
        voorwaarde("cat2_kinderen", minstens(kinderen, par(f"{PREFIX}.cat2.kinderen"))),
        voorwaarde("cat2_inkomen", hoogstens(inkomen, grens_2), te_veel=(inkomen, grens_2)),
    )
    return regel(
        "gezin",
        alle(
            voorwaarde("wonen_in_genk", is_een(feit("municipality"), "Genk")),
            een_van(voorwaarde("categorie_1", categorie_1), voorwaarde("categorie_2", categorie_2)),
        ),
        bedrag=par(f"{PREFIX}.bedrag"),
        aanvragen_tot=dag("month_day", parameter=f"{PREFIX}.aanvraag.tot"),
    )


def kwetsbaar() -> Node:
    """A resident with a pension or a disability of category 1; the list changed in 2024."""
    return een_van(
        is_een(feit("pension_type"), "brug", "rust", "overleving"),
        minstens(feit("invalidity_pct"), par(f"{PREFIX}.invaliditeit")),
        minstens(feit("points_child_pillar1"), par(f"{PREFIX}.punten_kind_pijler1")),
        vanaf("2024-01-01", minstens(feit("points_child_total"), par(f"{PREFIX}.punten_kind"))),
        tot_en_met("2023-12-31", minstens(feit("points_adult"), par(f"{PREFIX}.punten"))),
        tot_en_met("2023-12-31", feit("earning_capacity_third")),
    )
