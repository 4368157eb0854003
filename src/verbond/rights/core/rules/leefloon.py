"""Leefloon: wet 26-05-2002, KB 11-07-2002; relatives from 2026-03-01 by KB 7-01-2026."""

import datetime as dt

from verbond.rights.core.language import (
    aantal,
    alle,
    als,
    een_van,
    feit,
    hoogste,
    hoogstens,
    iemand,
    jonger_dan,
    minder_dan,
    minstens_jaar,
    niet,
    niet_eerder_dan,
    nul,
    par,
    recht,
    regel,
    som,
    versie,
    voorwaarde,
)  # fmt: skip
from verbond.rights.core.tree import Node, Right

NIEUW = dt.date(2026, 3, 1)


@recht("leefloon")
def leefloon() -> Right:
    """A person whose means stay under the amount of their category."""
    kind_ten_laste = alle(
        jonger_dan(18),
        een_van(niet(feit("alternating_custody")), feit("child_counts_for_category_3")),
    )
    alleen = hoogstens(aantal("anderen_thuis"), 0)
    categorie = als(
        iemand("kinderen_thuis", kind_ten_laste),
        par("leefloon.categorie_3"),
        als(alleen, par("leefloon.categorie_2"), par("leefloon.categorie_1")),
    )
    boven = hoogste(0, feit("means_month") - par("leefloon.categorie_1"))
    middelen = feit("means_month") + som("partner_thuis", boven) + familie(boven)
    return regel(
        "persoon",
        alle(
            voorwaarde("leeftijd", minstens_jaar(par("leefloon.minimumleeftijd"))),
            voorwaarde("verblijf", feit("rmi_residence_status")),
            voorwaarde("werkbereid", feit("willing_to_work_or_exempt")),
            voorwaarde("rechten_uitgeput", feit("other_rights_exhausted")),
            voorwaarde(
                "bestaansmiddelen", minder_dan(middelen, categorie), te_veel=(middelen, categorie)
            ),
        ),
        bedrag=hoogste(0, categorie - middelen),
    )


def familie(boven: Node) -> Node:
    """What counts of the means of relatives who live in: the part above category 1 of each."""
    niets, volwassen = nul("EUR/month"), minstens_jaar(18)
    sinds = (feit("leefloon_request_date"), feit("leefloon_last_revision"))
    ouders_of_kinderen = som("ouders_kinderen_thuis", boven, waarbij=volwassen)
    onderhoudsplichtigen = som("onderhoudsplichtigen_thuis", boven, waarbij=volwassen)
    return versie(
        van="2026-03-01",
        geldt_voor=een_van(*(niet_eerder_dan(day, NIEUW) for day in sinds)),
        nieuw=als(feit("equity_exemption_cohabitants"), niets, onderhoudsplichtigen),
        oud=als(feit("ocmw_counts_relatives_means"), ouders_of_kinderen, niets),
    )
