"""The facts that rules may ask: the contract between rules, questions, detection and cases."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from verbond.rights.core.errors import CaseError

KINDS = ("number", "bool", "date", "choice", "judgement")
ENTITIES = ("person", "household", "dwelling")


@dataclass(frozen=True, slots=True)
class FactKind:
    """One fact of the vocabulary, as in data/rights/facts.yaml.

    `entity` is person or household (facts of the dwelling stand with the household that lives
    there). `only_when`: for whom the fact exists. `effort` 1 known by heart … 3 needs a paper.
    """

    name: str
    label: str
    unit: str
    entity: str
    kind: str
    is_sensitive: bool
    effort: int
    by_year: bool = False
    choices: tuple[str, ...] = ()
    only_when: str = ""

    @property
    def is_judgement(self) -> bool:
        return self.kind == "judgement"

    @property
    def is_truth(self) -> bool:
        return self.kind in {"bool", "judgement"}


type Vocabulary = Mapping[str, FactKind]


def read_vocabulary(document: object) -> Vocabulary:
    """Read the vocabulary from its parsed file."""
    rows = document.get("facts") if isinstance(document, dict) else None
    if not isinstance(rows, list):
        raise CaseError("no_facts", "The vocabulary has no list `facts`.")
    kinds = [_kind(number, row) for number, row in enumerate(rows, 1)]
    found = {kind.name: kind for kind in kinds}
    if len(found) < len(kinds):
        names = [kind.name for kind in kinds]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise CaseError("fact_twice", f"Facts named twice: {', '.join(twice)}.")
    return found


def _kind(number: int, row: object) -> FactKind:
    if not isinstance(row, dict) or not re.fullmatch(r"[a-z][a-z0-9_]*", str(row.get("name"))):
        raise CaseError("fact_row", f"Fact {number}: a mapping with a `name` in snake_case.")
    name, kind, entity = str(row["name"]), row.get("kind"), row.get("entity")
    if kind not in KINDS or entity not in ENTITIES:
        raise CaseError(
            "fact_kind",
            f"Fact {name}: kind is one of {', '.join(KINDS)}; entity one of {', '.join(ENTITIES)}.",
        )
    choices = row.get("choices") or ()
    return FactKind(
        name=name,
        label=str(row.get("label") or name),
        unit=str(row.get("unit") or "-"),
        entity="person" if entity == "person" else "household",
        kind=str(kind),
        is_sensitive=str(row.get("sensitive")) == "yes",
        effort=int(row.get("effort") or 1),
        by_year=bool(row.get("by_year")),
        choices=tuple(map(str, choices)) if isinstance(choices, list) else (),
        only_when=str(row.get("only_when") or ""),
    )
