"""The sentence of one step: from the kind of the step, labels of facts and parameters, numbers."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from verbond.rights.core.answers import FactUse, Step, Truth
from verbond.rights.core.sentences.numbers import UNKNOWN, bounds, money, value
from verbond.rights.core.units import is_money

type Names = Mapping[str, str]

_MAY = {"<=": "hoogstens", "<": "minder dan", ">=": "minstens", ">": "meer dan", "==": "precies"}
_MAY_DAY = {
    "<=": "mag niet later zijn dan", "<": "moet vroeger zijn dan",
    ">=": "mag niet vroeger zijn dan", ">": "moet later zijn dan", "==": "moet deze dag zijn:",
}  # fmt: skip
LIMIT = "De grens"


def sentence(step: Step, names: Names) -> str:
    """Say one step in one or two short sentences."""
    return _WAYS.get(step.kind, _plain)(step, names)


def label_of(fact: FactUse, names: Names) -> str:
    """Name a fact shortly, of which year, and of whom when persons have names."""
    year = fact.path.rpartition(".")[2]
    of_year = f" van {year}" if year.isdecimal() else ""
    who = names.get(fact.subject, "")
    # What stands between brackets in a label explains it; a sentence has no room for that.
    return f"{fact.label.partition(' (')[0]}{of_year}{f' ({who})' if who else ''}"


def known_of(fact: FactUse) -> str:
    """Say what is known of a fact."""
    if fact.low is None and fact.high is None:
        return "dat beslist een medewerker" if fact.is_judgement else "dat weten we nog niet"
    return bounds((fact.low, fact.high), fact.unit)


def _fact(step: Step, names: Names) -> str:
    fact = step.facts[0]
    if step.children:
        return f"{label_of(fact, names)}. Dat telt alleen zo: {sentence(step.children[0], names)}"
    return f"{label_of(fact, names)}: {known_of(fact)}."


def _choice(step: Step, names: Names) -> str:
    if step.truth == Truth.YES:
        return _fact(step, names)
    *others, last = step.text.replace("_", " ").split(", ")
    allowed = f"{', '.join(others)} of {last}" if others else last
    return f"{_fact(step, names)} Nodig: {allowed}."


def _not(step: Step, names: Names) -> str:
    inner = step.children[0]
    if inner.kind == "fact":
        return f"{_fact(inner, names)} Dat moet nee zijn."
    return "Dit mag niet kloppen."


def _compare(step: Step, names: Names) -> str:
    left, limit = bounds(step.left, step.unit), bounds(step.right, step.unit)
    what = _name(step, names)
    if isinstance((step.right or (None,))[0], dt.date):
        if not step.facts and not step.children:
            since = "vanaf" if step.text in {"<", "<="} else "tot en met"
            return f"Deze regel bestaat {since} {left}."
        return f"{what}: {left}. Dat {_MAY_DAY[step.text]} {limit}."
    if not _is_exact(step.right):
        return f"{what}: {left}. {LIMIT}: {limit}."
    ending = f"Dat moet {_MAY[step.text]} {limit} zijn."
    if step.truth == Truth.NO and step.gap is not None:
        ending = f"{by_how_much(step.gap, step.text)} {ending}"
    return f"{what}: {left}. {ending}"


def by_how_much(gap: int, op: str = "<=") -> str:
    """Say by how much a condition is not met; exactly on a limit that must be passed, too."""
    if gap == 0:
        return "Dat is precies de grens."
    return f"Dat is {money(abs(gap))} te {'hoog' if op in {'<=', '<'} else 'laag'}."


def _term(step: Step, names: Names) -> str:
    """Say an age, or a day that comes so much after another."""
    op, steps, unit = step.text.split(" ")
    day, limit = bounds(step.left, "date"), bounds(step.right, "date")
    fact = step.facts[0] if step.facts else None
    if fact is not None and fact.name == "birth_date" and unit == "years":
        return _age(fact, op, steps, limit, names)
    what = label_of(fact, names) if fact else "Deze dag"
    if day == UNKNOWN:
        return f"{what}: dat weten we nog niet."
    when = "vroeger" if steps.startswith("-") else "later"
    after = f"{value(abs(int(steps)), unit)} {when}"
    return f"{what}. {after.capitalize()} is {day}. Dat {_MAY_DAY[op]} {limit}."


def _age(fact: FactUse, op: str, years: str, limit: str, names: Names) -> str:
    who = names.get(fact.subject, "")
    older = {"<=": f"{years} jaar of ouder", "<": f"ouder dan {years} jaar"}
    age = older.get(op, f"jonger dan {years} jaar")
    told = f"{who} is {age}" if who else age.capitalize()
    unknown = "" if fact.is_known else " De juiste geboortedatum weten we nog niet."
    return f"{told} op {limit}.{unknown}"


def _name(step: Step, names: Names) -> str:
    """Name the first side of a comparison: its fact, or what it is made of."""
    if step.facts:
        return label_of(step.facts[0], names)
    return formula(step.children[0], names) if step.children else "Bedrag"


def formula(step: Step, names: Names) -> str:
    """Name what a number is made of: the first fact or parameter in it."""
    if step.kind == "fact":
        return label_of(step.facts[0], names)
    if step.kind == "parameter" and step.parameters:
        return step.parameters[0].label
    if step.kind == "sum":
        first = next((one.facts[0] for one in step.children if one.facts), None)
        return f"{label_of(first, {})}, samen" if first else "Bedrag, samen"
    if step.kind == "count":
        return f"Aantal personen van: {_small(step.text)}"
    numbers = [one for one in step.children if one.truth is None and one.kind != "const"]
    return formula(numbers[0], names) if numbers else "Bedrag"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _someone(step: Step, _names: Names) -> str:
    who = "Minstens één" if step.kind == "someone" else "Iedereen"
    return f"{who} van: {_small(step.text)}."


def number(step: Step, names: Names, name: str = "") -> str:
    """Say a number and how it is worked out."""
    found = f"{name or formula(step, names)}: {bounds(step.left, step.unit)}"
    shown = worked_out(step)
    return f"{found} = {shown}." if shown else f"{found}."


def worked_out(step: Step) -> str:
    """Write a sum or product with its exact numbers; empty when something is not exact."""
    parts = [one for one in step.children if one.truth is None and one.left is not None]
    if (
        step.kind not in {"arithmetic", "sum"}
        or len(parts) <= 1
        or not all(_is_exact(part.left) for part in parts)
    ):
        return ""
    sign = f" {step.text} " if step.kind == "arithmetic" else " + "
    return sign.join(_term_of(part, sign) for part in parts)


def _term_of(part: Step, sign: str) -> str:
    inner = worked_out(part)
    if not inner:
        return _short((part.left or (0, 0))[0], part.unit)
    loose = part.kind == "sum" or part.text in {"+", "−"}
    return f"({inner})" if loose and sign != " + " else inner


def _is_exact(pair: tuple[Any, Any] | None) -> bool:
    low, high = pair or (None, None)
    return low is not None and low == high


def _short(one: Any, unit: str) -> str:
    return money(one).removesuffix(" euro") if is_money(unit) else value(one, "")


def _reached(step: Step, names: Names) -> str:
    use = step.parameters[0] if step.parameters else None
    limit = f": {value(use.value, use.unit)}" if use else ""
    return f"{use.label if use else 'De leeftijd'}{limit}. {_fact(step, names)}"


def _joined(step: Step, _names: Names) -> str:
    return {
        "all": "Dit moet allemaal kloppen.",
        "any": "Eén hiervan moet kloppen.",
        "if": "Dit hangt ergens van af.",
    }[step.kind]


def _parameter(step: Step, _names: Names) -> str:
    if not step.parameters:
        return "Hierover is voor deze dag niets bekend."
    use = step.parameters[0]
    return f"{use.label}: {value(use.value, use.unit)}."


def _plain(step: Step, _names: Names) -> str:
    return {
        "proposed": "Dit is een belofte en nog geen regel.",
        "unexamined": step.text or "Dit hebben we niet nagekeken.",
        "const": "Dit klopt altijd." if step.truth == Truth.YES else "",
        "today": "",
    }.get(step.kind, step.text)


_WAYS: Mapping[str, Callable[[Step, Names], str]] = {
    "fact": _fact, "choice": _choice, "compare": _compare, "term": _term, "someone": _someone,
    "everyone": _someone, "sum": number, "count": number, "arithmetic": number,
    "reached": _reached, "all": _joined, "any": _joined, "not": _not, "if": _joined,
    "parameter": _parameter, "bracket": number, "extreme": number,
}  # fmt: skip
