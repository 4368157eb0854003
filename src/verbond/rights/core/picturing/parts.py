"""The conditions of a rule as nested parts: every one, one of, and what each asks."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from verbond.rights.core import tree
from verbond.rights.core.circles import CIRCLES
from verbond.rights.core.picturing.phrases import (
    Words,
    age,
    ago,
    guarded,
    is_now,
    lowered,
    ops_of,
    phrase,
    plain,
    said,
)  # fmt: skip
from verbond.rights.core.ruleset import RuleSet

_LINKS = {"carer": "van de mantelzorger", "cared": "van wie zorg krijgt", "home": ""}


NO_FIGURES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Part:
    """One condition, or several joined; or a value of it.

    `kind`: all, any, not, if, someone, everyone, leaf, compare, proposed, unexamined; of values:
    value, terms, cases, case. `note`: of whom. `since`, `until`: when this part exists.
    """

    kind: str
    text: str = ""
    id: str = ""
    note: str = ""
    parameters: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    parts: tuple["Part", ...] = ()
    is_judgement: bool = False


def amount_of(
    right: tree.Right, rules: RuleSet, figures: Mapping[str, str] = NO_FIGURES
) -> Part | None:
    """Draw how the amount of a right is worked out; None when it has none."""
    words = Words(rules.vocabulary, rules.parameters, figures)
    if right.amount is None:
        return None
    named = _leaf(right.amount, words).parameters
    return replace(value(right.amount, words), parameters=named)


def pictured(right: tree.Right, rules: RuleSet, figures: Mapping[str, str] = NO_FIGURES) -> Part:
    """Draw the conditions of a right as nested parts in Dutch, in the order of the rule.

    `figures`: what may be said in place of the label of a parameter, by its name.
    """
    return _part(right.condition, Words(rules.vocabulary, rules.parameters, figures))


def _part(node: tree.Node, words: Words) -> Part:
    return _PARTS.get(node.kind, _leaf)(node, words)


def _leaf(node: tree.Node, words: Words) -> Part:
    named = [one.name for one in tree.walk(node) if isinstance(one, tree.Param | tree.Bracket)]
    text = phrase(node, words)
    return Part("leaf", text[:1].upper() + text[1:], parameters=tuple(dict.fromkeys(named)))


def _fact(node: tree.Fact, words: Words) -> Part:
    return replace(_leaf(node, words), is_judgement=node.is_judgement)


def _constant(node: tree.Const, _words: Words) -> Part:
    # A condition that always holds is the subject itself: its name says all.
    return Part("leaf", "" if node.value else "Nooit zo")


def _all(node: tree.All, words: Words) -> Part:
    when = _dated(node)
    if when:
        since, until, rest = when
        return replace(_part(rest, words), since=since, until=until)
    return _part(node.of[-1], words) if guarded(node, words) else _joined("all", node.of, words)


def _joined(kind: str, of: tuple[tree.Node, ...], words: Words) -> Part:
    found: list[Part] = []
    for one in of:
        part = _part(one, words)
        # Every one of (every one of) is one list; a part with its own id or dates stays itself.
        plain_one = not (part.id or part.since or part.until or part.note)
        found.extend(part.parts if part.kind == kind and plain_one else [part])
    return found[0] if len(found) == 1 else Part(kind, parts=tuple(found))


def _dated(node: tree.All) -> tuple[dt.date | None, dt.date | None, tree.Node] | None:
    """Recognise a part of a rule that exists from or until a day."""
    first = node.of[0]
    if len(node.of) != 2 or not isinstance(first, tree.Compare):
        return None
    if not (isinstance(first.left, tree.Const) and isinstance(first.right, tree.Today)):
        return None
    since_or_until = first.left.value
    if not isinstance(since_or_until, dt.date):
        return None
    if first.op == "<=":
        return since_or_until, None, node.of[1]
    return None, since_or_until, node.of[1]


def _compare(node: tree.Compare, words: Words) -> Part:
    term = age(node, words) or ago(node, words)
    if term:
        return replace(_leaf(node, words), text=term[:1].upper() + term[1:])
    named = _leaf(node, words).parameters
    left, right = value(node.left, words), value(node.right, words)
    if left.kind == right.kind == "value":
        text = f"{left.text} {ops_of(node)} {right.text}"
        return Part("leaf", text[:1].upper() + text[1:], parameters=named)
    # Of whom: said once, above both sides.
    sides = tuple(replace(one, note="") for one in (left, right))
    return Part("compare", ops_of(node), note=left.note, parameters=named, parts=sides)


def value(node: tree.Node, words: Words) -> Part:
    """Draw a value: in words, as terms to add, or as cases of which one counts."""
    if isinstance(node, tree.If):
        return Part("cases", parts=tuple(_cases(node, words)))
    if isinstance(node, tree.Arith) and node.op == "+":
        terms = [value(one, words) for one in (node.left, node.right)]
        flat = [part for one in terms for part in (one.parts if one.kind == "terms" else (one,))]
        return Part("terms", parts=tuple(flat))
    if isinstance(node, tree.At):
        return replace(value(node.of, words), note=_LINKS.get(node.link, ""))
    if isinstance(node, tree.Unexamined):
        return _unexamined(node, words)
    made_of = _long(node, words) if _is_long(node) else None
    return made_of or Part("value", phrase(node, words))


def _is_long(node: tree.Node) -> bool:
    """Say whether a value is no longer one sentence: a choice or a sum over people is inside."""
    return any(isinstance(one, tree.If | tree.Over) for one in tree.walk(node))


def _long(node: tree.Node, words: Words) -> Part | None:
    """Draw what a long value is made of; None for what has no parts to draw."""
    if isinstance(node, tree.Arith) and node.op == "-":
        return Part("less", parts=(value(node.left, words), value(node.right, words)))
    if isinstance(node, tree.Extreme):
        rest = [one for one in node.of if not (isinstance(one, tree.Const) and not one.value)]
        if len(rest) == 1:
            return replace(value(rest[0], words), note="nooit minder dan 0")
        kind = "most" if node.op == "max" else "least"
        return Part(kind, parts=tuple(value(one, words) for one in rest))
    if isinstance(node, tree.Over) and node.how == "sum" and node.of is not None:
        given = f"; alleen wie: {said(node.given, words)}" if node.given is not None else ""
        return Part("sum", f"{CIRCLES[node.circle]}{given}", parts=(value(node.of, words),))
    return None


def _cases(node: tree.If, words: Words) -> list[Part]:
    """Return the cases of a chain of choices, each with its test; the last is for who is left."""
    found = [Part("case", said(node.test, words), parts=(value(node.then, words),))]
    if isinstance(node.other, tree.If):
        return found + _cases(node.other, words)
    return [*found, Part("case", parts=(value(node.other, words),))]


def _among(node: tree.Among, words: Words) -> Part:
    label = words.facts[node.of.name].label
    if node.name:
        return Part("leaf", f"{label}: op de lijst", parameters=(node.name,))
    return Part("leaf", f"{label}: {' of '.join(one.replace('_', ' ') for one in node.choices)}")


def _reached(node: tree.Reached, words: Words) -> Part:
    label = lowered(words.parameters[node.name].label)
    return Part("leaf", f"Heeft de {label} bereikt", parameters=(node.name,))


def _not(node: tree.Not, words: Words) -> Part:
    inside = _part(node.of, words)
    if inside.kind == "leaf" and not inside.id:
        return replace(inside, text=f"Niet: {lowered(inside.text)}")
    return Part("not", parts=(inside,))


def _if(node: tree.If, words: Words) -> Part:
    return Part("if", parts=tuple(_part(one, words) for one in node.parts()))


def _at(node: tree.At, words: Words) -> Part:
    return replace(_part(node.of, words), note=_LINKS.get(node.link, ""))


def _over(node: tree.Over, words: Words) -> Part:
    inside = [_part(one, words) for one in (node.given, node.of) if one is not None]
    whole = inside[0] if len(inside) == 1 else Part("all", parts=tuple(inside))
    at = "" if is_now(node.on) else f" op {phrase(node.on, words)}"
    return Part(node.how, f"{CIRCLES[node.circle]}{at}", parts=(whole,))


def _condition(node: tree.Condition, words: Words) -> Part:
    inside = _part(node.of, words)
    name = node.text or plain(node.id).replace("_", " ").capitalize()
    if inside.id:
        return Part("all", name, id=node.id, parts=(inside,))
    return replace(inside, id=node.id)


def _proposed(node: tree.Proposed, words: Words) -> Part:
    return Part("proposed", node.promise, parts=(_part(node.of, words),))


def _unexamined(node: tree.Unexamined, _words: Words) -> Part:
    return Part("unexamined", node.text)


_PARTS: Mapping[str, Callable[[Any, Words], Part]] = {
    "all": _all,
    "any": lambda node, words: _joined("any", node.of, words),
    "at": _at,
    "choice": _among,
    "compare": _compare,
    "condition": _condition,
    "const": _constant,
    "fact": _fact,
    "if": _if,
    "not": _not,
    "over": _over,
    "proposed": _proposed,
    "reached": _reached,
    "unexamined": _unexamined,
}
