"""Sociale toeslag in het Groeipakket: groeipakket.be, fons.be, myfamily.be."""

from verbond.rights.core.language import (
    aantal,
    alle,
    als,
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
)  # fmt: skip
from verbond.rights.core.tree import Right

PREFIX = "sociale_toeslag"


@recht("sociale_toeslag")
def sociale_toeslag() -> Right:
    """A household with children whose parents earn little."""
    groeipakket = feit("groeipakket_child")
    kinderen = aantal("bewoners", waarbij=groeipakket)
    ouder = alle(minstens_jaar(18), iemand("kinderen_thuis", groeipakket))
    inkomen = som("bewoners", laatste_aanslag("taxable_income"), waarbij=ouder)
    laag, hoog = par(f"{PREFIX}.grens_laag"), par(f"{PREFIX}.grens_hoog")
    groot_gezin = minstens(kinderen, par(f"{PREFIX}.groot_gezin"))
    onder_laag = hoogstens(inkomen, laag)
    per_kind = als(
        groot_gezin,
        als(
            onder_laag, par(f"{PREFIX}.per_kind.vanaf_3"), par(f"{PREFIX}.per_kind.vanaf_3_midden")
        ),
        par(f"{PREFIX}.per_kind.tot_2"),
    )
    return regel(
        "gezin",
        alle(
            voorwaarde("kinderen", minstens(kinderen, 1)),
            voorwaarde(
                "inkomen",
                een_van(onder_laag, alle(groot_gezin, hoogstens(inkomen, hoog))),
                te_veel=(inkomen, als(groot_gezin, hoog, laag)),
            ),
        ),
        bedrag=per_kind * kinderen,
        van=dag("toeslag_start"),
        tot=dag("toeslag_end"),
    )
