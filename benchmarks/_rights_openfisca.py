"""The six rights of _rights_shared.py in OpenFisca-Core, as its documentation writes rules."""

import datetime as dt
from typing import Any

import numpy as np
from benchmarks._rights_shared import AMOUNTS, DAY, RIGHTS, People
from openfisca_core.entities import Entity, GroupEntity
from openfisca_core.periods import MONTH
from openfisca_core.simulations import SimulationBuilder  # type: ignore[import-untyped]
from openfisca_core.taxbenefitsystems import (  # type: ignore[import-untyped]
    TaxBenefitSystem,
)
from openfisca_core.variables import Variable  # type: ignore[import-untyped]

PERSON = Entity("person", "persons", "A person", "")
MEMBERS: Any = [{"key": "member", "plural": "members", "label": "Member", "doc": ""}]
HOUSEHOLD = GroupEntity("household", "households", "A household", "", roles=MEMBERS)
PERIOD = f"{DAY:%Y-%m}"


def _turned(years: int) -> int:
    """Return the last birthday on which somebody has reached an age."""
    return dt.date(DAY.year - years, DAY.month, DAY.day).toordinal()


def _variable(name: str, entity: Any, kind: type, formula: Any = None) -> type[Any]:
    body: dict[str, Any] = {
        "value_type": kind, "entity": entity, "definition_period": MONTH, "label": name,
    }  # fmt: skip
    if formula is not None:
        body["formula"] = formula
    return type(name, (Variable,), body)


def system(cents: dict[str, int]) -> Any:
    """Return the tax and benefit system with the six rights; amounts in euro."""
    euro = {name: value / 100 for name, value in cents.items()}
    inputs = {"income": float, "means": float, "igo_means": float, "born": int, "points": int}
    made = [_variable(name, PERSON, kind) for name, kind in inputs.items()]
    made += [_variable(name, HOUSEHOLD, kind, rule) for name, kind, rule in _of_homes(euro)]
    made += [_variable(name, PERSON, kind, rule) for name, kind, rule in _of_persons(euro)]
    found = TaxBenefitSystem([PERSON, HOUSEHOLD])
    found.add_variables(*made)
    return found


def _of_homes(euro: dict[str, float]) -> list[tuple[str, type, Any]]:
    def size(household: Any, _period: Any) -> Any:
        return household.nb_persons()

    def children(household: Any, period: Any) -> Any:
        return household.sum(household.members("born", period) > _turned(18))

    def home_income(household: Any, period: Any) -> Any:
        return household.sum(household.members("income", period))

    def sociale_toeslag(household: Any, period: Any) -> Any:
        count = household("children", period)
        rate = np.where(count >= 3, euro["st_many"], euro["st_few"])
        return (household("home_income", period) <= euro["st_limit"]) * count * rate

    def total(household: Any, period: Any) -> Any:
        of_members = sum(
            household.sum(household.members(name, period))
            for name in ("leefloon", "mantelzorg", "igo")
        )
        return of_members + household("sociale_toeslag", period)

    return [
        ("size", int, size), ("children", int, children), ("home_income", float, home_income),
        ("sociale_toeslag", float, sociale_toeslag), ("total", float, total),
    ]  # fmt: skip


def _of_persons(euro: dict[str, float]) -> list[tuple[str, type, Any]]:
    def leefloon(person: Any, period: Any) -> Any:
        home = person.household
        alone = np.where(home("size", period) <= 1, euro["cat_2"], euro["cat_1"])
        category = np.where(home("children", period) > 0, euro["cat_3"], alone)
        adult = person("born", period) <= _turned(18)
        return adult * np.maximum(0, category - person("means", period))

    def vt(person: Any, period: Any) -> Any:
        home = person.household
        limit = euro["vt_base"] + euro["vt_add"] * (home("size", period) - 1)
        return home("home_income", period) <= limit

    def mantelzorg(person: Any, period: Any) -> Any:
        old = person("born", period) <= _turned(60)
        poor = person("income", period) <= euro["care_limit"]
        return (old & poor & (person("points", period) >= 12)) * euro["care"]

    def igo(person: Any, period: Any) -> Any:
        alone = person.household("size", period) <= 1
        rate = np.where(alone, euro["igo_alone"], euro["igo"])
        old = person("born", period) <= _turned(65)
        return old * np.maximum(0, rate - person("igo_means", period))

    return [
        ("leefloon", float, leefloon), ("vt", bool, vt), ("mantelzorg", float, mantelzorg),
        ("igo", float, igo),
    ]  # fmt: skip


def built(rules: Any, of: People) -> Any:
    """Build a simulation from columns, the quickest way that OpenFisca has."""
    builder = SimulationBuilder()
    builder.create_entities(rules)
    persons = len(of.home)
    builder.declare_person_entity("person", np.arange(persons))
    homes = builder.declare_entity("household", np.arange(int(of.home[-1]) + 1))
    builder.join_with_persons(homes, of.home, np.full(persons, "member"))
    made = builder.build(rules)
    for name in ("income", "means", "igo_means"):
        made.set_input(name, PERIOD, getattr(of, name) / 100)
    for name in ("born", "points"):
        made.set_input(name, PERIOD, getattr(of, name))
    return made


def answers(simulation: Any) -> dict[str, Any]:
    """Return what OpenFisca says: whether there is a right, and its euros."""
    found = {name: simulation.calculate(name, PERIOD) for name in RIGHTS}
    return {name: one if name in AMOUNTS else one.astype(bool) for name, one in found.items()}
