"""The worked households that test a right: data/rights/cases."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from verbond.rights.loading import FOLDER, document_of


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """A case that tests a right, and the verdicts that it expects of it."""

    id: str
    title: str
    verdicts: tuple[str, ...]


def cases_of(right: str) -> tuple[WorkedCase, ...]:
    """Return the shipped cases that expect something of a right."""
    return _by_right().get(right, ())


@cache
def _by_right() -> Mapping[str, tuple[WorkedCase, ...]]:
    found: defaultdict[str, list[WorkedCase]] = defaultdict(list)
    for file in sorted((FOLDER / "cases").glob("*.yaml")):
        document: Mapping[str, Any] = document_of(file)
        verdicts: defaultdict[str, list[str]] = defaultdict(list)
        for step in document["steps"]:
            for expected in step.get("expected") or ():
                verdicts[expected["right"]].append(str(expected["verdict"]))
        for right, said in verdicts.items():
            title = str(document["title"])
            found[right].append(WorkedCase(str(document["id"]), title, tuple(said)))
    return {right: tuple(rows) for right, rows in found.items()}
