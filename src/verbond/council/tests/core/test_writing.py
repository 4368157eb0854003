"""The words of a report: all of it, the same each time, and never a figure that nobody knows."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.council.core.document import Document, Heading, Items, Sheet, Stacks, Text, fingerprint
from verbond.council.core.writing import FactsRefused, checked_facts, write
from verbond.council.testing import facts_of


def told(facts: dict[str, Any]) -> Document:
    return write(facts, fingerprint="f" * 64)


def words(document: Document) -> str:
    parts: list[str] = []
    for block in document.blocks:
        match block:
            case Heading() | Text():
                parts.append(block.text)
            case Items():
                parts += block.items
            case Sheet():
                parts += [block.caption, *block.head, *(cell for row in block.rows for cell in row)]
            case _:
                parts.append(str(block))
    return "\n".join(parts).replace("\u00a0", " ")


QUESTION = {
    "key": "2026-001", "asked_by": "Mia (fictief)", "asked_on": "2026-02-01", "text": "Waarom?",
    "due_on": "2026-03-03", "answer": "", "answered_by": "", "answered_on": "", "fictitious": True,
}  # fmt: skip
PLAN = {
    "slug": "p", "title": "Plan", "version": "Origineel", "source": "Raad.", "entity": "ocmw",
    "fictitious": True, "is_balanced": False,
    "years": [{"year": 2026, "planned_cents": 100, "booked_cents": None}],
    "norms": [{"label": "AFM", "year": 2026, "cents": -5}],
}  # fmt: skip


def test_a_report_without_anything_says_so_and_invents_nothing() -> None:
    empty = told(facts_of(domains=[], shared={"planned_cents": None, "booked_cents": None}))

    assert "kreeg geen enkele belofte een andere stand" in words(empty)
    assert "is geen besluit aan een belofte gekoppeld" in words(empty)
    assert "stelde geen raadslid een vraag" in words(empty)
    assert "stond er geen meerjarenplan" in words(empty)
    assert not any(isinstance(block, Stacks) for block in empty.blocks)


def test_an_amount_that_nobody_knows_is_never_nought() -> None:
    text = words(told(facts_of()))

    assert "Gepland: € 1.234,56. Geboekt: niet gekend." in text
    assert "€ 0" not in text


def test_values_are_no_promises_in_the_sum() -> None:
    facts = facts_of()
    facts["domains"][0] |= {"promises": 3, "counts": {"realised": 1, "unknown": 1, "value": 1}}

    assert "telt 2 beloften. Van 1 beloften kennen we de stand, van 1 niet" in words(told(facts))
    assert "Nog 1 zinnen zijn waarden" in words(told(facts))


def test_a_question_shows_its_answer_or_the_day_that_it_is_due() -> None:
    answered = QUESTION | {
        "text": "Hoeveel?", "answer": "Zes.", "answered_by": "Groen", "answered_on": "2026-02-20",
        "asked_by": "Bo", "fictitious": True,
    }  # fmt: skip
    text = words(told(facts_of(questions=[QUESTION, answered])))

    assert "Nog geen antwoord. Verwacht tegen 3 maart 2026." in text
    assert "Zes." in text
    assert "Antwoord van Groen, 20 februari 2026" in text
    assert "Bo, 1 februari 2026 (fictief)" in text


def test_a_plan_shows_whose_money_it_is_and_which_norm_it_misses() -> None:
    text = words(told(facts_of(plans=[PLAN])))

    assert "Plan (fictief)" in text
    assert "Uitgaven van het OCMW per jaar" in text
    assert "niet gekend" in text
    assert "voldoet niet aan de normen" in text
    assert "€ −0,05" in text


def test_a_plan_without_norms_says_nothing_about_balance() -> None:
    plan = PLAN | {"norms": [], "is_balanced": None, "entity": "", "title": "Plan (fictief)"}
    text = words(told(facts_of(plans=[plan])))

    assert "normen" not in text
    assert "Uitgaven per jaar" in text


def test_tests_changes_decisions_and_evaluations_are_told() -> None:
    facts = facts_of(
        tests={"head": ["Toets", "moest"], "rows": [["Armoedetoets", "3"]], "sentences": ["Half."]},
        changes=[{"key": "k", "text": "Bomen", "before": "", "after": "realised",
                  "explanation": "Want het is er."}],
        decisions=[{"key": "d", "title": "Aankoop", "on": "2026-03-02", "body": "College",
                    "fictitious": True, "commitments": ["Bomen;"]}],
        evaluations=[{"key": "e", "title": "Evaluatie", "quote": "halverwege", "line": 3,
                      "on": "2026-05-01"}],
    )  # fmt: skip
    text = words(told(facts))

    for part in ("Armoedetoets", "Half.", "Want het is er.", "Aankoop (fictief)", "2 maart 2026",
                 "Verwacht rond 1 mei 2026."):  # fmt: skip
        assert part in text


def test_tests_without_rows_have_no_table() -> None:
    document = told(facts_of(tests={"head": [], "rows": [], "sentences": ["Niets."]}))

    assert "Hoeveel besluiten getoetst zijn" not in words(document)


@given(st.integers(0, 8))
def test_every_promise_stands_in_the_report_once(promises: int) -> None:
    document = told(facts_of(promises))
    quotes = [block for block in document.blocks if block.kind == "quote"]
    listed = [item for block in document.blocks if isinstance(block, Items) for item in block.items]

    assert len(quotes) + sum("ook in de winter" in item for item in listed) == promises


def test_the_same_facts_have_the_same_words_and_mark() -> None:
    assert told(facts_of()) == told(facts_of())
    assert fingerprint(facts_of()) == fingerprint(dict(reversed(facts_of().items())))


@pytest.mark.parametrize(
    ("content", "says"),
    [([], "expected an object"), ({"format": 7}, "expected 1, got 7"),
     ({"format": 1, "title": "x"}, "missing agreement")],
)  # fmt: skip
def test_a_file_that_holds_no_facts_is_refused_in_words(content: object, says: str) -> None:
    with pytest.raises(FactsRefused, match=says):
        checked_facts(content, name="f.json")
    assert checked_facts(facts_of(), name="f.json")["kind"] == "follow-up"
