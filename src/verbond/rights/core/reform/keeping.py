"""A what-if as a document that can be kept and counted again: the same inputs, the same bytes."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from verbond.rights.core.errors import ParameterError
from verbond.rights.core.parameters import Parameter
from verbond.rights.core.reform.differing import Reform
from verbond.rights.core.ruleset import RuleSet, parameters_of


@dataclass(frozen=True, slots=True)
class Changed:
    """Another value of a parameter, from the day of the what-if on: cents for money."""

    parameter: str
    value: int | bool


@dataclass(frozen=True, slots=True)
class Question:
    """What is tried: one right, other values or the promised variant, on one made city."""

    right: str
    variant: str
    changes: tuple[Changed, ...]
    day: dt.date
    seed: int
    persons: int

    def as_document(self) -> dict[str, Any]:
        """Return the question as plain data, in the order that its hash is taken of."""
        return {**asdict(self), "day": self.day.isoformat(), "changes": [asdict(one) for one in self.changes]}  # fmt: skip # noqa: E501

    @classmethod
    def restore(cls, kept: Mapping[str, Any]) -> "Question":
        """Read a question that was kept."""
        return cls(
            right=str(kept["right"]),
            variant=str(kept["variant"]),
            changes=tuple(Changed(one["parameter"], one["value"]) for one in kept["changes"]),
            day=dt.date.fromisoformat(kept["day"]),
            seed=int(kept["seed"]),
            persons=int(kept["persons"]),
        )


def changeable(right: str, rules: RuleSet, day: dt.date) -> tuple[Parameter, ...]:
    """Return the parameters of a right that have one number or truth in force on a day."""
    made = rules.rights.get(right)
    named = [rules.parameters[name] for name in parameters_of(made)] if made else []
    return tuple(
        one for one in named if isinstance(rules.parameters.value_on(one.name, day), int | bool)
    )


def changed_rules(rules: RuleSet, question: Question) -> RuleSet:
    """Return the rules with the other values. Raises `ParameterError` for what cannot change."""
    parameters = rules.parameters
    allowed = {one.name for one in changeable(question.right, rules, question.day)}
    for one in question.changes:
        if one.parameter not in allowed:
            raise ParameterError(
                "not_changeable",
                f"{one.parameter}: {question.right} has {', '.join(sorted(allowed))}.",
            )
        parameters = parameters.changed(one.parameter, one.value, question.day)
    return rules.with_parameters(parameters)


def as_document(reform: Reform) -> dict[str, Any]:
    """Return the figures of a reform as plain data; counts that are hidden are None."""
    return {**asdict(reform), "day": reform.day.isoformat(), "rights": [asdict(one) for one in reform.rights], "tables": [_plain(asdict(one)) for one in reform.tables]}  # fmt: skip # noqa: E501


def _plain(table: dict[str, Any]) -> dict[str, Any]:
    return {**table, "rows": list(table["rows"])}


def sha256_of(document: Mapping[str, Any]) -> str:
    """Return the fingerprint of plain data, whatever the order of its keys."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
