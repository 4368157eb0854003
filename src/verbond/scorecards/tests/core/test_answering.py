"""Answers as they come in, from people and from those who mean harm."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.scorecards.core.answering import clean, counted, in_words, missing, shown
from verbond.scorecards.core.conditions import Said
from verbond.scorecards.tests.core.made import short


@pytest.mark.parametrize(
    ("question", "given_", "code"),
    [
        ("nergens", "ja", "no_question"),
        ("duurder", "misschien", "no_option"),
        ("duurder", ["ja", "nee"], "not_one_answer"),
        ("duurder", {"ja": 1}, "not_one_answer"),
        ("duurder", True, "not_one_answer"),
        ("hoeveel", "veel", "no_number"),
        ("hoeveel", "NaN", "no_number"),
        ("hoeveel", "Infinity", "no_number"),
        ("hoeveel", "1e999999", "no_number"),
        ("hoeveel", "0." + "1" * 60, "no_number"),
        ("hoeveel", "1e-999999", "no_number"),
        ("hoeveel", "1.234,5", "no_number"),
        ("wie", ["jong", "niemand"], "no_option"),
        ("wie", ["jong", "weet-niet"], "no_option"),
        ("wie", [["jong"]], "no_option"),
        ("wie", 3, "not_one_answer"),
        ("waarom", "x" * 4001, "too_long"),
        ("waarom", "a\x00b", "no_text"),
        ("waarom", "weet-niet", "unknown_refused"),
        ("goed", "6", "no_option"),
    ],
)
def test_an_answer_that_cannot_be_is_named(question: str, given_: Any, code: str) -> None:
    found = clean(short(), {question: given_})
    assert [(one.question, one.code) for one in found.problems] == [(question, code)]
    assert found.answers == {}


@pytest.mark.parametrize(
    ("question", "given_", "kept"),
    [
        ("hoeveel", "12,50", "12.5"),
        ("hoeveel", 12, "12"),
        ("hoeveel", "1E2", "100"),
        ("goed", 3, "3"),
        ("goed", "weet-niet", "weet-niet"),
        ("wie", "oud", ("oud",)),
        ("wie", ["oud", "jong"], ("jong", "oud")),
        ("wie", ["weet-niet"], "weet-niet"),
        ("waarom", "  Omdat.\r\nDus. ", "Omdat.\nDus."),
    ],
)
def test_answers_are_kept_in_one_shape(question: str, given_: Any, kept: Any) -> None:
    assert clean(short(), {question: given_}).answers == {question: kept}


@pytest.mark.parametrize("nothing", [None, "", "   ", [], ()])
def test_an_empty_answer_is_no_answer(nothing: Any) -> None:
    found = clean(short(), {"waarom": nothing, "wie": nothing if nothing != "   " else None})
    assert (found.answers, found.problems) == ({}, ())


HOSTILE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["duurder", "hoeveel", "wie", "waarom", "goed"]) | st.text()


@given(st.dictionaries(KEYS, HOSTILE, max_size=6))
def test_no_answer_breaks_the_reading(raw: dict[str, Any]) -> None:
    once = clean(short(), raw)
    assert {one.question for one in once.problems}.isdisjoint(once.answers)
    assert clean(short(), once.answers).answers == once.answers
    for question in shown(short(), once.answers):
        if question.id in once.answers:
            assert isinstance(in_words(question, once.answers[question.id]), str)


def test_a_follow_up_shows_when_it_is_asked() -> None:
    def ids(answers: dict[str, Any]) -> list[str]:
        return [question.id for question in shown(short(), answers)]

    assert ids({}) == ["duurder", "wie", "goed"]
    assert ids({"duurder": "ja"}) == ["duurder", "hoeveel", "wie", "goed"]
    full: dict[str, Any] = {"duurder": "ja", "hoeveel": "10", "wie": ("jong", "oud")}
    assert ids(full) == ["duurder", "hoeveel", "wie", "waarom", "goed"]
    # What hangs on a question that is no longer shown goes with it.
    assert ids({**full, "duurder": "nee"}) == ["duurder", "wie", "goed"]
    assert counted(short(), {**full, "duurder": "nee"}) == {
        "duurder": "nee",
        "wie": ("jong", "oud"),
    }


def test_what_is_missing_is_what_is_shown_and_required() -> None:
    assert [question.id for question in missing(short(), {})] == ["duurder", "wie"]
    assert missing(short(), {"duurder": "nee", "wie": "weet-niet"}) == ()


def test_answers_in_words() -> None:
    yes_no, _number, several, *_rest = short().questions
    assert in_words(yes_no, "ja") == "Ja"
    assert in_words(several, ("jong", "oud")) == "Jongeren; Ouderen"
    assert in_words(several, "weet-niet") == "Weet niet"


def test_a_number_condition_holds_for_no_text() -> None:
    said = Said("hoeveel", at_least=Decimal(1))
    assert not said.holds({"hoeveel": "weet-niet"})
    assert not said.holds({"hoeveel": ("1",)})
    assert not said.holds({})
    assert said.holds({"hoeveel": "1"})
    assert not Said("hoeveel", at_most=Decimal(1)).holds({"hoeveel": "2"})
