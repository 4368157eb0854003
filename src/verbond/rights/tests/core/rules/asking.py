"""Ask one right of a small household, written as a case file writes it; all persons fictitious."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from verbond.rights.core.answers import Answer
from verbond.rights.core.casefile import read_case
from verbond.rights.core.household import Evaluation
from verbond.rights.loading import shipped_rules

type Facts = Mapping[str, Any]
ADULT = {"birth_date": dt.date(1985, 1, 1)}
GENK = {"municipality": "Genk", "province": "Limburg"}


def ask(
    right: str,
    day: str,
    people: Mapping[str, Facts],
    *,
    home: Facts | None = None,
    relations: Sequence[Mapping[str, Any]] = (),
    subject: str = "a",
    about: str = "",
    variant: str = "geldend",
) -> Answer:
    """Return the answer for a household h1 of Genk, unless `home` says otherwise."""
    rules = shipped_rules()
    document = {
        "id": "T1",
        "households": [
            {
                "id": "h1",
                "facts": {**GENK, **(home or {})},
                "members": [{"id": one, "facts": dict(facts)} for one, facts in people.items()],
            }
        ],
        "relations": list(relations),
        "steps": [{"date": dt.date.fromisoformat(day), "variant": variant}],
    }
    step = read_case(document, rules.vocabulary, "test").steps[0]
    return Evaluation(rules, step.case, step.day, variant).answer(right, subject, about)


def child_of(elder: str, younger: str, degree: int = 1) -> dict[str, Any]:
    """Return family in the direct line."""
    return {"kind": "direct_line", "elder": elder, "younger": younger, "degree": degree}


def partners(one: str, other: str, form: str = "gehuwd") -> dict[str, Any]:
    """Return a couple."""
    return {"kind": "partner", "persons": [one, other], "form": form}
