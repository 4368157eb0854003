"""What the answers say together, and why."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from verbond.kit.testing import ROOT
from verbond.scorecards.core.answering import clean, keys_of, shown
from verbond.scorecards.core.conditions import Answer, Answers
from verbond.scorecards.core.outcome import conclude
from verbond.scorecards.core.reading import read_template
from verbond.scorecards.core.template import UNKNOWN, Outcome, Question, Template, Type
from verbond.scorecards.testing import HARMLESS
from verbond.scorecards.tests.core.made import risk, short

SHIPPED = tuple(
    read_template(yaml.safe_load(path.read_text(encoding="utf-8")), path.name)
    for path in sorted((ROOT / "data/scorecards").glob("*.yaml"))
)
QUICKSCAN = next(one for one in SHIPPED if one.code == "armoedetoets-quickscan")


def answers_to(question: Question) -> st.SearchStrategy[Answer]:
    if question.type == Type.TEXT:
        known: st.SearchStrategy[Answer] = st.just("Daarom (fictief).")
        unknown = st.just(UNKNOWN) if question.unknown_allowed else known
        return known | unknown
    if question.type == Type.NUMBER:
        return st.integers(-5, 9000).map(str) | st.just(UNKNOWN)
    if question.type == Type.MULTIPLE:
        keys = [option.key for option in question.options]
        return st.lists(st.sampled_from(keys), min_size=1, unique=True).map(tuple)
    return st.sampled_from(keys_of(question))


@st.composite
def filled_in(draw: st.DrawFn, templates: tuple[Template, ...]) -> tuple[Template, Answers]:
    template = draw(st.sampled_from(templates))
    answers = {
        question.id: draw(answers_to(question))
        for question in template.questions
        if draw(st.booleans()) or draw(st.booleans())
    }
    return template, answers


@given(filled_in((*SHIPPED, short(), risk())))
def test_weet_niet_is_never_geen_effect(filled: tuple[Template, Answers]) -> None:
    template, answers = filled
    doubted = [q.id for q in shown(template, answers) if answers.get(q.id) == UNKNOWN]
    result = conclude(template, answers, with_measure=True)
    assert set(result.unknown) == set(doubted)
    if doubted:
        assert result.outcome == Outcome.TO_FIND_OUT


@given(filled_in((*SHIPPED, short())), st.booleans())
def test_every_outcome_names_the_answers_that_led_to_it(
    filled: tuple[Template, Answers], with_measure: bool
) -> None:
    template, answers = filled
    result = conclude(template, answers, with_measure=with_measure)
    assert (result.outcome == Outcome.NONE) == (not result.reasons)
    for reason in result.reasons:
        assert reason.because
        assert reason.questions
        assert all(key in answers for key in reason.questions)


@given(filled_in((*SHIPPED, short(), risk())))
def test_answers_to_questions_that_are_not_shown_change_nothing(
    filled: tuple[Template, Answers],
) -> None:
    template, answers = filled
    seen = {question.id for question in shown(template, answers)}
    only_shown = {key: answer for key, answer in answers.items() if key in seen}
    assert conclude(template, answers) == conclude(template, only_shown)


def test_a_harmless_draft_has_no_effect() -> None:
    result = conclude(QUICKSCAN, HARMLESS)
    assert (result.outcome, result.complete) == ("geen-effect", True)


def test_a_dearer_price_is_negative_until_somebody_takes_a_measure() -> None:
    answers = {**HARMLESS, "prijs": "hoger", "wie": "gelijk", "verzachten": "ja"}
    assert conclude(QUICKSCAN, answers).outcome == "negatief-zonder-maatregel"
    found = conclude(QUICKSCAN, answers, with_measure=True)
    assert (found.outcome, found.name) == (
        "negatief-met-maatregel",
        "Negatief effect, met maatregel",
    )
    (reason,) = found.reasons
    assert reason.heard == (
        (
            "Verandert er een prijs, een retributie of een belasting?",
            "Ja, mensen met weinig geld betalen meer",
        ),
    )


def test_doubt_beside_harm_hides_no_harm() -> None:
    answers = {**HARMLESS, "prijs": "hoger", "verzachten": "ja", "cijfers": UNKNOWN}
    found = conclude(QUICKSCAN, answers)
    assert (found.outcome, found.asks_measure) == ("te-onderzoeken", True)


def test_answers_that_contradict_each_other_are_to_find_out() -> None:
    answers = {**HARMLESS, "wie": "niemand", "wonen": "hoger", "verzachten": "ja"}
    found = conclude(QUICKSCAN, answers)
    assert found.outcome == "te-onderzoeken"
    reason = next(one for one in found.reasons if "past niet" in one.because)
    assert reason.questions == ("wie", "wonen")


def test_something_good_is_positive() -> None:
    answers = {**HARMLESS, "wie": "vooruit", "aanvragen": "automatisch"}
    assert conclude(QUICKSCAN, answers).outcome == "positief"


def test_the_quick_scan_asks_the_fourteen_questions() -> None:
    assert len(QUICKSCAN.questions) == 14
    assert QUICKSCAN.gate == "hard"


RISKY: dict[str, Any] = {"bezoekers": "6000", "alcohol": "ja", "gevaar": ["vuur", "hek"]}


@pytest.mark.parametrize(
    ("raw", "points", "band"),
    [
        ({"bezoekers": "100", "alcohol": "nee"}, 0, "laag"),
        ({"bezoekers": "500", "alcohol": "nee"}, 4, "midden"),
        (RISKY, 15, "hoog"),
        ({"bezoekers": "-3", "alcohol": "nee", "plek": "plein", "drukte": "3"}, 4, "midden"),
        ({"bezoekers": "0", "alcohol": "nee", "plek": "zaal", "nota": "Niets."}, 0, "laag"),
    ],
)
def test_the_same_engine_counts_points(raw: dict[str, Any], points: int, band: str) -> None:
    result = conclude(risk(), clean(risk(), raw).answers)
    assert (result.least, result.most, result.outcome) == (points, points, band)
    assert sum(reason.points or 0 for reason in result.reasons) == points
    assert result.asks_measure == (band == "hoog")


def test_a_score_with_doubt_gives_both_ends() -> None:
    raw = {"bezoekers": "weet-niet", "alcohol": "ja", "gevaar": "weet-niet", "drukte": "weet-niet"}
    result = conclude(risk(), clean(risk(), raw).answers)
    assert (result.outcome, result.least, result.most) == ("te-onderzoeken", 1, 21)
    assert result.asks_measure


@given(filled_in((risk(),)))
def test_both_ends_hold_whatever_the_doubt_turns_out_to_be(
    filled: tuple[Template, Answers],
) -> None:
    template, answers = filled
    doubtful = conclude(template, answers)
    settled = {key: answer for key, answer in answers.items() if answer != UNKNOWN}
    known = conclude(template, settled)
    assert doubtful.least is not None
    assert doubtful.most is not None
    assert known.most is not None
    assert doubtful.least <= doubtful.most
    if not doubtful.unknown:
        assert doubtful.least == doubtful.most == known.most


def test_an_incomplete_test_is_not_complete() -> None:
    result = conclude(short(), {"duurder": "ja"})
    assert result.missing == ("hoeveel", "wie")
    assert not result.complete
