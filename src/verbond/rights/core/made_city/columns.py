"""A made city as the population that rules are worked out over: the same facts, other columns."""

import numpy as np

from verbond.rights.core.made_city.table import Array, Flags, Table, Whole
from verbond.rights.core.made_city.table import Column as Made
from verbond.rights.core.population.amounts import UNBOUNDED
from verbond.rights.core.population.columns import NOT_KNOWN, Column, Population
from verbond.rights.core.population.ties import Ties
from verbond.rights.core.vocabulary import Vocabulary


def as_population(table: Table, vocabulary: Vocabulary) -> Population:
    """Return a table whose persons stand by household, with ids one after the other."""
    home = table["household"].values
    first = np.flatnonzero(np.diff(home, prepend=home[0] - 1))
    persons: dict[str, Column] = {}
    homes: dict[str, Column] = {}
    for name, one in table.items():
        kind = vocabulary.get(name.partition(".")[0])
        if kind is not None and kind.entity == "person":
            persons[name] = _column(one)
        elif kind is not None:
            homes[name] = _column(one.only(first))
    return Population(
        starts=np.append(first, len(home)),
        persons=persons,
        homes=homes,
        ties=_ties(table),
        person_ids=table["person"].values,
        home_ids=home[first],
    )


def _column(one: Made) -> Column:
    gone = None if one.known is None or one.known.all() else ~one.known
    if one.kind == "choice":
        codes = one.values.astype(np.int64)
        codes = codes if gone is None else np.where(gone, NOT_KNOWN, codes)
        return Column(codes, codes, words=one.choices)
    if gone is None:
        return Column(one.values, one.values)
    if one.kind == "bool":
        return Column(one.values & ~gone, one.values | gone)
    return Column(np.where(gone, -UNBOUNDED, one.values), np.where(gone, UNBOUNDED, one.values))


def _ties(table: Table) -> Ties:
    first = int(table["person"].values[0])
    rows = {
        name: table[name].values - first
        for name in ("partner", "parent_1", "parent_2", "holder", "cares_for")
    }
    known = {name: _known(table[name]) for name in rows}
    everybody = np.arange(len(table["person"].values))
    # A couple stands with both; it is one bond.
    couple = known["partner"] & (everybody < rows["partner"])
    elder, younger, degree = _lines(rows["parent_1"], rows["parent_2"], known, everybody)
    married = table["partner_form"]
    return Ties(
        one=everybody[couple],
        other=rows["partner"][couple],
        married=(married.values == married.choices.index("gehuwd"))[couple],
        elder=elder,
        younger=younger,
        degree=degree,
        holder=rows["holder"][known["holder"]],
        dependant=everybody[known["holder"]],
        carer=everybody[known["cares_for"]],
        cared=rows["cares_for"][known["cares_for"]],
    )


def _known(one: Made) -> Flags:
    return np.ones(len(one.values), bool) if one.known is None else one.known


def _lines(
    parent_1: Whole, parent_2: Whole, known: dict[str, Flags], everybody: Whole
) -> tuple[Array, Array, Array]:
    """Return every elder and younger of a line, up to great-grandparents, with its degree."""
    first, second = known["parent_1"], known["parent_2"]
    above = np.concatenate([parent_1[first], parent_2[second]])
    below = np.concatenate([everybody[first], everybody[second]])
    elders, youngers, degrees = [above], [below], [np.ones(len(above), np.int64)]
    for degree in (2, 3):
        top, bottom = elders[-1], youngers[-1]
        steps = [(parent_1[top], first[top]), (parent_2[top], second[top])]
        elders.append(np.concatenate([parent[has] for parent, has in steps]))
        youngers.append(np.concatenate([bottom[has] for _parent, has in steps]))
        degrees.append(np.full(len(elders[-1]), degree, np.int64))
    return np.concatenate(elders), np.concatenate(youngers), np.concatenate(degrees)
