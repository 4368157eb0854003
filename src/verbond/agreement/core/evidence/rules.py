"""Read the rules of a status from data, and refuse a file that leaves something open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from verbond.agreement.core.evidence.errors import RulesBroken
from verbond.agreement.core.evidence.words import CHANGED, DROPPED, KINDS, LADDER, PROMISES, SHOWS

WHEN = ("", "booked", "all", "some", "none", "met", "unmet", "unclear")
_FIELDS = frozenset(
    ("code", "shows", "by", "when", "state", "denies", "lasting", "expires", "needs", "otherwise")
)
_TOP = frozenset(
    ("version", "default", "value", "without_status", "strength", "old_after", "always", "kinds")
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What one sort of evidence says of one kind of promise; without `state` it only explains."""

    code: str
    shows: tuple[str, ...]
    by: tuple[str, ...] = KINDS
    when: str = ""
    state: str = ""
    denies: bool = False
    lasting: bool = False
    expires: bool = False
    needs: str = ""
    otherwise: str = ""


type Fitting = Mapping[tuple[str, str], tuple[Rule, ...]]


@dataclass(frozen=True)
class Rules:
    """All rules of one version; `fitting` gives the rules for what a piece shows and its class."""

    version: str
    default: str
    value: frozenset[str]
    without_status: frozenset[str]
    strength: Mapping[str, int]
    old_after: Mapping[str, tuple[tuple[date, int], ...]]
    kinds: Mapping[str, tuple[Rule, ...]]
    fitting: Mapping[str, Fitting]

    def days(self, kind: str, today: date) -> int:
        """Give the number of days after which evidence of a class is old, as it holds today."""
        known = self.old_after[kind]
        return next((days for since, days in reversed(known) if since <= today), known[0][1])


@cache
def packaged_rules() -> Rules:
    """Read the rules that come with Verbond."""
    text = files(__package__).joinpath("rules.yaml").read_text(encoding="utf-8")
    return read_rules(text, "rules.yaml")


def read_rules(text: str, name: str) -> Rules:
    """Read a file of rules. Raises `RulesBroken` with place, fault and what is allowed."""
    import yaml

    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        raise RulesBroken(f"{name}: {problem}") from problem
    top = _mapping(content, name)
    _only(top, _TOP, name)
    _all_there(top, _TOP, name)
    always = _rules(top["always"], f"{name}, always")
    by_kind = _mapping(top["kinds"], f"{name}, kinds")
    value, without = (_names(top[field], PROMISES, f"{name}, {field}") for field in _APART)
    _cover(by_kind, {*value, *without}, name)
    kinds = {
        kind: (*_rules(listed, f"{name}, {kind}"), *always) for kind, listed in by_kind.items()
    }
    for kind, rules in kinds.items():
        _check_needs(rules, f"{name}, {kind}")
    return Rules(
        version=_text(top["version"], f"{name}, version"),
        default=_one_of(top["default"], kinds, f"{name}, default"),
        value=frozenset(value),
        without_status=frozenset(without),
        strength=_strength(top["strength"], f"{name}, strength"),
        old_after=_old_after(top["old_after"], f"{name}, old_after"),
        kinds=kinds,
        fitting={kind: _fitting(rules) for kind, rules in kinds.items()},
    )


_APART = ("value", "without_status")


def _fitting(rules: Iterable[Rule]) -> Fitting:
    found: dict[tuple[str, str], tuple[Rule, ...]] = {}
    for rule in rules:
        for shows in rule.shows:
            for kind in rule.by:
                found[shows, kind] = (*found.get((shows, kind), ()), rule)
    return found


def _cover(kinds: Mapping[str, Any], apart: set[str], name: str) -> None:
    odd = set(kinds) - set(PROMISES) | (set(kinds) & apart)
    missing = set(PROMISES) - set(kinds) - apart
    if odd or missing:
        raise RulesBroken(
            f"{name}, kinds: each kind of promise stands in one place; missing "
            f"{_listed(missing)}, unknown or twice {_listed(odd)}; allowed: {', '.join(PROMISES)}"
        )


def _rules(listed: Any, place: str) -> tuple[Rule, ...]:
    if not isinstance(listed, list):
        raise RulesBroken(f"{place}: expected a list of rules")
    return tuple(_rule(entry, f"{place}, rule {number}") for number, entry in enumerate(listed, 1))


