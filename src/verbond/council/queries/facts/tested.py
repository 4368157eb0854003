"""What the tests did to the decisions of a period, in the words of their dashboard."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from verbond.decisions import facade as decisions
from verbond.decisions.core.subjects import facts_of
from verbond.scorecards import facade as scorecards

type Facts = dict[str, Any]

_HEAD = (
    "Toets",
    "moest",
    "getoetst",
    "vrijgesteld",
    "niet getoetst",
    "negatief zonder maatregel",
    "tekst veranderd",
)


def tests_of(taken: Sequence[decisions.DecisionCard], last: date) -> Facts | None:
    """Measure the tests over these decisions; None when no test applied to any of them."""
    cards = {card.key: card for card in taken}
    cases = [_case(text, cards[text.key]) for text in decisions.final_texts() if text.key in cards]
    shown = scorecards.dashboard("decisions", cases=cases, today=last).tests
    if not shown:
        return None
    return {
        "head": list(_HEAD),
        "rows": [_row(one) for one in shown],
        "sentences": [f"{one.name}: {one.verdict}" for one in shown if one.gate == "hard"],
    }


def _case(text: decisions.FinalText, card: decisions.DecisionCard) -> scorecards.Case:
    return scorecards.Case(
        subject=scorecards.Subject(
            room="decisions",
            key=text.key,
            version=text.version,
            text=text.text,
            title=text.title,
            url=card.url,
            facts=facts_of(
                body_kind=text.body,
                subjects=text.subjects,
                is_correction=bool(card.corrects),
                is_public=True,
                is_decided=True,
            ),
        ),
        on=card.decided_on,
        final_text=text.text,
    )


def _row(test: scorecards.TestFigures) -> list[str]:
    found = test.figures
    changed = f"{found.changed.part} van {found.changed.whole}" if found.changed.whole else "–"
    numbers = (
        found.in_scope,
        found.coverage.part,
        found.exempted,
        found.untested,
        found.negative_without,
    )
    return [test.name, *map(str, numbers), changed]
