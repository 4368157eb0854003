"""The six rights that both engines work out: the same rules, once in Verbond, once in OpenFisca.

Simpler than the shipped ones, so that a rule of a few lines says the same in both: leefloon by
category, VT and sociale toeslag by the income of everybody at the address, mantelzorgtoelage for
who is over 60 with a low income and 12 points, IGO, and the total of a household per month. The
figures are real ones of data/rights on the day; the persons are fictitious.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from verbond.rights.core.language import (
    Book,
    aantal,
    alle,
    als,
    feit,
    hoogste,
    hoogstens,
    iemand,
    jonger_dan,
    minstens,
    minstens_jaar,
    nul,
    par,
    read_right,
    reading,
    regel,
    som,
    voorwaarde,
)
from verbond.rights.core.population import Column, Population
from verbond.rights.core.ruleset import CatalogueRow, RuleSet
from verbond.rights.core.sharing import shared
from verbond.rights.core.tree import Node, Right
from verbond.rights.loading import shipped_rules

DAY = dt.date(2024, 6, 1)
YEAR = DAY.year - 1
RIGHTS = ("leefloon", "vt", "sociale_toeslag", "mantelzorg", "igo", "total")
SUBJECTS = {"sociale_toeslag": "household", "total": "household"}
AMOUNTS = ("leefloon", "sociale_toeslag", "mantelzorg", "igo", "total")
NAMES = {
    "cat_1": "leefloon.categorie_1",
    "cat_2": "leefloon.categorie_2",
    "cat_3": "leefloon.categorie_3",
    "vt_base": "vt.vorig_jaar.basis",
    "vt_add": "vt.vorig_jaar.per_extra_persoon",
    "st_limit": "sociale_toeslag.grens_laag",
    "st_few": "sociale_toeslag.per_kind.tot_2",
    "st_many": "sociale_toeslag.per_kind.vanaf_3",
    "care": "mantelzorg_genk.bedrag",
    "care_limit": "mantelzorg_genk.inkomensgrens.alleenstaande",
    "igo": "igo.basisbedrag",
    "igo_alone": "igo.verhoogd_basisbedrag",
}


def figures() -> dict[str, int]:
    """Return the figures in force on the day, in cents."""
    parameters = shipped_rules().parameters
    found: dict[str, int] = {}
    for name, parameter in NAMES.items():
        value = parameters.value_on(parameter, DAY)
        assert isinstance(value, int), parameter
        found[name] = value
    return found


def rule_set() -> RuleSet:
    """Return the six rules, in the language of the room."""
    shipped = shipped_rules()
    with reading(Book(shipped.vocabulary, shipped.parameters.units())):
        rights = {right.id: right for right in _rights()}
    rows = {
        one: CatalogueRow(
            one, one, "city", "", SUBJECTS.get(one, "person"), "",
            "money" if one in AMOUNTS else "status", "EUR/month", "yes", "A/A", "all", (), 3, "",
        )
        for one in RIGHTS
    }  # fmt: skip
    return RuleSet(shipped.vocabulary, rows, shipped.parameters, shared(rights))


def _rights() -> list[Right]:
    child, alone = jonger_dan(18), hoogstens(aantal("bewoners"), 1)
    income = som("bewoners", feit("taxable_income", jaar=-1))
    category = als(
        iemand("bewoners", jonger_dan(18)),
        par(NAMES["cat_3"]),
        als(alone, par(NAMES["cat_2"]), par(NAMES["cat_1"])),
    )
    leefloon = _if(minstens_jaar(18), category - feit("means_month"))
    rate = als(alone, par(NAMES["igo_alone"]), par(NAMES["igo"]))
    igo = _if(minstens_jaar(65), rate - feit("igo_means_month"))
    carer = alle(
        minstens_jaar(60),
        hoogstens(feit("taxable_income", jaar=-1), par(NAMES["care_limit"])),
        minstens(feit("belrai_total"), 12),
    )
    care = als(carer, par(NAMES["care"]), nul("EUR/month"))
    children = aantal("bewoners", waarbij=child)
    per_child = als(minstens(children, 3), par(NAMES["st_many"]), par(NAMES["st_few"]))
    within = hoogstens(income, par(NAMES["st_limit"]))
    toeslag = als(within, children * per_child, nul("EUR/month"))
    limit = par(NAMES["vt_base"]) + par(NAMES["vt_add"]) * (aantal("bewoners") - 1)
    total = som("bewoners", leefloon + care + igo) + toeslag
    return [
        _right("leefloon", "persoon", leefloon),
        read_right("vt", lambda: regel("persoon", voorwaarde("inkomen", hoogstens(income, limit)))),
        _right("sociale_toeslag", "gezin", toeslag),
        _right("mantelzorg", "persoon", care),
        _right("igo", "persoon", igo),
        _right("total", "gezin", total),
    ]


def _if(test: Node, amount: Node) -> Node:
    return als(test, hoogste(0, amount), nul("EUR/month"))


def _right(name: str, subject: str, amount: Node) -> Right:
    has = voorwaarde("bedrag", minstens(amount, nul("EUR/month")))
    return read_right(name, lambda: regel(subject, has, bedrag=amount))


@dataclass(frozen=True, slots=True)
class People:
    """Fictitious persons as plain columns: what both engines are given."""

    home: Any
    born: Any
    income: Any
    means: Any
    igo_means: Any
    points: Any


def people(persons: int, seed: int, limits: dict[str, int]) -> People:
    """Make persons, some of them with an income or means exactly on a limit."""
    dice = np.random.default_rng(seed)
    sizes = dice.choice([1, 2, 3, 4, 5], p=[0.35, 0.33, 0.14, 0.12, 0.06], size=persons)
    ends = np.cumsum(sizes)
    sizes = sizes[: int(np.searchsorted(ends, persons)) + 1]
    home = np.repeat(np.arange(len(sizes)), sizes)[:persons]
    born = DAY.toordinal() - dice.integers(0, 95 * 365, persons)
    income = dice.integers(0, 6_000_000, persons) * (born < DAY.toordinal() - 18 * 365)
    # Every 35th household has an income exactly on the limit of VT, all of it of one member.
    first = np.flatnonzero(np.diff(home, prepend=-1))
    members = np.bincount(home)
    chosen = np.arange(0, len(first), 35)
    income[np.isin(home, chosen)] = 0
    income[first[chosen]] = limits["vt_base"] + limits["vt_add"] * (members[chosen] - 1)
    means = dice.integers(0, 300_000, persons)
    means[first[5::35]] = limits["cat_2"]
    return People(
        home, born, income, means, dice.integers(0, 250_000, persons), dice.integers(0, 30, persons)
    )


def population(of: People) -> Population:
    """Return the persons as Verbond has them: columns of whole numbers."""
    facts = {
        "birth_date": of.born,
        f"taxable_income.{YEAR}": of.income,
        "means_month": of.means,
        "igo_means_month": of.igo_means,
        "belrai_total": of.points,
    }
    first = np.flatnonzero(np.diff(of.home, prepend=-1))
    starts = np.append(first, len(of.home))
    return Population(starts, {name: Column(one, one) for name, one in facts.items()}, {})
