"""Taxicheques Genk: genk.be/taxicheques, press release 2023-12-21."""

from verbond.rights.core.language import (
    alle,
    cijfers,
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
)
from verbond.rights.core.tree import Right


@recht("taxicheques_genk")
def taxicheques_genk() -> Right:
    """A person of Genk who cannot walk or see well enough for the bus."""
    benen, pct = cijfers("taxicheques_genk", "invaliditeit_onderste_ledematen", "invaliditeit")
    punten, punten_kind = cijfers("taxicheques_genk", "punten", "punten_kind_pijler1")
    beperking = een_van(
        minstens(feit("lower_limb_invalidity_pct"), benen),
        minstens(feit("invalidity_pct"), pct),
        minstens(feit("points_adult"), punten),
        minstens(feit("points_child_pillar1"), punten_kind),
    )
    rolstoel = feit("wheelchair_attest")
    nood = een_van(
        alle(rolstoel, beperking),
        vanaf("2020-01-01", minder_dan(feit("best_eye_visus"), par("taxicheques_genk.visus"))),
        vanaf("2024-01-01", alle(rolstoel, feit("resides_in_genk_wzc"))),
    )
    return regel(
        "persoon",
        voorwaarde("wonen_in_genk", thuis(is_een(feit("municipality"), "Genk"))),
        voorwaarde("nood", nood),
        bedrag=par("taxicheques_genk.aantal") * par("taxicheques_genk.waarde"),
    )
