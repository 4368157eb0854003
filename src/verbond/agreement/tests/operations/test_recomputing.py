"""Statuses follow the text, the kind, the measures and the days, whichever way they are derived."""

from datetime import date, timedelta
from typing import Any

import pytest

from verbond.agreement.core.evidence import Piece, Tie
from verbond.agreement.facade import recompute_all, record_evidence, refresh_standings, standing_of
from verbond.agreement.models import Agreement, Commitment, Standing, StandingChange
from verbond.agreement.operations.annotating import annotate
from verbond.agreement.operations.importing import apply_import
from verbond.agreement.operations.recomputing import recompute
from verbond.agreement.testing import NOW, TEXT, outline_of
from verbond.journal.facade import SYSTEM, Actor, head_sequence, latest_entries

CLERK = Actor("k" * 32, "clerk")
TODAY = NOW.date()


def tied(commitment: Commitment, key: str, kind: str, shows: str, days: int = 1) -> Any:
    piece = Piece(
        room="rights",
        key=key,
        kind=kind,
        shows=shows,
        title="stuk (fictief)",
        source="fictief",
        on=TODAY - timedelta(days=days),
        said_by="Lena (fictief)",
    )
    return (piece, [Tie(commitment.pk, confirmed=True)])


def all_rows() -> list[dict[str, Any]]:
    return [dict(row) for row in Standing.objects.order_by("commitment").values()]


@pytest.fixture
def with_evidence(agreement: Agreement) -> Agreement:
    sorts = [("decision", "decided"), ("milestone", "done"), ("statement", "running")]
    pieces = [
        tied(unit, f"{unit.pk}/{n}", kind, shows, days=10 * n)
        for unit in Commitment.objects.filter(agreement=agreement)
        for n, (kind, shows) in enumerate(sorts)
    ]
    for piece in pieces:
        record_evidence(pieces=[piece], actor=SYSTEM, now=NOW)
    return agreement


def test_deriving_all_gives_what_deriving_one_by_one_gave(with_evidence: Agreement) -> None:
    one_by_one = all_rows()
    before = head_sequence()
    assert recompute_all(actor=SYSTEM, now=NOW).written == 0
    assert all_rows() == one_by_one
    assert head_sequence() == before
    Standing.objects.all().delete()
    done = recompute_all(agreement=with_evidence, actor=SYSTEM, now=NOW)
    fresh = [{**row, "id": 0} for row in all_rows()]
    assert fresh == [{**row, "id": 0} for row in one_by_one]
    assert done.written == len(one_by_one)
    assert latest_entries(1)[0].verb == "recompute_standings"


def test_a_change_has_its_number_in_the_story_of_the_promise(
    with_evidence: Agreement, commitment: Commitment
) -> None:
    story = list(StandingChange.objects.filter(commitment=commitment).order_by("number"))
    assert [change.number for change in story] == list(range(1, len(story) + 1))
    assert story[0].before == "unknown"


def test_another_kind_reads_the_evidence_anew(commitment: Commitment) -> None:
    record_evidence(pieces=[tied(commitment, "1", "document", "published")], actor=SYSTEM, now=NOW)
    seen = {}
    for kind in ("deliver", "study", "principle", "reference", "study"):
        annotate(commitment=commitment, what="kind", value=kind, note="", actor=CLERK, now=NOW)
        card = standing_of(commitment.pk)
        seen[kind] = card.state if card else None
    assert seen["deliver"] == "under-way"
    assert seen["principle"] == "value"
    assert seen["reference"] is None
    changes = StandingChange.objects.filter(commitment=commitment).values_list("after", flat=True)
    assert "value" not in changes


def test_a_new_edition_leaves_the_status_of_what_stays_and_freezes_what_goes(
    agreement: Agreement, commitment: Commitment
) -> None:
    record_evidence(pieces=[tied(commitment, "1", "decision", "decided")], actor=SYSTEM, now=NOW)
    shorter = TEXT.replace("• Elke school krijgt een schoolstraat.\n", "• Een nieuwe belofte.\n")
    apply_import(slug=agreement.slug, outline=outline_of(shorter), actor=SYSTEM, now=NOW)
    commitment.refresh_from_db()
    assert commitment.retired_at is not None
    assert Standing.objects.get(commitment=commitment).state == "preparing"
    promises = Commitment.objects.filter(agreement=agreement).promises()
    assert Standing.objects.filter(commitment__in=promises).count() == promises.count()


def test_what_has_to_go_on_is_unknown_when_nobody_confirms_for_a_year(
    commitment: Commitment,
) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(kind="continue")
    record_evidence(
        pieces=[tied(commitment, "1", "statement", "running", days=0)], actor=SYSTEM, now=NOW
    )
    assert refresh_standings(now=NOW) == 0
    assert refresh_standings(now=NOW + timedelta(days=364)) == 0
    later = NOW + timedelta(days=365)
    assert refresh_standings(now=later) == 2  # it changed, and its evidence grew old
    card = standing_of(commitment.pk)
    assert card is not None
    assert card.explanation == (
        "onbekend, want al meer dan een jaar bevestigde niemand dat het nog loopt "
        "(stuk (fictief), Lena (fictief), 2 maart 2026)"
    )


def test_evidence_that_grew_old_is_told_once(commitment: Commitment) -> None:
    record_evidence(
        pieces=[tied(commitment, "1", "decision", "decided", days=0)], actor=SYSTEM, now=NOW
    )
    assert refresh_standings(now=NOW + timedelta(days=365)) == 1
    entry = latest_entries(1)[0]
    assert (entry.verb, entry.details) == ("standings_grew_old", {"count": 1})
    before = head_sequence()
    assert refresh_standings(now=NOW + timedelta(days=365, hours=3)) == 0
    assert refresh_standings(now=NOW + timedelta(days=366)) == 0
    assert head_sequence() == before


def test_statuses_of_other_rules_are_derived_anew(commitment: Commitment) -> None:
    Standing.objects.update(rules="van vroeger", because="vroeger")
    refresh_standings(now=NOW)
    assert set(Standing.objects.values_list("because", flat=True)) <= {"nothing", "value"}


def test_a_status_begins_on_its_day_and_not_in_the_future(agreement: Agreement) -> None:
    Agreement.objects.filter(pk=agreement.pk).update(term_from=date(2030, 1, 1))
    Standing.objects.all().delete()
    recompute(now=NOW, agreement=agreement)
    assert set(Standing.objects.values_list("since", flat=True)) == {TODAY}


def test_a_pointer_among_the_promises_has_no_status(commitment: Commitment) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(kind="reference")
    recompute(now=NOW, commitment_ids=[commitment.pk])
    assert standing_of(commitment.pk) is None


def test_a_measure_of_another_room_needs_no_deadline(commitment: Commitment) -> None:
    record_evidence(pieces=[tied(commitment, "1", "indicator", "measured")], actor=SYSTEM, now=NOW)
    card = standing_of(commitment.pk)
    assert card is not None
    assert card.because == "unclear"
