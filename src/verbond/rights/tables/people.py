"""Who is who in a table: persons, their households and their bonds, as rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from verbond.rights.core.errors import CaseError
from verbond.rights.core.population import Column, Ties
from verbond.rights.tables.limits import MOST_MEMBERS

if TYPE_CHECKING:
    import pyarrow as pa

FORMS = ("gehuwd", "wettelijk", "feitelijk")
NOBODY = -1
LINKS = ("partner", "parent_1", "parent_2", "holder", "cares_for")


@dataclass(frozen=True, slots=True)
class People:
    """Persons in the order of their households. `order`: the row of the file of each."""

    order: Any
    starts: Any
    person_ids: "pa.Array"
    home_ids: "pa.Array"
    links: Mapping[str, Any]
    forms: Any = None

    def fault(self, which: Any, what: str) -> CaseError:
        """Return the error of the first of some persons, with the row of the file."""
        row = int(self.order[np.flatnonzero(which)].min()) + 1
        return CaseError("persons", f"Row {row}: {what}.")


def people_of(ids: "Mapping[str, pa.ChunkedArray]") -> People:
    """Work out households and bonds from columns of ids. Raises `CaseError` with row and column."""
    from pyarrow import compute

    persons = ids["person"]
    _check_given(persons, "person")
    _check_once(persons)
    homes = ids.get("household")
    if homes is None:
        codes, home_ids = np.arange(len(persons)), persons
    else:
        _check_given(homes, "household")
        encoded = homes.combine_chunks().dictionary_encode()
        codes, home_ids = encoded.indices.to_numpy(), encoded.dictionary
    order, starts = _by_home(codes)
    links = {name: _linked(ids[name], persons, name, order) for name in LINKS if name in ids}
    taken = order if not _is_sorted(codes) else slice(None)
    person_ids = persons if isinstance(taken, slice) else compute.take(persons, order)
    forms = _forms(ids["partner_form"], taken) if "partner_form" in ids else None
    found = People(order, starts, person_ids, home_ids, links, forms)
    _check(found)
    return found


def _check_given(values: "pa.ChunkedArray", name: str) -> None:
    if values.null_count:
        row = int(np.flatnonzero(values.is_null().to_numpy())[0]) + 1
        raise CaseError("empty", f"Row {row}, column {name}: this is empty; everybody has one.")


def _check_once(persons: "pa.ChunkedArray") -> None:
    encoded = persons.combine_chunks().dictionary_encode()
    if len(encoded.dictionary) == len(persons):
        return
    codes = encoded.indices.to_numpy()
    first = np.unique(codes, return_index=True)[1]
    again = int(np.setdiff1d(np.arange(len(codes)), first)[0])
    before = int(np.flatnonzero(codes == codes[again])[0]) + 1
    raise CaseError(
        "person_twice", f"Row {again + 1}, column person: the person of row {before} again."
    )


def _is_sorted(codes: Any) -> bool:
    return bool(np.all(np.diff(codes) >= 0))


def _by_home(codes: Any) -> tuple[Any, Any]:
    # Codes are in the order in which households first came, so a sorted table keeps its order.
    order = np.arange(len(codes)) if _is_sorted(codes) else np.argsort(codes, kind="stable")
    sizes = np.bincount(codes) if len(codes) else np.zeros(0, np.int64)
    if sizes.max(initial=0) > MOST_MEMBERS:
        row = int(np.flatnonzero(codes == int(sizes.argmax()))[0]) + 1
        raise CaseError(
            "members",
            f"Row {row}, column household: {sizes.max()} members; at most {MOST_MEMBERS}.",
        )
    starts = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    return order, starts


def _linked(others: "pa.ChunkedArray", persons: "pa.ChunkedArray", name: str, order: Any) -> Any:
    """Return the row of the other of each, in the new order; `NOBODY` where there is none."""
    import pyarrow as pa
    from pyarrow import compute

    found = compute.index_in(others.cast(pa.string()), value_set=persons.cast(pa.string()))
    rows = found.fill_null(NOBODY).to_numpy().astype(np.int64)
    lost = (rows == NOBODY) & compute.is_valid(others).to_numpy()
    if lost.any():
        row = int(np.flatnonzero(lost)[0]) + 1
        raise CaseError("no_person", f"Row {row}, column {name}: nobody in the table has this id.")
    oneself = rows == np.arange(len(rows))
    if oneself.any():
        row = int(np.flatnonzero(oneself)[0]) + 1
        raise CaseError("oneself", f"Row {row}, column {name}: this is the person itself.")
    place = np.empty(len(order) + 1, np.int64)
    place[order], place[-1] = np.arange(len(order)), NOBODY
    return place[rows][order]


def _forms(forms: "pa.ChunkedArray", taken: Any) -> Any:
    import pyarrow as pa
    from pyarrow import compute

    found = compute.index_in(forms.cast(pa.string()), value_set=pa.array(FORMS))
    codes = found.fill_null(NOBODY).to_numpy()
    wrong = (codes == NOBODY) & compute.is_valid(forms).to_numpy()
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0]) + 1
        raise CaseError(
            "form", f"Row {row}, column partner_form: allowed are {', '.join(FORMS)}, or empty."
        )
    return codes[taken]


def _check(people: People) -> None:
    partner = people.links.get("partner")
    if partner is None:
        return
    has = partner != NOBODY
    back = partner[np.where(has, partner, 0)]
    other = has & (back != np.arange(len(partner)))
    if other.any():
        raise people.fault(
            other, "column partner: the partner does not name this person as partner"
        )
    if people.forms is not None:
        if (has & (people.forms == NOBODY)).any():
            raise people.fault(
                has & (people.forms == NOBODY), "column partner_form: empty beside a partner"
            )
        differs = has & (people.forms[np.where(has, partner, 0)] != people.forms)
        if differs.any():
            raise people.fault(differs, "column partner_form: the two partners say something else")


def ties_of(people: People, born: Column | None) -> Ties:
    """Return the bonds; grandparents follow from parents. Checks who is older than whom."""
    links, everybody = people.links, np.arange(len(people.order))
    found: dict[str, Any] = {}
    if "partner" in links:
        couple = everybody < links["partner"]
        found |= {"one": everybody[couple], "other": links["partner"][couple]}
        married = people.forms[couple] == 0 if people.forms is not None else None
        found["married"] = np.zeros(int(couple.sum()), bool) if married is None else married
    parents = [links[name] for name in ("parent_1", "parent_2") if name in links]
    if parents:
        found |= _lines(people, parents, born)
    for name, one, other in (("holder", "holder", "dependant"), ("cares_for", "cared", "carer")):
        if name in links:
            has = links[name] != NOBODY
            found |= {one: links[name][has], other: everybody[has]}
    return Ties(**found)


def _lines(people: People, parents: list[Any], born: Column | None) -> dict[str, Any]:
    everybody = np.arange(len(people.order))
    for parent in parents:
        _check_older(people, parent, born)
    if len(parents) == 2:
        same = (parents[0] == parents[1]) & (parents[0] != NOBODY)
        if same.any():
            raise people.fault(same, "columns parent_1 and parent_2 name the same person")
    elder = np.concatenate([parent[parent != NOBODY] for parent in parents])
    younger = np.concatenate([everybody[parent != NOBODY] for parent in parents])
    elders, youngers = [elder], [younger]
    for _degree in (2, 3):
        above = [parent[elders[-1]] for parent in parents]
        below = youngers[-1]
        elders.append(np.concatenate([one[one != NOBODY] for one in above]))
        youngers.append(np.concatenate([below[one != NOBODY] for one in above]))
        circle = elders[-1] == youngers[-1]
        if circle.any():
            which = np.isin(everybody, youngers[-1][circle])
            raise people.fault(
                which, "columns parent_1 and parent_2 lead back to the person itself"
            )
    sizes = [len(one) for one in elders]
    degrees = np.repeat(np.arange(1, 4), sizes)
    return {"elder": np.concatenate(elders), "younger": np.concatenate(youngers), "degree": degrees}


def _check_older(people: People, parent: Any, born: Column | None) -> None:
    if born is None:
        return
    has = parent != NOBODY
    wrong = has & (born.low[np.where(has, parent, 0)] >= born.high)
    if wrong.any():
        raise people.fault(wrong, "a child is not younger than its parent")
