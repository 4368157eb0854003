"""De Lijn, the tariff for who has the VG status: vlaanderen.be."""

from verbond.rights.core.language import een_van, feit, recht, regel, voorwaarde
from verbond.rights.core.tree import Right


@recht("delijn_vg")
def delijn_vg() -> Right:
    """Who pays the low fare: a leefloon, counted in one, IGO, GIB, or living in a LOI."""
    status = een_van(
        feit("receives_leefloon"),
        feit("counted_in_leefloon_household"),
        feit("receives_igo"),
        feit("receives_gib"),
        feit("resides_in_loi"),
    )
    return regel("persoon", een_van(voorwaarde("status", status)))
