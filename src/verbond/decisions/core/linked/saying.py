"""Tell what a check found: for programs as JSON, for people in Dutch with the worst first."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from verbond.decisions.core.linked.checking import Check, Outcome, Violation

MOST_SHOWN = 20


def as_json(check: Check) -> dict[str, Any]:
    """Return the answer for programs: `triples`, and each shape by its name."""
    return {
        "triples": check.triples,
        "shapes": {outcome.name: _outcome_json(outcome) for outcome in check.outcomes},
    }


def as_text(check: Check, *, most: int = MOST_SHOWN) -> str:
    """Return the answer for people; at most so many violations of a shape are written out."""
    lines = [*check.notes]
    if not check.triples:
        lines.append("Deze pagina bevat geen RDFa: er valt niets na te kijken.")
    else:
        lines.append(f"{check.triples} triples gelezen.")
    order = sorted(check.outcomes, key=_worst_shape_first)
    for outcome in order:
        lines += ["", *_outcome_lines(outcome, most)]
    return "\n".join(lines) + "\n"


def said(violation: Violation) -> str:
    """Say in Dutch what is wrong; what no sentence is known for keeps the words of the shape.

    >>> said(Violation("Niveau 1", "x", "p", "MinCount", "titel", "1", "", "Less than 1"))
    'titel ontbreekt'
    """
    name = violation.name or _last(violation.path) or "de waarde"
    asked = _last(violation.asked)
    sentences = {
        "MinCount": f"{name} ontbreekt",
        "MaxCount": f"{name} staat er meer dan {violation.asked} keer",
        "Class": f"{name}: wat er staat heeft niet de klasse {asked}",
        "Datatype": f"{name}: de waarde is geen {asked}",
    }
    sentence = sentences.get(violation.rule, violation.message or violation.rule)
    if violation.value and violation.rule != "MinCount":
        sentence += f" ({_shortened(violation.value)})"
    return sentence


def _outcome_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "checked": outcome.checked,
        "violations": None if outcome.violations is None else len(outcome.violations),
        "by_level": outcome.by_level(),
        "error": outcome.error,
    }


def _worst_shape_first(outcome: Outcome) -> tuple[int, int]:
    if outcome.error:
        return 0, 0
    if outcome.violations is None:
        return 2, 0
    return 1, -len(outcome.violations)


def _outcome_lines(outcome: Outcome, most: int) -> Iterator[str]:
    if outcome.error:
        yield f"{outcome.name}: NIET NAGEKEKEN, de shape is niet uit te voeren."
        yield f"  {_shortened(outcome.error, 200)}"
    elif outcome.violations is None:
        yield f"{outcome.name}: niet nagekeken, want niets op de pagina hoort hierbij."
    elif not outcome.violations:
        yield f"{outcome.name}: in orde."
    else:
        yield f"{outcome.name}: {_counted(outcome)}."
        yield from _violation_lines(outcome.violations, most)


def _counted(outcome: Outcome) -> str:
    parts = [f"{count} {level}" for level, count in outcome.by_level().items() if count]
    total = len(outcome.violations or ())
    word = "overtreding" if total == 1 else "overtredingen"
    return f"{total} {word} ({', '.join(parts)})"


def _violation_lines(violations: Sequence[Violation], most: int) -> Iterator[str]:
    shown = violations[:most]
    for level, group in groupby(shown, key=lambda violation: violation.level):
        yield f"  {level}"
        for one in group:
            yield f"    - {said(one)}"
            yield f"      op {one.focus}" + (f", pad {one.path}" if one.path else "")
    if len(violations) > most:
        yield f"  … en nog {len(violations) - most} (--all toont ze allemaal)"


def _last(address: str) -> str:
    return address.replace("#", "/").rstrip("/").rpartition("/")[2]


def _shortened(text: str, most: int = 80) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= most else one_line[: most - 1] + "…"
