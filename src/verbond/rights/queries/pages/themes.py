"""What each right is for and how it reaches people today: data/rights/themes.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from verbond.rights.core.ruleset import CatalogueRow
from verbond.rights.loading import FOLDER, document_of


@dataclass(frozen=True, slots=True)
class Shown:
    """How the catalogue shows a right.

    `degree_now`: 1 grant … 5 simplification only, 0 people ask themselves, None not known.
    `amount`: the parameters that hold it. `most`: the amount is the highest possible.
    `payer`: who pays, when the catalogue has no Dutch for it.
    """

    theme: str
    short: str
    now: str
    degree_now: int | None
    partly: bool
    amount: tuple[str, ...]
    most: bool
    per_child: bool
    payer: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the agreement that a right serves; `right` is "all" for every right."""

    right: str
    agreement: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Themes:
    """Themes in their order, how each right is shown, and the sentences it serves."""

    names: Mapping[str, str]
    rights: Mapping[str, Shown]
    sentences: tuple[Sentence, ...]


@cache
def themes() -> Themes:
    """Read the file once; it ships with the program."""
    document: Mapping[str, Any] = document_of(FOLDER / "themes.yaml")
    return Themes(
        names={one["id"]: one["name"] for one in document["themes"]},
        rights={name: _shown(one) for name, one in document["rights"].items()},
        sentences=tuple(
            Sentence(one["right"], one["agreement"], int(one["line"]), one["words"])
            for one in document["promises"]
        ),
    )


def shown(right: str) -> Shown:
    """Return how a right is shown; a local right that is not listed is shown plainly."""
    return themes().rights.get(right) or Shown("", "", "", None, False, (), False, False)


def payer_of(row: CatalogueRow) -> str:
    """Return who gives a right, in Dutch; empty when nobody could verify it."""
    return shown(row.id).payer or row.granted_by.replace("not known", "")


def _shown(one: Mapping[str, Any]) -> Shown:
    now = one.get("degree_now")
    return Shown(
        theme=one["theme"],
        short=one["short"],
        now=one["now"],
        degree_now=None if now is None else int(now),
        partly=bool(one.get("partly", False)),
        amount=tuple(one.get("amount", ())),
        most=bool(one.get("most", False)),
        per_child=bool(one.get("per_child", False)),
        payer=str(one.get("payer", "")),
    )
