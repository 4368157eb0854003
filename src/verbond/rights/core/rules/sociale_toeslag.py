"""Sociale toeslag in het Groeipakket: groeipakket.be, fons.be, myfamily.be."""

from verbond.rights.core.language import (
    aantal,
    alle,
    als,
    cijfers,
    dag,
    een_van,
    feit,
    hoogstens,
    iemand,
    laatste_aanslag,
    minstens,
    minstens_jaar,
    par,
    recht,
    regel,
    som,
    voorwaarde,
)
from verbond.rights.core.tree import Right


@recht("sociale_toeslag")
def sociale_toeslag() -> Right:
    """A household with children whose parents earn little."""
    laag, hoog, drie = cijfers("sociale_toeslag", "grens_laag", "grens_hoog", "groot_gezin")
    gewoon, meer = cijfers("sociale_toeslag.per_kind", "tot_2", "vanaf_3")
    midden = par("sociale_toeslag.per_kind.vanaf_3_midden")
    kinderen = aantal("bewoners", waarbij=feit("groeipakket_child"))
    ouder = alle(minstens_jaar(18), iemand("kinderen_thuis", feit("groeipakket_child")))
    inkomen = som("bewoners", laatste_aanslag("taxable_income"), waarbij=ouder)
    groot_gezin, onder_laag = minstens(kinderen, drie), hoogstens(inkomen, laag)
    laag_genoeg = een_van(onder_laag, alle(groot_gezin, hoogstens(inkomen, hoog)))
    te_veel = (inkomen, als(groot_gezin, hoog, laag))
    per_kind = als(groot_gezin, als(onder_laag, meer, midden), gewoon)
    return regel(
        "gezin",
        voorwaarde("kinderen", minstens(kinderen, 1)),
        voorwaarde("inkomen", laag_genoeg, te_veel=te_veel),
        bedrag=per_kind * kinderen,
        van=dag("toeslag_start"),
        tot=dag("toeslag_end"),
    )
