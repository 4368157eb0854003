"""A right that a city adds itself: right.yaml with its row, its sheet and its rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from verbond.rights.core.parameters import Parameter
from verbond.rights.core.reading.catalogue import read_row
from verbond.rights.core.reading.documents import Table
from verbond.rights.core.reading.product_sheets import ProductSheet, read_sheet
from verbond.rights.core.reading.shapes import only_keys, table, wrong
from verbond.rights.core.ruleset import CatalogueRow

_KEYS = ("right", "sheet", "rule")


@dataclass(frozen=True, slots=True)
class LocalRight:
    """A local right as its file says; the rule is read later, in an open book."""

    row: CatalogueRow
    sheet: ProductSheet
    rule: Table


def read_local_right(document: Table, folder: str) -> LocalRight:
    """Read right.yaml of a folder; the folder is called after the right.

    Raises `DocumentError` with file and line.
    """
    only_keys(document, _KEYS, "a local right")
    parts = {key: table(document.get(key), document.at(key), f"`{key}`") for key in _KEYS}
    row = read_row(parts["right"])
    if row.id != folder:
        raise wrong(parts["right"].at("id"), f"the folder is called {folder}, so `id` is {folder}")
    if row.level != "city" or not row.is_computed:
        raise wrong(parts["right"].at(), "a local right has `level: city` and is computed")
    sheet = parts["sheet"]
    if "id" not in sheet:
        # Once is enough: the sheet stands in the file of the right.
        sheet["id"] = row.id
    return LocalRight(row, read_sheet(sheet), parts["rule"])


def own_parameters(found: Mapping[str, Parameter], right: str) -> Mapping[str, Parameter]:
    """Return the parameters of a local right; refuse names that could be somebody else's."""
    for name, one in found.items():
        if not name.startswith(f"{right}."):
            raise wrong(one.rows[0].where, f"{name}: parameters of {right} begin with `{right}.`")
    return found
