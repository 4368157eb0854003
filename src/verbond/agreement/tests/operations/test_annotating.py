"""A rule proposes, a person decides, and a decision stays."""

import pytest

from verbond.agreement.errors import AnnotationRefused
from verbond.agreement.models import Agreement, Annotation, Commitment
from verbond.agreement.operations.annotating import Note, annotate, decide, propose
from verbond.agreement.testing import NOW
from verbond.journal import facade as journal

ACTOR = journal.Actor("k" * 32, "clerk")
RULE, FILE = Annotation.Origin.RULE, Annotation.Origin.FILE


def note(commitment: Commitment, **changes: object) -> Note:
    content = {"what": "sdg", "value": "4", "words": ("school",), "certainty": 70, **changes}
    return Note(commitment_id=commitment.pk, **content)  # type: ignore[arg-type]


def test_a_proposal_waits_with_the_words_that_led_to_it(
    agreement: Agreement, commitment: Commitment
) -> None:
    assert propose(agreement=agreement, notes=[note(commitment)], origin=RULE, now=NOW) == 1
    row = commitment.annotations.get(what="sdg")
    assert (row.state, row.words) == ("proposed", ["school"])


def test_proposing_again_changes_nothing(agreement: Agreement, commitment: Commitment) -> None:
    propose(agreement=agreement, notes=[note(commitment)], origin=RULE, now=NOW)
    agreement.refresh_from_db()
    before = agreement.generation
    assert propose(agreement=agreement, notes=[note(commitment)], origin=RULE, now=NOW) == 0
    agreement.refresh_from_db()
    assert agreement.generation == before


def test_a_rejected_proposal_does_not_come_back(
    agreement: Agreement, commitment: Commitment
) -> None:
    propose(agreement=agreement, notes=[note(commitment)], origin=RULE, now=NOW)
    row = commitment.annotations.get(what="sdg")
    decide(annotation=row, confirm=False, actor=ACTOR, now=NOW)
    reviewed = note(commitment, confirmed=True)
    propose(agreement=agreement, notes=[reviewed], origin=FILE, now=NOW)
    row.refresh_from_db()
    assert row.state == "rejected"


def test_a_reviewed_file_decides_what_is_still_open(
    agreement: Agreement, commitment: Commitment
) -> None:
    propose(agreement=agreement, notes=[note(commitment)], origin=RULE, now=NOW)
    reviewed = note(commitment, confirmed=True)
    propose(agreement=agreement, notes=[reviewed], origin=FILE, now=NOW)
    row = commitment.annotations.get(what="sdg")
    assert (row.state, row.origin) == ("confirmed", "file")


def test_confirming_a_kind_puts_the_others_aside(
    agreement: Agreement, commitment: Commitment
) -> None:
    assert commitment.kind == "deliver"
    row = annotate(
        commitment=commitment,
        what="kind",
        value="formula",
        note="geldt altijd",
        actor=ACTOR,
        now=NOW,
    )
    commitment.refresh_from_db()
    assert (commitment.kind, commitment.kind_is_confirmed) == ("formula", True)
    others = commitment.annotations.filter(what="kind").exclude(pk=row.pk)
    assert [other.state for other in others] == ["rejected"]


def test_a_pointer_is_no_promise(commitment: Commitment) -> None:
    annotate(commitment=commitment, what="kind", value="reference", note="", actor=ACTOR, now=NOW)
    commitment.refresh_from_db()
    assert not commitment.is_promise


def test_a_decision_is_in_the_journal_without_a_name(commitment: Commitment) -> None:
    annotate(commitment=commitment, what="sdg", value="4", note="onderwijs", actor=ACTOR, now=NOW)
    (entry,) = journal.entries_about("agreement", "commitment", f"fictief/{commitment.key}")
    assert entry.reason == "onderwijs"
    assert ACTOR.key not in entry.summary


@pytest.mark.parametrize(
    ("what", "value", "says"),
    [
        ("sdg", "18", "“18” kan niet"),
        ("kind", "belofte", "kies uit"),
        ("mood", "blij", "“mood” kan niet"),
        ("restates", "bestaat-niet", "geen belofte met adres"),
    ],
)
def test_what_is_not_allowed_is_refused_in_words(
    commitment: Commitment, what: str, value: str, says: str
) -> None:
    with pytest.raises(AnnotationRefused, match=says):
        annotate(commitment=commitment, what=what, value=value, note="", actor=ACTOR, now=NOW)
    assert not commitment.annotations.exclude(what="kind").exists()


def test_a_promise_cannot_restate_itself(commitment: Commitment) -> None:
    with pytest.raises(AnnotationRefused, match="zichzelf"):
        annotate(
            commitment=commitment,
            what="restates",
            value=commitment.key,
            note="",
            actor=ACTOR,
            now=NOW,
        )


def test_a_link_holds_the_other_promise(commitment: Commitment) -> None:
    other = Commitment.objects.get(text__startswith="Het aantal ongevallen")
    row = annotate(
        commitment=commitment, what="see_also", value=other.key, note="", actor=ACTOR, now=NOW
    )
    assert row.other == other
