"""Taxicheques Genk: genk.be/taxicheques, press release 2023-12-21."""

from verbond.rights.core.language import (
    alle,
    een_van,
    feit,
    is_een,
    minder_dan,
    minstens,
    par,
    recht,
    regel,
    thuis,
    vanaf,
    voorwaarde,
)  # fmt: skip
from verbond.rights.core.tree import Right

PREFIX = "taxicheques_genk"


@recht("taxicheques_genk")
def taxicheques_genk() -> Right:
    """A person of Genk who cannot walk or see well enough for the bus."""
    benen = feit("lower_limb_invalidity_pct")
    beperking = een_van(
        minstens(benen, par(f"{PREFIX}.invaliditeit_onderste_ledematen")),
        minstens(feit("invalidity_pct"), par(f"{PREFIX}.invaliditeit")),
        minstens(feit("points_adult"), par(f"{PREFIX}.punten")),
        minstens(feit("points_child_pillar1"), par(f"{PREFIX}.punten_kind_pijler1")),
    )
    rolstoel = feit("wheelchair_attest")
    nood = een_van(
        alle(rolstoel, beperking),
        vanaf("2020-01-01", minder_dan(feit("best_eye_visus"), par(f"{PREFIX}.visus"))),
        vanaf("2024-01-01", alle(rolstoel, feit("resides_in_genk_wzc"))),
    )
    in_genk = thuis(is_een(feit("municipality"), "Genk"))
    return regel(
        "persoon",
        alle(voorwaarde("wonen_in_genk", in_genk), voorwaarde("nood", nood)),
        bedrag=par(f"{PREFIX}.aantal") * par(f"{PREFIX}.waarde"),
    )
