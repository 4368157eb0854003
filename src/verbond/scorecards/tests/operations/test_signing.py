"""Somebody signs a test, with what follows from it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils.translation import override

from verbond.journal.facade import SYSTEM, latest_entries
from verbond.scorecards.errors import AnswersChanged, NoSuchRun, RunRefused, SignRefused
from verbond.scorecards.facade import (
    NewMeasure,
    RunCard,
    blocking,
    carry_out_measure,
    save_answers,
    show_tests,
    sign_run,
    start_run,
    withdraw_run,
)
from verbond.scorecards.models import Measure, Run
from verbond.scorecards.subjects import Subject
from verbond.scorecards.testing import HARMLESS, NOW, QUICKSCAN, signed_quickscan, subject_of

TODAY = date(2026, 3, 2)
HARM = {**HARMLESS, "wie": "gelijk", "prijs": "hoger", "verzachten": "ja"}
TARIFF = NewMeasure("Een sociaal tarief (fictief)", "Dienst economie (fictief)", TODAY)


def filled(subject: Subject, answers: dict[str, str]) -> RunCard:
    card = start_run(subject=subject, code=QUICKSCAN, actor=SYSTEM, now=NOW)
    return save_answers(run=card, answers=answers, lock=card.lock, actor=SYSTEM, now=NOW)


def sign(card: RunCard, *measures: NewMeasure, without: str = "", **other: object) -> RunCard:
    words: dict[str, object] = {
        "lock": card.lock,
        "signer": "Dienst economie (fictief)",
        "summary": "",
        **other,
    }
    return sign_run(
        run=card,
        measures=measures,
        without_measure=without,
        actor=SYSTEM,
        now=NOW,
        **words,  # type: ignore[arg-type]
    )


def test_a_signed_test_opens_the_gate_for_this_text_only(
    draft: Subject, change: Callable[..., Subject]
) -> None:
    assert [need.state for need in blocking(draft, TODAY)] == ["missing"]
    card = filled(draft, HARMLESS)
    assert [need.state for need in blocking(draft, TODAY)] == ["open"]
    signed = sign(card, summary="Niemand merkt dit (fictief).")
    assert (signed.state, signed.outcome, signed.summary) == (
        "signed",
        "geen-effect",
        "Niemand merkt dit (fictief).",
    )
    assert blocking(draft, TODAY) == ()
    changed = change("Artikel 1. Een plaats kost 13 euro (fictief).")
    assert [need.state for need in blocking(changed, TODAY)] == ["outdated"]


def test_what_is_not_answered_cannot_be_signed(draft: Subject) -> None:
    answers = {key: answer for key, answer in HARMLESS.items() if key != "taal"}
    card = filled(draft, answers)
    with pytest.raises(SignRefused, match="Nog niet alle vragen") as found:
        sign(card)
    assert set(found.value.fields) == {"taal"}
    assert found.value.code == "incomplete"


def test_harm_asks_for_a_measure_or_for_the_reason_why_not(draft: Subject) -> None:
    card = filled(draft, HARM)
    with pytest.raises(SignRefused, match="Noem een maatregel") as found:
        sign(card)
    assert found.value.code == "measure_needed"
    with pytest.raises(SignRefused, match="Kies één van de twee"):
        sign(card, TARIFF, without="Er komt toch niets.")
    signed = sign(card, TARIFF)
    assert signed.outcome == "negatief-met-maatregel"
    assert [(one.text, one.done_on) for one in signed.measures] == [(TARIFF.text, None)]
    entry = latest_entries(1)[0]
    assert "Uitkomst: negatief effect, met maatregel." in entry.summary


def test_harm_without_a_measure_says_why(draft: Subject) -> None:
    signed = sign(filled(draft, HARM), without="  De wet legt dit tarief op.  ")
    assert (signed.outcome, signed.without_measure) == (
        "negatief-zonder-maatregel",
        "De wet legt dit tarief op.",
    )


def test_summary_made_by_the_site_is_dutch_whoever_signs(draft: Subject) -> None:
    card = filled(draft, HARMLESS)
    with override("en"):
        signed = sign(card)
    assert signed.summary == "Geen enkel antwoord wijst op een effect."


def test_doubt_does_not_take_the_measure_away(draft: Subject) -> None:
    card = filled(draft, {**HARM, "cijfers": "weet-niet"})
    with pytest.raises(SignRefused, match="Noem een maatregel"):
        sign(card)
    signed = sign(card, TARIFF)
    assert signed.outcome == "te-onderzoeken"
    # Without a summary of the signer, the weightiest reasons stand there.
    assert signed.summary == (
        "Een hogere prijs weegt zwaarder voor wie weinig heeft. "
        "We weten dit nog niet. Dat moet eerst uitgezocht worden."
    )


@pytest.mark.parametrize(
    ("words", "measures", "field"),
    [
        ({"signer": " "}, (TARIFF,), "signer"),
        ({"signer": "x" * 161}, (TARIFF,), "signer"),
        ({"summary": "x" * 2001}, (TARIFF,), "summary"),
        ({"summary": "a\x00"}, (TARIFF,), "summary"),
        ({"without": "Kort"}, (), "without_measure"),
        ({}, (NewMeasure("x", "Dienst", TODAY),), "measures"),
        ({}, (NewMeasure("Een tarief", " ", TODAY),), "measures"),
        ({}, (NewMeasure("Een tarief", "Dienst", TODAY - timedelta(1)),), "measures"),
        ({}, (TARIFF,) * 21, "measures"),
    ],
)
def test_a_field_that_is_not_right_is_named(
    draft: Subject, words: dict[str, str], measures: tuple[NewMeasure, ...], field: str
) -> None:
    card = filled(draft, HARM)
    with pytest.raises(SignRefused, match="Kijk deze velden na") as found:
        sign(card, *measures, **words)
    assert field in found.value.fields
    assert Run.objects.get(pk=card.run_id).state == "open"
    assert not Measure.objects.exists()


def test_nobody_signs_answers_they_did_not_see(draft: Subject) -> None:
    card = filled(draft, HARMLESS)
    save_answers(run=card, answers=HARM, lock=card.lock, actor=SYSTEM, now=NOW)
    with pytest.raises(AnswersChanged, match="Lees ze na") as found:
        sign(card)
    assert found.value.lock == 2


def test_nobody_signs_a_test_of_a_text_that_changed_or_went(
    draft: Subject, drafts: dict[str, Subject], change: Callable[..., Subject]
) -> None:
    card = filled(draft, HARMLESS)
    change("Artikel 1. Iets anders (fictief).")
    with pytest.raises(RunRefused, match="De tekst is veranderd"):
        sign(card)
    drafts.clear()
    with pytest.raises(RunRefused, match="De tekst is veranderd"):
        sign(card)
    change(decided=True)
    with pytest.raises(RunRefused, match="al beslist"):
        sign(card)


def test_only_what_was_shown_is_signed(draft: Subject) -> None:
    card = start_run(subject=draft, code="genderneutrale-taal", actor=SYSTEM, now=NOW)
    answers = {"woorden": "geen", "waarom": "Hoort hier niet.", "aanspreking": "ja"}
    answers |= {"rollen": "nee", "formulier": "nee"}
    notes = {"waarom": "Weg.", "rollen": "Blijft."}
    card = save_answers(run=card, answers=answers, notes=notes, lock=0, actor=SYSTEM, now=NOW)
    sign(card)
    row = Run.objects.get(pk=card.run_id)
    assert "waarom" not in row.answers
    assert row.notes == {"rollen": "Blijft."}


def test_a_withdrawn_test_closes_the_gate_again_and_stays_to_be_read(draft: Subject) -> None:
    signed = signed_quickscan(draft)
    with pytest.raises(SignRefused, match="waarom"):
        withdraw_run(run=signed, reason=" ", actor=SYSTEM, now=NOW)
    withdraw_run(run=signed.run_id, reason="Een antwoord was fout.", actor=SYSTEM, now=NOW)
    assert [need.state for need in blocking(draft, TODAY)] == ["missing"]
    assert latest_entries(1)[0].reason == "Een antwoord was fout."
    with pytest.raises(RunRefused, match="al ingetrokken"):
        withdraw_run(run=signed, reason="Nog eens.", actor=SYSTEM, now=NOW)


def test_what_was_decided_keeps_its_test(draft: Subject, change: Callable[..., Subject]) -> None:
    signed = signed_quickscan(draft)
    change(decided=True)
    with pytest.raises(RunRefused, match="al beslist"):
        withdraw_run(run=signed, reason="Spijt achteraf.", actor=SYSTEM, now=NOW)


def test_a_measure_is_carried_out_once_with_proof(draft: Subject) -> None:
    (one,) = sign(filled(draft, HARM), TARIFF).measures

    def carry_out(done_on: date = TODAY, proof: str = "Zie het reglement.") -> RunCard:
        return carry_out_measure(
            measure=one.pk, done_on=done_on, proof=proof, actor=SYSTEM, now=NOW
        )

    for wrong, field in [
        ({"done_on": TODAY + timedelta(1)}, "done_on"),
        ({"done_on": TODAY - timedelta(1)}, "done_on"),
        ({"proof": "x"}, "proof"),
    ]:
        with pytest.raises(SignRefused) as found:
            carry_out(**wrong)  # type: ignore[arg-type]
        assert set(found.value.fields) == {field}
    (done,) = carry_out().measures
    assert (done.done_on, done.proof) == (TODAY, "Zie het reglement.")
    with pytest.raises(RunRefused, match="al uitgevoerd"):
        carry_out()
    with pytest.raises(NoSuchRun):
        carry_out_measure(measure=0, done_on=TODAY, proof="Zie.", actor=SYSTEM, now=NOW)


def test_tests_of_a_closed_item_tell_nothing_until_they_are_shown(
    change: Callable[..., Subject],
) -> None:
    subject = change(public=False)
    signed = signed_quickscan(subject, {**HARMLESS, "wie": "gelijk"})
    assert not signed.is_public
    assert "markt" not in latest_entries(1)[0].summary
    withdrawn_reason = "Zie de naam van mevrouw X."
    assert show_tests(room="proef", keys=["markt-2026"], actor=SYSTEM, now=NOW) == 1
    assert show_tests(room="proef", keys=["markt-2026"], actor=SYSTEM, now=NOW) == 0
    assert Run.objects.get(pk=signed.run_id).is_public
    hidden = start_run(
        subject=subject_of("Ander (fictief).", public=False),
        code=QUICKSCAN,
        actor=SYSTEM,
        now=NOW,
    )
    withdraw_run(run=hidden, reason=withdrawn_reason, actor=SYSTEM, now=NOW)
    assert latest_entries(1)[0].reason == ""


def test_a_room_that_says_nothing_of_its_things_can_sign_too(templates: None) -> None:
    assert signed_quickscan(replace(subject_of(), room="elders")).outcome == "geen-effect"
