"""The figures that say whether a test changes anything."""

from datetime import date, timedelta

import pytest

from verbond.journal.facade import SYSTEM
from verbond.scorecards.facade import (
    Case,
    NewMeasure,
    TestFigures,
    carry_out_measure,
    dashboard,
    exempt,
    save_answers,
    sign_run,
    start_run,
)
from verbond.scorecards.queries.honesty import in_words
from verbond.scorecards.testing import HARMLESS, NOW, QUICKSCAN, TEXT, signed_quickscan, subject_of

TODAY = date(2026, 3, 2)
CHEAPER = TEXT.replace("12 euro", "9 euro")


def quickscan(*cases: Case, today: date = TODAY) -> TestFigures:
    found = dashboard("proef", cases=cases, today=today)
    assert found.cases == len(cases)
    return next(test for test in found.tests if test.code == QUICKSCAN)


def test_all_tested_and_nothing_changed_is_a_form(templates: None) -> None:
    subjects = [subject_of(key=f"punt-{number}") for number in range(3)]
    for subject in subjects:
        signed_quickscan(subject)
    found = quickscan(*(Case(subject, TODAY, TEXT) for subject in subjects))
    assert found.verdict == "100 % getoetst, 0 % veranderd: dit is een formulier."
    assert found.outcomes == (("Geen effect", 3),)
    assert found.changes == ()


def test_what_changed_after_the_test_is_shown_word_by_word(templates: None) -> None:
    before, after = subject_of(), subject_of(CHEAPER)
    signed_quickscan(before)
    signed_quickscan(after)
    (change,) = quickscan(Case(after, TODAY, CHEAPER)).changes
    assert [piece.text for piece in change.pieces if piece.kind != "same"] == ["12", "9"]
    assert change.title == "Tarief van de markt (fictief)"
    found = quickscan(Case(after, TODAY, CHEAPER))
    assert found.verdict == ("100 % getoetst. Na de toets veranderde 1 van de 1 teksten (100 %).")


def test_what_a_clerk_changed_while_filling_in_counts_as_change(templates: None) -> None:
    start_run(subject=subject_of(), code=QUICKSCAN, actor=SYSTEM, now=NOW)
    after = subject_of(CHEAPER)
    signed_quickscan(after)
    assert quickscan(Case(after, TODAY, CHEAPER)).figures.changed.part == 1


def test_holes_exemptions_doubt_and_measures_stand_apart(templates: None) -> None:
    tested, exempted, forgotten = (subject_of(key=key) for key in ("a", "b", "c"))
    exempt(
        subject=exempted,
        code=QUICKSCAN,
        reason="Het gaat alleen om een verkeerde datum.",
        said_by="An Schepen (fictief)",
        actor=SYSTEM,
        now=NOW,
    )
    card = start_run(subject=tested, code=QUICKSCAN, actor=SYSTEM, now=NOW)
    answers = {**HARMLESS, "prijs": "hoger", "cijfers": "weet-niet"}
    card = save_answers(run=card, answers=answers, lock=0, actor=SYSTEM, now=NOW)
    card = sign_run(
        run=card,
        lock=card.lock,
        signer="Dienst (fictief)",
        measures=[
            NewMeasure("Een sociaal tarief", "Dienst (fictief)", TODAY),
            NewMeasure("Een brief aan wie recht heeft", "Dienst (fictief)", TODAY),
        ],
        summary="",
        actor=SYSTEM,
        now=NOW + timedelta(minutes=50),
    )
    later = NOW + timedelta(days=3)
    carry_out_measure(
        measure=card.measures[0].pk,
        done_on=date(2026, 3, 4),
        proof="Reglement.",
        actor=SYSTEM,
        now=later,
    )
    cases = [Case(one, TODAY) for one in (tested, exempted, forgotten)]
    found = quickscan(*cases, today=date(2026, 3, 5))
    figures = found.figures
    assert (figures.coverage.percent, figures.exempted, figures.untested) == (33, 1, 1)
    assert (figures.negative_with, figures.negative_without) == (1, 0)
    assert (figures.measures.part, figures.measures.whole, figures.measures_late) == (1, 2, 1)
    assert found.took == "50 minuten"
    assert {doubt.share.percent for doubt in found.doubts if "cijfers" in doubt.question} == {100}
    assert found.verdict.startswith("33 % getoetst.")


def test_a_thing_out_of_scope_is_no_hole(templates: None) -> None:
    council = subject_of(key="raad", body="council", subjects=["personeel"])
    tests = dashboard("proef", cases=[Case(council, TODAY, TEXT)], today=TODAY).tests
    assert [test.code for test in tests] == ["genderneutrale-taal"]
    assert tests[0].verdict == "Nog niets getoetst. Of de toets helpt, weten we niet."
    assert dashboard("proef", cases=(), today=TODAY).tests == ()


@pytest.mark.parametrize(
    ("took", "words"),
    [
        (None, "onbekend"),
        (timedelta(minutes=3), "3 minuten"),
        (timedelta(hours=5), "5 uur"),
        (timedelta(days=12), "12 dagen"),
    ],
)
def test_time_is_said_as_a_person_would(took: timedelta | None, words: str) -> None:
    assert in_words(took) == words
