"""The rule sets of the cycle: dated data with their source; the formulas too are data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from verbond.plan.core.errors import PlanUnreadable

_FOLDER = "rule_sets"
_TERM = re.compile(r"([+-]) (?:(\d+(?:\.\d+)?) % )?(vorig jaar )?(\w+)")


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a formula: a share of an amount or figure of this year or the year before."""

    sign: int
    name: str
    percent: Fraction = Fraction(100)
    is_of_year_before: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """How a figure is made; `entities` are those whose amounts it adds up."""

    name: str
    label: str
    terms: tuple[Term, ...]
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Threshold:
    """A figure that should not be below 0: a norm for a plan, or an indicator for nobody."""

    code: str
    figure: str
    is_norm: bool
    only_last_year: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """One rule set with the plans it is for and where it was read."""

    code: str
    version: str
    name: str
    first_year: int
    last_year: int
    law: str
    source: str
    grade: str
    checked_on: date
    formulas: tuple[Formula, ...]
    entity_formulas: tuple[Formula, ...]
    thresholds: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True)
class PolicyFields:
    """The known policy fields; `is_complete` says whether an unknown code can exist."""

    names: Mapping[str, str]
    domains: Mapping[str, str]
    source: str
    grade: str
    checked_on: date
    is_complete: bool = field(default=False)


@cache
def rule_sets() -> tuple[Rules, ...]:
    """Return all rule sets, the oldest first."""
    folder = files(__package__) / _FOLDER
    names = (one.name for one in folder.iterdir() if one.name.startswith("bbc-"))
    return tuple(
        sorted((_rules(_load(name)) for name in names), key=lambda rules: rules.first_year)
    )


def rules_of(version: str) -> Rules:
    """Return the rule set with this version or code. Raises `PlanUnreadable` for another."""
    for rules in rule_sets():
        if version in {rules.version, rules.code}:
            return rules
    allowed = ", ".join(f'"{rules.version}"' for rules in rule_sets())
    raise PlanUnreadable("rules", f'bbc_versie "{version[:40]}" bestaat niet; kies uit {allowed}')


def rules_for(first_year: int) -> Rules | None:
    """Return the rule set for plans that begin in this year, None when none is known."""
    return next((one for one in rule_sets() if one.first_year <= first_year <= one.last_year), None)


@cache
def policy_fields() -> PolicyFields:
    """Return the known policy fields with where they come from."""
    content = _load("policy-fields.yaml")
    return PolicyFields(
        names=content["fields"],
        domains=content["domains"],
        source=content["source"],
        grade=content["grade"],
        checked_on=content["checked_on"],
        is_complete=content["is_complete"],
    )


def _load(name: str) -> dict[str, Any]:
    text = (files(__package__) / _FOLDER / name).read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


def _rules(content: dict[str, Any]) -> Rules:
    norms = [_threshold(one, is_norm=True) for one in content["norms"]]
    indicators = [_threshold(one, is_norm=False) for one in content["indicators"]]
    plain = ("code", "version", "name", "first_year", "last_year", "law", "source", "grade")
    return Rules(
        **{key: content[key] for key in plain},
        checked_on=content["checked_on"],
        formulas=tuple(_formula(*one) for one in content["figures"].items()),
        entity_formulas=tuple(_formula(*one) for one in content["entity_values"].items()),
        thresholds=(*norms, *indicators),
    )


def _threshold(one: dict[str, str], *, is_norm: bool) -> Threshold:
    return Threshold(one["code"], one["figure"], is_norm, one.get("years") == "last")


def _formula(name: str, one: dict[str, Any]) -> Formula:
    return Formula(
        name, one["label"], tuple(map(_term, one["terms"])), tuple(one.get("entities", ()))
    )


def _term(text: str) -> Term:
    found = _TERM.fullmatch(text)
    if found is None:
        raise PlanUnreadable("rules", f"{text!r} is geen term; schrijf '+ naam' of '- 8 % naam'")
    sign, percent, before, name = found.groups()
    return Term(1 if sign == "+" else -1, name, Fraction(percent or 100), before is not None)
