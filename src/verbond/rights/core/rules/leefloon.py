"""Leefloon: wet 26-05-2002, KB 11-07-2002; relatives from 2026-03-01 by KB 7-01-2026."""

import datetime as dt

from verbond.rights.core.language import (
    aantal,
    alle,
    als,
    cijfers,
    een_van,
    feit,
    hoogste,
    hoogstens,
    iemand,
    jonger_dan,
    minstens_jaar,
    niet,
    niet_eerder_dan,
    nul,
    onder_grens,
    par,
    recht,
    regel,
    som,
    versie,
    voorwaarde,
)
from verbond.rights.core.tree import Node, Right

NIEUW = dt.date(2026, 3, 1)


@recht("leefloon")
def leefloon() -> Right:
    """A person whose means stay under the amount of their category."""
    een, twee, drie = cijfers("leefloon", "categorie_1", "categorie_2", "categorie_3")
    telt_mee = een_van(niet(feit("alternating_custody")), feit("child_counts_for_category_3"))
    gezin_ten_laste = iemand("kinderen_thuis", alle(jonger_dan(18), telt_mee))
    alleen = hoogstens(aantal("anderen_thuis"), 0)
    categorie = als(gezin_ten_laste, drie, als(alleen, twee, een))
    boven = hoogste(0, feit("means_month") - een)
    middelen = feit("means_month") + som("partner_thuis", boven) + familie(boven)
    return regel(
        "persoon",
        voorwaarde("leeftijd", minstens_jaar(par("leefloon.minimumleeftijd"))),
        voorwaarde("verblijf", feit("rmi_residence_status")),
        voorwaarde("werkbereid", feit("willing_to_work_or_exempt")),
        voorwaarde("rechten_uitgeput", feit("other_rights_exhausted")),
        onder_grens("bestaansmiddelen", middelen, categorie),
        bedrag=hoogste(0, categorie - middelen),
    )


def familie(boven: Node) -> Node:
    """What counts of the means of relatives who live in: the part above category 1 of each."""
    volwassen = minstens_jaar(18)
    ouders_of_kinderen = som("ouders_kinderen_thuis", boven, waarbij=volwassen)
    onderhoudsplichtigen = som("onderhoudsplichtigen_thuis", boven, waarbij=volwassen)
    aanvraag, herziening = feit("leefloon_request_date"), feit("leefloon_last_revision")
    return versie(
        van="2026-03-01",
        geldt_voor=een_van(niet_eerder_dan(aanvraag, NIEUW), niet_eerder_dan(herziening, NIEUW)),
        nieuw=als(feit("equity_exemption_cohabitants"), nul("EUR/month"), onderhoudsplichtigen),
        oud=als(feit("ocmw_counts_relatives_means"), ouders_of_kinderen, nul("EUR/month")),
    )
