"""A clerk starts a test and saves answers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from verbond.journal.facade import Actor, latest_entries
from verbond.scorecards.errors import (
    AnswersChanged,
    AnswersRefused,
    NoSuchRun,
    NoSuchTest,
    RunRefused,
)
from verbond.scorecards.facade import RunCard, runs_of, save_answers, start_run, withdraw_run
from verbond.scorecards.models import Run
from verbond.scorecards.subjects import Subject
from verbond.scorecards.testing import HARMLESS, NOW, QUICKSCAN, signed_quickscan

ANN, BEN = Actor("a" * 32, "clerk"), Actor("b" * 32, "clerk")
GENDER = "genderneutrale-taal"


def start(subject: Subject, code: str = QUICKSCAN) -> RunCard:
    return start_run(subject=subject, code=code, actor=ANN, now=NOW)


def save(run: RunCard, answers: dict[str, object], lock: int, **other: object) -> RunCard:
    words: dict[str, object] = {"actor": ANN, "now": NOW, **other}
    return save_answers(run=run, answers=answers, lock=lock, **words)  # type: ignore[arg-type]


def test_starting_twice_gives_the_same_run(draft: Subject) -> None:
    first = start(draft)
    written = latest_entries(1)[0].sequence
    assert start(draft).run_id == first.run_id
    assert latest_entries(1)[0].sequence == written
    assert latest_entries(1)[0].summary == (
        "Armoedetoets, quickscan van “Tarief van de markt (fictief)” gestart."
    )


def test_a_test_that_is_not_in_force_cannot_be_started(draft: Subject) -> None:
    with pytest.raises(NoSuchTest, match="geen toets met code “niets”"):
        start(draft, "niets")
    with pytest.raises(NoSuchTest):
        start_run(subject=draft, code=QUICKSCAN, actor=ANN, now=NOW - timedelta(days=9000))


def test_a_tested_text_is_not_tested_twice(draft: Subject) -> None:
    signed_quickscan(draft)
    with pytest.raises(RunRefused, match="al getoetst"):
        start(draft)


def test_after_the_decision_no_test_is_made_any_more(
    draft: Subject, change: Callable[..., Subject]
) -> None:
    with pytest.raises(RunRefused, match="al beslist"):
        start(change(decided=True))


def test_answers_are_kept_with_their_notes(draft: Subject) -> None:
    run = start(draft)
    saved = save(run, {"prijs": "hoger"}, 0, notes={"prijs": " Twee euro. ", "wie": " "})
    assert (saved.answers, saved.lock) == ({"prijs": "hoger"}, 1)
    row = Run.objects.get(pk=run.run_id)
    assert (row.notes, row.saved_by) == ({"prijs": "Twee euro."}, ANN.key)
    # Without notes, those that are there stay.
    assert save(run, {"prijs": "lager"}, 1).lock == 2
    row.refresh_from_db()
    assert row.notes == {"prijs": "Twee euro."}


def test_saving_what_is_there_already_changes_nothing(draft: Subject) -> None:
    run = save(start(draft), {"prijs": "hoger"}, 0)
    written = latest_entries(1)[0].sequence
    assert save(run, {"prijs": "hoger"}, 0).lock == 1
    assert latest_entries(1)[0].sequence == written


def test_two_clerks_see_both_versions_and_lose_nothing(draft: Subject) -> None:
    run = start(draft, GENDER)
    save(run, {"woorden": "geen", "rollen": "nee"}, 0, notes={"rollen": "Nagekeken."}, actor=BEN)
    with pytest.raises(AnswersChanged, match="intussen bewaard") as found:
        save(run, {"woorden": "aangepast", "aanspreking": "ja"}, 0)
    assert found.value.lock == 1
    assert [(one.question, one.theirs, one.yours) for one in found.value.both] == [
        ("woorden", "Er is geen woord aangewezen", "Ik paste ze aan in een nieuwe versie"),
        ("aanspreking", "–", "Ja"),
        ("rollen", "Nee (Nagekeken.)", "– (Nagekeken.)"),
    ]
    assert Run.objects.get(pk=run.run_id).answers == {"woorden": "geen", "rollen": "nee"}


@pytest.mark.parametrize(
    ("answers", "field", "words"),
    [
        ({"prijs": "<script>"}, "prijs", "Kies een van de antwoorden"),
        ({"nergens": "ja"}, "nergens", "niet in de toets"),
        ({"x" * 900: "ja"}, "x" * 60, "niet in de toets"),
        ({"cijfers": "y" * 4001}, "cijfers", "hoogstens 4000"),
        ({"cijfers": "a\x00b"}, "cijfers", "niet kunnen bewaren"),
        ({"papieren": ["ja", "nee"]}, "papieren", "één antwoord"),
    ],
)
def test_hostile_answers_are_refused_by_question(
    draft: Subject, answers: dict[str, object], field: str, words: str
) -> None:
    run = start(draft)
    with pytest.raises(AnswersRefused) as found:
        save(run, {"wie": "gelijk", **answers}, 0)
    assert words in found.value.fields[field]
    assert Run.objects.get(pk=run.run_id).answers == {}


def test_number_and_unknown_are_refused_in_words(draft: Subject) -> None:
    run = start(draft, "veilige-wegen")
    with pytest.raises(AnswersRefused) as found:
        save(run, {"ongevallen": "veel"}, 0)
    assert "zoals 12 of 12,5" in found.value.fields["ongevallen"]


@pytest.mark.parametrize("note", ["x" * 1001, "a\x00b", 3, ["a"]])
def test_a_note_that_cannot_be_kept_is_refused(draft: Subject, note: object) -> None:
    with pytest.raises(AnswersRefused) as found:
        save(start(draft), {}, 0, notes={"prijs": note})
    assert "hoogstens 1000" in found.value.fields["prijs"]


def test_a_note_to_no_question_is_refused(draft: Subject) -> None:
    with pytest.raises(AnswersRefused) as found:
        save(start(draft), {}, 0, notes={"nergens": "x"})
    assert "niet in de toets" in found.value.fields["nergens"]


def test_a_signed_or_withdrawn_run_keeps_its_answers(draft: Subject) -> None:
    run = signed_quickscan(draft)
    with pytest.raises(RunRefused, match="al ondertekend"):
        save(run, {}, run.lock)
    withdrawn = withdraw_run(run=run, reason="Een fout.", actor=ANN, now=NOW)
    with pytest.raises(RunRefused, match="ingetrokken"):
        save(withdrawn, {}, withdrawn.lock)
    with pytest.raises(NoSuchRun):
        save(replace(run, run_id=0), {}, 0)


def test_a_changed_draft_starts_again_with_the_answers_at_hand(
    draft: Subject, change: Callable[..., Subject]
) -> None:
    old = save(start(draft), dict(HARMLESS), 0)
    new = start(change("Artikel 1. De markt is gratis (fictief)."))
    assert new.run_id != old.run_id
    assert (new.answers, new.lock) == (HARMLESS, 0)
    row = Run.objects.get(pk=old.run_id)
    assert (row.state, row.withdrawn_why) == (
        "withdrawn",
        "De tekst veranderde; de toets begon opnieuw.",
    )
    assert [run.run_id for run in runs_of("proef", ["markt-2026", "x"])["markt-2026"]] == [
        new.run_id
    ]


def test_a_signed_run_stays_when_the_draft_changes(
    draft: Subject, change: Callable[..., Subject]
) -> None:
    old = signed_quickscan(draft)
    new = start(change("Artikel 1. De markt is gratis (fictief)."))
    assert new.answers == HARMLESS
    assert [run.state for run in runs_of("proef", ["markt-2026"])["markt-2026"]] == [
        "signed",
        "open",
    ]
    assert old.is_of(draft.version)
    assert not new.is_of(draft.version)
