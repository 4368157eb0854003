"""An explanation in short Dutch sentences, level B1: made from the tree, for any right.

Nothing here knows a right. What a reader sees comes from the kind of a step, the labels of facts
and parameters, and the text of a condition where the rule gives one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from verbond.rights.core.answers import Answer, ParameterUse, Step, Truth, Verdict
from verbond.rights.core.explaining import used_by
from verbond.rights.core.sentences.numbers import UNKNOWN, bounds, day_of, money, value
from verbond.rights.core.sentences.parts import (
    LIMIT,
    by_how_much,
    label_of,
    number,
    sentence,
    worked_out,
)

__all__ = [
    "MARKS", "UNKNOWN", "VERDICTS", "Sentence", "bounds", "by_how_much", "day_of", "label_of",
    "money", "sentences", "source_of", "summary", "title_of", "told", "value",
]  # fmt: skip

MARKS = {Truth.YES: "✔", Truth.NO: "✘", Truth.OPEN: "?"}
VERDICTS = {
    Verdict.YES: "Recht",
    Verdict.NO: "Geen recht",
    Verdict.MAYBE: "Misschien recht",
    Verdict.NOT_EXAMINED: "Niet onderzocht",
}
_OR = frozenset({"any", "someone"})
_AND = frozenset({"all", "everyone"})
_SILENT = frozenset({"const", "today", "all"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of an explanation; `level` 0 is a condition of the right itself."""

    level: int
    truth: Truth | None
    text: str
    id: str = ""

    @property
    def mark(self) -> str:
        return MARKS[self.truth] if self.truth is not None else "·"


def summary(root: Step) -> str:
    """Say how many conditions hold, and whether all must or one is enough."""
    top = root.children[0] if root.children else root
    if top.kind not in {"all", "any"}:
        return {Truth.YES: "De voorwaarde klopt.", Truth.NO: "De voorwaarde klopt niet."}.get(
            top.truth or Truth.OPEN, "We weten nog niet of de voorwaarde klopt."
        )
    holds = sum(1 for one in top.children if one.truth == Truth.YES)
    known = sum(1 for one in top.children if one.truth == Truth.OPEN)
    verb, number = "klopt" if holds == 1 else "kloppen", len(top.children)
    open_ = f" Van {known} weten we het nog niet." if known else ""
    if top.kind == "any":
        return f"{holds} van de {number} mogelijkheden {verb}. Eén is genoeg.{open_}"
    return f"{holds} van de {number} voorwaarden {verb}.{open_}"


def sentences(root: Step, names: Mapping[str, str] | None = None) -> tuple[Sentence, ...]:
    """Say why and why not, condition by condition; of each only what decides it, or is missing.

    `names`: how to call a person of the case; who has no name is not called.
    """
    return tuple(_said(root.children[0], names or {}, 0)) if root.children else ()


def title_of(step: Step) -> str:
    """Name a condition: its own text, or its id in words."""
    return step.text or step.id.replace("_", " ").capitalize()


def _said(step: Step, names: Mapping[str, str], level: int) -> Iterator[Sentence]:
    if step.kind == "condition":
        yield from _condition(step, names, level)
        return
    told = "" if step.kind in _SILENT and step.truth != Truth.NO else sentence(step, names)
    if step.kind == "all" or not told:
        yield from _inside(step, names, level)
        return
    if level or step.kind not in _OR:
        yield Sentence(level, step.truth, told)
    yield from _inside(step, names, level + (level > 0 or step.kind not in _OR))


def _condition(step: Step, names: Mapping[str, str], level: int) -> Iterator[Sentence]:
    inner, title = step.children[0], title_of(step)
    composed = inner.kind in _OR | _AND | {"if", "const"} or (
        inner.kind == "not" and inner.children[0].kind != "fact"
    )
    own = "" if composed else sentence(inner, names)
    gap = f" {by_how_much(step.gap)}" if composed and step.gap is not None else ""
    yield Sentence(level, step.truth, f"{title}{': ' if own else '.'}{own}{gap}", step.id)
    yield from _inside(inner, names, level + 1)


def _inside(step: Step, names: Mapping[str, str], level: int) -> Iterator[Sentence]:
    if step.kind in {"fact", "not", "choice", "reached"}:
        return
    if step.kind == "compare":
        yield from _workings(step, names, level)
        return
    parts = (child for child in step.children if child.truth is not None and _matters(step, child))
    # Two persons without a name can have the same line; once is enough.
    yield from dict.fromkeys(line for part in parts for line in _said(part, names, level))


def _workings(step: Step, names: Mapping[str, str], level: int) -> Iterator[Sentence]:
    """Yield how the sides of a comparison were worked out, where that is exact."""
    for child in step.children:
        if worked_out(child):
            limit = LIMIT if child.left == step.right and child is step.children[-1] else ""
            yield Sentence(level, None, number(child, names, limit))


def _matters(step: Step, child: Step) -> bool:
    """Say whether a part tells why: what decided, or is open; a condition always does."""
    if child.kind == "condition" or step.kind not in _OR | _AND:
        return True
    return child.truth == step.truth


def source_of(use: ParameterUse, *, staff: bool = False) -> str:
    """Say where a figure comes from; a resident never reads a figure that may be out of date."""
    figure = value(use.value, use.unit) if not isinstance(use.value, tuple | list) else ""
    if use.is_stale:
        figure = f"{figure} (verouderd)" if staff else "bedrag niet nagekeken"
    since = f"sinds {day_of(use.since)}"
    return f"{use.label}: {', '.join(filter(None, (figure, since)))}. Bron: {use.reference}."


def told(answer: Answer, root: Step, names: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Say a whole answer to staff, in rows: verdict, amount, reasons, what is missing, sources."""
    who = f"{answer.subject}, voor {answer.about}" if answer.about else answer.subject
    rows = [f"{root.text} ({who}): {VERDICTS[answer.verdict].lower()}{_amount(answer)}"]
    if answer.verdict == Verdict.NOT_EXAMINED:
        return tuple(rows)
    rows.append(summary(root))
    rows += [f"{'  ' * one.level}{one.mark} {one.text}" for one in sentences(root, names)]
    rows += [f"Ontbreekt: {', '.join(answer.missing)}"] if answer.missing else []
    rows += ["Een medewerker moet oordelen."] if answer.needs_judgement else []
    rows += [f"Graad {use.grade}: {source_of(use, staff=True)}" for use in used_by(root)[1]]
    return tuple(rows)


def _amount(answer: Answer) -> str:
    if answer.amount is None:
        return ""
    found = bounds((answer.amount.low, answer.amount.high), "EUR")
    return f", {found}{' (verouderd)' if answer.is_stale else ''}"
