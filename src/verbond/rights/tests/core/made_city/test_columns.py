"""The population of a made city is that of the same people written as a case."""

import numpy as np

from verbond.rights.core.made_city import City, as_source
from verbond.rights.core.made_city.columns import as_population
from verbond.rights.core.made_city.table import Column
from verbond.rights.core.population import evaluate
from verbond.rights.core.population.building import population_of
from verbond.rights.core.structure import Bond, Case, Home, Interval, Known, Member
from verbond.rights.loading import shipped_rules
from verbond.rights.making import made_shares
from verbond.rights.tests.core.made_city.making import DAY, city_with_truth


def _known(one: Column, row: int) -> Known | None:
    if one.known is not None and not one.known[row]:
        return None
    value = one.values[row]
    if one.kind == "bool":
        return bool(value)
    return one.choices[value] if one.kind == "choice" else Interval(int(value), int(value))


def _case(city: City) -> Case:
    """Write a table as one case, person by person: the slow way."""
    kinds, table = shipped_rules().vocabulary, city.table
    homes: dict[str, Home] = {}
    members: dict[str, Member] = {}
    for row in range(city.persons):
        mine: dict[str, dict[str, Known]] = {"person": {}, "household": {}}
        for name, one in table.items():
            kind = kinds.get(name.partition(".")[0])
            if kind is not None and (value := _known(one, row)) is not None:
                mine[kind.entity][name] = value
        home = f"h{table['household'].values[row]}"
        before = homes.get(home, Home(home, (), mine["household"]))
        person = str(table["person"].values[row])
        homes[home] = Home(home, (*before.members, person), before.facts)
        members[person] = Member(person, home, mine["person"])
    return Case(homes, members, tuple(_bonds(city)))


def _bonds(city: City) -> list[Bond]:
    table = city.table
    people = range(city.persons)

    def other(name: str, row: int) -> str:
        known = table[name].known
        return str(table[name].values[row]) if known is None or known[row] else ""

    def me(row: int) -> str:
        return str(table["person"].values[row])

    parents = {
        me(row): [one for name in ("parent_1", "parent_2") if (one := other(name, row))]
        for row in people
    }
    found = [Bond("direct_line", up, who) for who, above in parents.items() for up in above]
    found += [
        Bond("direct_line", top, who, degree=2)
        for who, above in parents.items()
        for up in above
        for top in parents[up]
    ]
    for row in people:
        if int(other("partner", row) or 0) > int(me(row)):
            form = table["partner_form"]
            found.append(
                Bond("partner", me(row), other("partner", row), form.choices[form.values[row]])
            )
        if other("holder", row):
            found.append(Bond("health_fund_dependant", other("holder", row), me(row)))
        if other("cares_for", row):
            found.append(Bond("cares_for", me(row), other("cares_for", row)))
    return found


def test_rules_say_the_same_of_columns_as_of_a_case_written_person_by_person() -> None:
    import dataclasses

    rules, shares = shipped_rules(), made_shares()
    whole = city_with_truth(900, seed=3)
    source = as_source(whole.table, shares.gaps, shares.errors, seed=3)
    city = dataclasses.replace(whole, table=source)
    fast = evaluate(rules, as_population(source, rules.vocabulary), DAY)
    slow = evaluate(rules, population_of(_case(city)), DAY)
    for right, one in fast.rights.items():
        assert np.array_equal(one.verdict, slow[right].verdict), right
        if one.low is not None:
            assert np.array_equal(one.low, slow[right].low), right
            assert np.array_equal(one.high, slow[right].high), right
