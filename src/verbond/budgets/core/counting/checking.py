"""Refuse a rule that says nothing or contradicts itself, before anything is counted."""

from dataclasses import replace
from fractions import Fraction
from math import ceil

from verbond.budgets.core.election import Election
from verbond.budgets.core.errors import RuleWrong
from verbond.budgets.core.rule import COMPLETIONS, METHODS, SATISFACTIONS, Rule

BY_THRESHOLD = ("greedy-threshold", "greedy-no-skip")
THRESHOLD = "min_project_score_threshold"


def resolved(election: Election, rule: Rule) -> Rule:
    """Return the rule with everything that it takes from the file; raise `RuleWrong`."""
    for field, value, allowed in (
        ("method", rule.method, METHODS),
        ("satisfaction", rule.satisfaction, SATISFACTIONS),
        ("comparison", rule.comparison, ("", "more-winners", "exclusion")),
    ):
        if value not in allowed:
            raise _unknown(field, value, allowed)
    _check_completion(rule)
    if rule.comparison and rule.method != "equal-shares":
        raise RuleWrong("impossible_comparison", "comparison: only equal-shares is compared.")
    if rule.threshold is None and rule.method in BY_THRESHOLD:
        return replace(rule, threshold=_of_file(election, rule))
    return rule


def _check_completion(rule: Rule) -> None:
    for completion in rule.completion:
        if completion not in COMPLETIONS:
            raise _unknown("completion", completion, COMPLETIONS)
    increases = [one for one in rule.completion if one != "utilitarian"]
    if increases and rule.method != "equal-shares":
        raise RuleWrong(
            "impossible_completion", f"completion: {increases[0]} works with equal-shares only."
        )
    if len(increases) > 1 or len(set(rule.completion)) < len(rule.completion):
        raise RuleWrong("impossible_completion", "completion: names one increase, and each once.")
    if increases and rule.completion[0] == "utilitarian":
        raise RuleWrong("impossible_completion", "completion: utilitarian comes last.")


def _of_file(election: Election, rule: Rule) -> int | None:
    written = election.meta.get(THRESHOLD, "")
    try:
        return ceil(Fraction(written.replace(",", ".")))
    except (ValueError, ZeroDivisionError):
        if rule.method == "greedy-threshold":
            raise RuleWrong(
                "no_threshold",
                f"greedy-threshold: the file has no number as {THRESHOLD}; give a threshold.",
            ) from None
        return None


def _unknown(field: str, value: str, allowed: tuple[str, ...]) -> RuleWrong:
    return RuleWrong(f"unknown_{field}", f"{field}: {value!r} is not one of {', '.join(allowed)}.")
