"""The rules propose, a person decides, and the text may change under both."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from verbond.agreement.errors import NoSuchAgreement
from verbond.agreement.models import Agreement, Annotation, Commitment
from verbond.agreement.models.annotation import What
from verbond.agreement.operations.annotating import Note, annotate, decide, propose
from verbond.agreement.operations.importing import apply_import
from verbond.agreement.operations.proposing import WHAT, look, propose_all
from verbond.agreement.testing import NOW, TEXT, outline_of
from verbond.journal import facade as journal
from verbond.kit.testing import ROOT
from verbond.places.facade import load_places

CLERK = journal.Actor("k" * 32, "clerk")
SOLAR = "• De school van Genk krijgt zonnepanelen.\n"
WITH_SOLAR = TEXT + SOLAR


def import_text(text: str) -> Agreement:
    edition = apply_import(
        slug="fictief", outline=outline_of(text), actor=journal.SYSTEM, now=NOW + timedelta(days=1)
    )
    return edition.agreement


def test_proposals_wait_for_a_person(agreement: Agreement) -> None:
    agreement = import_text(WITH_SOLAR)
    assert propose_all(agreement=agreement, now=NOW) > 0
    row = Annotation.objects.get(what=What.SDG, value="7")
    assert (row.state, row.origin, row.words) == ("proposed", "rule", ["zonnepanelen"])


def test_proposing_again_adds_and_changes_nothing(agreement: Agreement) -> None:
    propose_all(agreement=agreement, now=NOW)
    agreement.refresh_from_db()
    before = agreement.generation
    assert propose_all(agreement=agreement, now=NOW) == 0
    offer = look(agreement=agreement, now=NOW)
    assert (offer.fresh, offer.renewed, offer.withdrawn) == ((), (), ())
    agreement.refresh_from_db()
    assert agreement.generation == before


def test_looking_writes_nothing(agreement: Agreement) -> None:
    before = Annotation.objects.count()
    assert look(agreement=agreement, now=NOW).fresh
    assert Annotation.objects.count() == before


def test_what_a_person_rejected_stays_away_in_the_next_edition_too(agreement: Agreement) -> None:
    agreement = import_text(WITH_SOLAR)
    propose_all(agreement=agreement, now=NOW)
    row = Annotation.objects.get(what=What.SDG, value="7")
    decide(annotation=row, confirm=False, actor=CLERK, now=NOW)
    changed = WITH_SOLAR.replace("krijgt zonnepanelen", "krijgt dit jaar zonnepanelen")
    agreement = import_text(changed)
    propose_all(agreement=agreement, now=NOW)
    rows = Annotation.objects.filter(what=What.SDG, value="7", commitment__retired_at=None)
    assert [row.state for row in rows] == ["rejected"]


def test_a_new_sentence_of_a_new_edition_gets_its_proposals(agreement: Agreement) -> None:
    propose_all(agreement=agreement, now=NOW)
    assert not Annotation.objects.filter(what=What.SDG, value="7").exists()
    agreement = import_text(WITH_SOLAR)
    propose_all(agreement=agreement, now=NOW)
    assert Annotation.objects.filter(what=What.SDG, value="7").exists()


def test_an_open_proposal_is_withdrawn_when_its_words_are_gone(agreement: Agreement) -> None:
    agreement = import_text(WITH_SOLAR)
    propose_all(agreement=agreement, now=NOW)
    agreement = import_text(WITH_SOLAR.replace("zonnepanelen", "een nieuwe poort"))
    agreement.refresh_from_db()
    before = agreement.generation
    propose_all(agreement=agreement, now=NOW)
    rows = Annotation.objects.filter(what=What.SDG, value="7", commitment__retired_at=None)
    assert not rows.exists()
    agreement.refresh_from_db()
    assert agreement.generation > before


def test_a_confirmed_proposal_stays_when_its_words_are_gone(agreement: Agreement) -> None:
    agreement = import_text(WITH_SOLAR)
    propose_all(agreement=agreement, now=NOW)
    row = Annotation.objects.get(what=What.SDG, value="7")
    decide(annotation=row, confirm=True, actor=CLERK, now=NOW)
    agreement = import_text(WITH_SOLAR.replace("zonnepanelen", "een nieuwe poort"))
    propose_all(agreement=agreement, now=NOW)
    row.refresh_from_db()
    assert row.state == "confirmed"


def test_an_open_proposal_follows_a_corrected_sentence(agreement: Agreement) -> None:
    agreement = import_text(WITH_SOLAR)
    propose_all(agreement=agreement, now=NOW)
    agreement = import_text(WITH_SOLAR.replace("zonnepanelen", "zonnepanelen en isolatie"))
    assert look(agreement=agreement, now=NOW).renewed
    propose_all(agreement=agreement, now=NOW)
    row = Annotation.objects.get(what=What.SDG, value="7", commitment__retired_at=None)
    assert row.words == ["zonnepanelen", "isolatie"]


def test_a_proposal_of_a_reviewed_file_is_not_withdrawn(
    agreement: Agreement, commitment: Commitment
) -> None:
    note = Note(commitment_id=commitment.pk, what="sdg", value="14")
    propose(agreement=agreement, notes=[note], origin=Annotation.Origin.FILE, now=NOW)
    propose_all(agreement=agreement, now=NOW)
    assert commitment.annotations.filter(what="sdg", value="14").exists()


def test_a_known_target_is_not_proposed_anew(agreement: Agreement) -> None:
    fewer = Commitment.objects.get(agreement=agreement, text__startswith="Het aantal")
    propose_all(agreement=agreement, now=NOW)
    assert fewer.annotations.get(what=What.TARGET).value == "new"
    annotate(commitment=fewer, what="target", value="T03", note="Gelezen.", actor=CLERK, now=NOW)
    propose_all(agreement=agreement, now=NOW)
    assert [row.value for row in fewer.annotations.filter(what=What.TARGET)] == ["T03"]


def test_a_link_that_was_decided_the_other_way_round_is_not_proposed_again(
    agreement: Agreement,
) -> None:
    agreement = import_text(
        TEXT + "• Fanfare Klokkenspel oefent in sporthal Zwaluwnest.\n"
        "\n3. Cultuur\n\n3.1 Muziek\n\n• Ook Fanfare Klokkenspel krijgt sporthal Zwaluwnest.\n"
    )
    one, other = Commitment.objects.filter(agreement=agreement, text__contains="Klokkenspel")
    propose_all(agreement=agreement, now=NOW)
    row = Annotation.objects.get(other__isnull=False)
    assert {row.commitment_id, row.other_id} == {one.pk, other.pk}
    assert row.words
    row.delete()
    back = annotate(
        commitment=other, what="restates", value=one.key, note="Gelezen.", actor=CLERK, now=NOW
    )
    decide(annotation=back, confirm=False, actor=CLERK, now=NOW)
    propose_all(agreement=agreement, now=NOW)
    assert list(Annotation.objects.filter(other__isnull=False)) == [back]


@pytest.mark.django_db
def test_a_place_is_proposed_with_the_words_that_name_it() -> None:
    load_places(ROOT / "data/genk/places", actor=journal.SYSTEM, now=NOW)
    agreement = import_text(TEXT + "• De parking van Kolderbos (fictief) wordt groen.\n")
    propose_all(agreement=agreement, now=NOW)
    row = Annotation.objects.get(what=What.PLACE, commitment__text__contains="Kolderbos")
    assert (row.words, row.certainty, row.state) == (["Kolderbos"], 90, "proposed")


def run(*args: str) -> str:
    out = StringIO()
    call_command("propose", *args, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_command_shows_counts_and_samples_and_writes_nothing(agreement: Agreement) -> None:
    import_text(WITH_SOLAR)
    before = Annotation.objects.count()
    shown = run("fictief")
    assert "sdg: " in shown
    assert "words: zonnepanelen" in shown
    assert Annotation.objects.count() == before


def test_the_command_keeps_only_what_was_asked_for(agreement: Agreement) -> None:
    import_text(WITH_SOLAR)
    run("fictief", "--what", "sdg", "--apply")
    rows = Annotation.objects.exclude(what=What.KIND)
    assert {row.what for row in rows} == {"sdg"}


def test_the_command_tells_programs_the_same(agreement: Agreement) -> None:
    import_text(WITH_SOLAR)
    told = json.loads(run("fictief", "--format", "json"))
    assert told["new"] == len(told["proposals"]) == sum(told["counts"].values())
    assert {one["what"] for one in told["proposals"]} <= set(WHAT)
    solar = next(one for one in told["proposals"] if one["value"] == "7")
    assert solar["words"] == ["zonnepanelen"]


def test_the_command_names_the_agreements_when_it_does_not_know_one(agreement: Agreement) -> None:
    with pytest.raises(NoSuchAgreement, match="known: fictief"):
        run("elders")