def _rule(entry: Any, place: str) -> Rule:
    fields = _mapping(entry, place)
    _only(fields, _FIELDS, place)
    _all_there(fields, ("code", "shows"), place)
    rule = Rule(
        code=_text(fields["code"], f"{place}, code"),
        shows=_names(fields["shows"], SHOWS, f"{place}, shows"),
        by=_names(fields.get("by", list(KINDS)), KINDS, f"{place}, by"),
        when=_one_of(fields.get("when", ""), WHEN, f"{place}, when"),
        state=_one_of(fields.get("state", ""), ("", *_STATES), f"{place}, state"),
        needs=_text(fields.get("needs", ""), f"{place}, needs"),
        otherwise=_one_of(fields.get("otherwise", ""), ("", *LADDER), f"{place}, otherwise"),
        **{flag: _flag(fields.get(flag, False), f"{place}, {flag}") for flag in _FLAGS},
    )
    if rule.state in {CHANGED, DROPPED} and not rule.denies:
        raise RulesBroken(f"{place}: {rule.state} is no step of the ladder; say denies: true")
    if bool(rule.needs) != bool(rule.otherwise):
        raise RulesBroken(f"{place}: needs and otherwise go together")
    return rule


_STATES = (*LADDER, CHANGED, DROPPED)
_FLAGS = ("denies", "lasting", "expires")


def _check_needs(rules: Iterable[Rule], place: str) -> None:
    codes = {rule.code for rule in rules}
    for rule in rules:
        if rule.needs and rule.needs not in codes:
            raise RulesBroken(
                f"{place}, {rule.code}: needs {rule.needs!r}; allowed: {', '.join(sorted(codes))}"
            )


def _strength(content: Any, place: str) -> dict[str, int]:
    found = _mapping(content, place)
    _only(found, KINDS, place)
    _all_there(found, KINDS, place)
    return {kind: _whole(number, f"{place}, {kind}") for kind, number in found.items()}


def _old_after(content: Any, place: str) -> dict[str, tuple[tuple[date, int], ...]]:
    found = _mapping(content, place)
    _only(found, KINDS, place)
    _all_there(found, KINDS, place)
    return {kind: _dated(listed, f"{place}, {kind}") for kind, listed in found.items()}


def _dated(listed: Any, place: str) -> tuple[tuple[date, int], ...]:
    if not isinstance(listed, list) or not listed:
        raise RulesBroken(f"{place}: expected a list with from, days and grade")
    found = []
    for entry in listed:
        fields = _mapping(entry, place)
        _only(fields, ("from", "days", "grade"), place)
        _all_there(fields, ("from", "days", "grade"), place)
        if type(fields["from"]) is not date:
            raise RulesBroken(f"{place}: from must be a day (YYYY-MM-DD), got {fields['from']!r}")
        found.append((fields["from"], _whole(fields["days"], f"{place}, days")))
    if sorted({since for since, _ in found}) != [since for since, _ in found]:
        raise RulesBroken(f"{place}: the days of from must rise")
    return tuple(found)


def _mapping(value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise RulesBroken(f"{place}: expected names with values")
    return value


def _only(found: Mapping[str, Any], allowed: Iterable[str], place: str) -> None:
    odd = set(found) - set(allowed)
    if odd:
        raise RulesBroken(f"{place}: unknown {_listed(odd)}; allowed: {', '.join(sorted(allowed))}")


def _all_there(found: Mapping[str, Any], needed: Iterable[str], place: str) -> None:
    missing = set(needed) - set(found)
    if missing:
        raise RulesBroken(f"{place}: missing {_listed(missing)}")


def _names(value: Any, allowed: Iterable[str], place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or len(set(map(str, value))) < len(value):
        raise RulesBroken(f"{place}: expected a list of names, each once")
    return tuple(_one_of(name, allowed, place) for name in value)


def _one_of(value: Any, allowed: Iterable[str], place: str) -> str:
    if not isinstance(value, str) or value not in set(allowed):
        raise RulesBroken(f"{place}: {value!r} is not one of {', '.join(filter(None, allowed))}")
    return value


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str) or len(value) > 40:
        raise RulesBroken(f"{place}: expected a text of at most 40 characters, got {value!r:.60}")
    return value


def _flag(value: Any, place: str) -> bool:
    if not isinstance(value, bool):
        raise RulesBroken(f"{place}: expected true or false, got {value!r}")
    return value


def _whole(value: Any, place: str) -> int:
    if type(value) is not int or value < 1:
        raise RulesBroken(f"{place}: expected a whole number from 1, got {value!r}")
    return value


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(map(str, names))) or "nothing"
