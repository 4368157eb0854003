"""The rules: one file a right, named when the package is imported (`language.rules`)."""

from verbond.rights.core.rules import (
    delijn_vg,
    huurpremie,
    igo,
    leefloon,
    mantelzorgtoelage_genk,
    maximumfactuur,
    premie_nutsvoorzieningen_genk,
    sociaal_tarief_energie,
    sociale_toeslag,
    taxicheques_genk,
    verwarmingsfonds,
    vt,
    zorgbudget_zwaar,
)

__all__ = [
    "delijn_vg",
    "huurpremie",
    "igo",
    "leefloon",
    "mantelzorgtoelage_genk",
    "maximumfactuur",
    "premie_nutsvoorzieningen_genk",
    "sociaal_tarief_energie",
    "sociale_toeslag",
    "taxicheques_genk",
    "verwarmingsfonds",
    "vt",
    "zorgbudget_zwaar",
]
