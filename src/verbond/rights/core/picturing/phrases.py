"""Numbers, amounts and days of a rule, as words in a sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from verbond.kit.money import exact
from verbond.rights.core import tree
from verbond.rights.core.circles import CIRCLES
from verbond.rights.core.parameters import Parameters
from verbond.rights.core.units import DATE, is_money
from verbond.rights.core.vocabulary import Vocabulary

_YEARS = {0: "van dit jaar", -1: "van vorig jaar", -2: "van twee jaar geleden"}
_DAYS = {
    "day": "vandaag",
    "year_start": "1 januari",
    "year_end": "31 december",
    "quarter_start": "de eerste dag van het kwartaal",
    "toeslag_start": "1 september",
}
_STEPS = {"years": "jaar", "months": "maanden", "days": "dagen"}
_SIGNS = {"+": "plus", "-": "min", "*": "maal", "/": "gedeeld door"}
_OPS = {
    "<=": "is hoogstens",
    "<": "is minder dan",
    ">=": "is minstens",
    ">": "is meer dan",
    "==": "is gelijk aan",
}
_DAY_OPS = {
    "<=": "is niet later dan",
    "<": "is vroeger dan",
    ">=": "is niet vroeger dan",
    ">": "is later dan",
    "==": "is",
}
_AGE_OPS = {"<=": "is minstens", "<": "is ouder dan", ">": "is jonger dan", ">=": "is hoogstens"}
_AGO_OPS = {"<=": "minstens", "<": "meer dan", ">=": "hoogstens", ">": "minder dan"}
_SOMEBODY = {"someone": "iemand", "everyone": "iedereen"}


@dataclass(frozen=True, slots=True)
class Words:
    """What words need: labels of facts and parameters, and figures that may be said, by name."""

    facts: Vocabulary
    parameters: Parameters
    figures: Mapping[str, str] = field(default_factory=dict)


def phrase(node: tree.Node, words: Words) -> str:
    """Say a value of a rule; a parameter by its figure when that may be said, else its label."""
    said = _SAID.get(node.kind)
    return said(node, words) if said else node.text or node.kind


def lowered(label: str) -> str:
    """Begin with a small letter, unless the word is written in capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def fact(node: tree.Fact, words: Words) -> str:
    """Say a fact by its label, with its year."""
    label = lowered(words.facts[node.name].label)
    return f"{label} {_YEARS.get(node.year, '')}".strip() if node.year is not None else label


def _latest(node: tree.Latest, words: Words) -> str:
    return f"{lowered(words.facts[node.name].label)}, van het laatste jaar dat bekend is"


def _parameter(node: tree.Param, words: Words) -> str:
    return words.figures.get(node.name) or f"“{lowered(words.parameters[node.name].label)}”"


def _constant(node: tree.Const, _words: Words) -> str:
    if is_money(node.unit) and isinstance(node.value, int):
        return exact(node.value)
    return plain(node.value)


def plain(value: object) -> str:
    """Write a number or a day as people write it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Fraction) and value.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    if hasattr(value, "strftime"):
        return f"{value.day}/{value.month}/{value.year}"  # type: ignore[attr-defined]
    return str(value)


def day(node: tree.Today, words: Words) -> str:
    """Say a day that follows from today."""
    if node.anchor == "month_day":
        return f"“{lowered(words.parameters[node.name].label)}”"
    said = _DAYS[node.anchor]
    return f"{said} {_YEARS.get(node.years, 'van volgend jaar')}" if node.years else said


def _shift(node: tree.Shift, words: Words) -> str:
    by = phrase(node.by, words)
    if isinstance(node.day, tree.Fact) and node.day.name == "birth_date" and node.step == "years":
        return f"de dag waarop iemand {by} jaar wordt"
    side = "na" if node.sign > 0 else "voor"
    return f"{_time(node, words)} {side} {phrase(node.day, words)}"


def _time(node: tree.Shift, words: Words) -> str:
    by = phrase(node.by, words)
    return f"{by} {_STEPS[node.step]}" if by.isdecimal() else by


def ago(node: tree.Compare, words: Words) -> str:
    """Say a term that has passed, or not yet, since a day; empty for anything else."""
    left = node.left
    if not (isinstance(left, tree.Shift) and left.sign > 0 and is_now(node.right)):
        return ""
    if node.op not in _AGO_OPS:
        return ""
    return f"{phrase(left.day, words)}: {_AGO_OPS[node.op]} {_time(left, words)} geleden"


def _arithmetic(node: tree.Arith, words: Words) -> str:
    left, right = _side(node, node.left, words), _side(node, node.right, words)
    return f"{left} {_SIGNS[node.op]} {right}"


def _side(node: tree.Arith, side: tree.Node, words: Words) -> str:
    """Say one side of a sum; in brackets when it is itself a sum that goes first."""
    loose = isinstance(side, tree.Arith) and side.op in {"+", "-"}
    text = phrase(side, words)
    return f"({text})" if loose and node.op in {"*", "/"} else text


def _extreme(node: tree.Extreme, words: Words) -> str:
    rest = [one for one in node.of if not (isinstance(one, tree.Const) and not one.value)]
    said = [phrase(one, words) for one in rest]
    which = "hoogste" if node.op == "max" else "laagste"
    value = said[0] if len(said) == 1 else f"het {which} van: {'; '.join(said)}"
    return f"{value}, nooit minder dan 0" if len(rest) < len(node.of) else value


def _choice(node: tree.If, words: Words) -> str:
    then, other = phrase(node.then, words), phrase(node.other, words)
    return f"{then}, of {other}, volgens je situatie"


def _over(node: tree.Over, words: Words) -> str:
    circle = lowered(CIRCLES[node.circle])
    given = f"; alleen wie: {said(node.given, words)}" if node.given is not None else ""
    if node.how == "count":
        return f"het aantal personen ({circle}{given})"
    if node.how in _SOMEBODY:
        what = " en ".join(said(one, words) for one in (node.given, node.of) if one is not None)
        return f"{_SOMEBODY[node.how]} ({circle}): {what}"
    what = phrase(node.of, words) if node.of is not None else ""
    return f"samen: {what} ({circle}{given})"


def said(node: tree.Node, words: Words) -> str:
    """Say a condition inside a sentence."""
    if isinstance(node, tree.All | tree.AnyOf):
        joint = " en " if isinstance(node, tree.All) else " of "
        inner = (node.of[-1],) if guarded(node, words) else node.of
        return joint.join(said(one, words) for one in inner)
    if isinstance(node, tree.Not):
        return f"niet: {said(node.of, words)}"
    if isinstance(node, tree.Compare):
        return _compared(node, words)
    if isinstance(node, tree.Among):
        choices = " of ".join(one.replace("_", " ") for one in node.choices) or "op de lijst"
        return f"{lowered(words.facts[node.of.name].label)}: {choices}"
    return phrase(node, words)


def age(node: tree.Compare, words: Words) -> str:
    """Say a comparison of a birthday as an age; empty when it is about something else."""
    left = node.left
    if not (isinstance(left, tree.Shift) and isinstance(left.day, tree.Fact)):
        return ""
    if left.day.name != "birth_date" or left.step != "years" or node.op not in _AGE_OPS:
        return ""
    at = "" if is_now(node.right) else f" op {phrase(node.right, words)}"
    years = phrase(left.by, words)
    return f"leeftijd {_AGE_OPS[node.op]} {years}{' jaar' if years.isdecimal() else ''}{at}"


def is_now(node: tree.Node) -> bool:
    """Say whether a node is the day of evaluation itself."""
    return isinstance(node, tree.Today) and node.anchor == "day" and not node.years


def ops_of(node: tree.Compare) -> str:
    """Say how both sides of a comparison stand to each other."""
    return (_DAY_OPS if node.left.unit == DATE else _OPS)[node.op]


def _compared(node: tree.Compare, words: Words) -> str:
    both = f"{phrase(node.left, words)} {ops_of(node)} {phrase(node.right, words)}"
    return age(node, words) or ago(node, words) or both


def _bracket(node: tree.Bracket, words: Words) -> str:
    return f"“{lowered(words.parameters[node.name].label)}” bij {phrase(node.of, words)}"


_SAID: Mapping[str, Callable[[Any, Words], str]] = {
    "const": _constant,
    "parameter": _parameter,
    "fact": fact,
    "latest": _latest,
    "today": day,
    "shift": _shift,
    "arithmetic": _arithmetic,
    "extreme": _extreme,
    "if": _choice,
    "at": lambda node, words: phrase(node.of, words),
    "over": _over,
    "bracket": _bracket,
}


def guarded(node: tree.All | tree.AnyOf, words: Words) -> bool:
    """Say whether all but the last part only say for whom a fact of the last part exists."""
    if isinstance(node, tree.AnyOf):
        return False
    last, guards = node.of[-1], node.of[:-1]
    for one in tree.walk(last):
        if not isinstance(one, tree.Fact | tree.Latest):
            continue
        wanted = words.facts[one.name].only_when.split(" and ")
        if len(wanted) == len(guards) and all(map(_is_guard, guards, wanted)):
            return True
    return False


def _is_guard(node: tree.Node, wanted: str) -> bool:
    """Say whether a node is what one part of `only_when` asks: an age, a birth date or a fact."""
    asked = wanted.split()
    if asked[:1] in (["age"], ["born"]):
        left = node.left if isinstance(node, tree.Compare) else None
        day = left.day if isinstance(left, tree.Shift) else left
        return isinstance(day, tree.Fact) and day.name == "birth_date"
    last = node.of[-1] if isinstance(node, tree.All) else node
    return isinstance(last, tree.Fact) and [last.name] == asked
