"""Publication: all or nothing, once, and the evidence with it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection

from verbond.agreement import facade as agreement
from verbond.agreement.testing import work
from verbond.decisions import frozen
from verbond.decisions.errors import DraftRefused, PublishRefused
from verbond.decisions.models import Body, Decision, Item, Meeting, Publishing
from verbond.decisions.operations import publishing
from verbond.decisions.operations.drafting import save_draft, start_correction
from verbond.decisions.operations.naming import decide_serves, name_commitment
from verbond.decisions.operations.publishing import ask_publishing, carry_out, publish
from verbond.decisions.queries.items import item_named
from verbond.decisions.tasks import publish_list
from verbond.decisions.testing import (
    NOW,
    decided,
    make_item,
    make_meeting,
    on_agenda,
    published_decision,
    wording,
)
from verbond.journal import facade as journal
from verbond.scorecards import facade as scorecards

pytestmark = pytest.mark.django_db
ACTOR = journal.Actor("k" * 32, "clerk")


def out(meeting: Meeting) -> publishing.PublishedList:
    return publish(meeting=meeting, actor=ACTOR, now=NOW)


def state_of(promise: int) -> str:
    card = agreement.standing_of(promise)
    return card.state if card else ""


def name(item: Item, promise: int, shows: str = "started") -> None:
    name_commitment(item=item, commitment_id=promise, shows=shows, actor=ACTOR, now=NOW)


def treated(college: Body, meeting: Meeting, count: int) -> list[Item]:
    items = [on_agenda(make_item(college, wording(f"Punt {n}")), meeting) for n in range(count)]
    for item in items:
        publishing_ready(item)
    return items


def publishing_ready(item: Item) -> None:
    from verbond.decisions.operations.treating import record_treatment

    record_treatment(item=item, outcome="approved", actor=ACTOR, now=NOW)


def test_publication_shows_every_decision_of_the_meeting(college: Body, meeting: Meeting) -> None:
    items = treated(college, meeting, 3)
    done = out(meeting)
    assert done.decisions == tuple(item.key for item in items)
    assert set(Decision.objects.values_list("published_at", flat=True)) == {NOW}
    assert {item_named(item.key).state for item in items} == {"published"}


def test_second_publication_changes_nothing(college: Body, meeting: Meeting) -> None:
    treated(college, meeting, 1)
    out(meeting)
    before = journal.head_sequence()
    assert out(meeting).decisions == ()
    assert journal.head_sequence() == before


def test_item_without_a_result_holds_the_list_back(college: Body, meeting: Meeting) -> None:
    first = on_agenda(make_item(college), meeting)
    second = on_agenda(make_item(college), meeting)
    publishing_ready(first)
    with pytest.raises(PublishRefused, match="1 punt van deze agenda"):
        out(meeting)
    assert not Decision.objects.exclude(published_at=None).exists()
    publishing_ready(second)
    assert len(out(meeting).decisions) == 2


def test_decision_behind_closed_doors_stays_inside(college: Body, meeting: Meeting) -> None:
    inside = decided(make_item(college, is_public=False), meeting)
    assert out(meeting).decisions == ()
    assert Decision.objects.get(key=inside.key).published_at is None


def test_rejected_item_is_on_the_list_without_a_decision(item: Item, meeting: Meeting) -> None:
    decided(item, meeting, "rejected")
    done = out(meeting)
    assert (done.decisions, done.items) == ((), 1)
    assert item_named(item.key).state == "published"


def test_text_that_is_not_what_was_decided_holds_all_back(college: Body, meeting: Meeting) -> None:
    items = treated(college, meeting, 2)
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        frozen.remove(None, editor)
        Decision.objects.filter(key=items[1].key).update(title="Vervalst")
        frozen.install(None, editor)
    with pytest.raises(PublishRefused, match=items[1].key):
        out(meeting)
    assert not Decision.objects.exclude(published_at=None).exists()


def test_published_decision_is_evidence_for_what_it_serves(
    item: Item, meeting: Meeting, promise: int
) -> None:
    name(item, promise, "started")
    published_decision(item, meeting)
    (tie,) = agreement.ties_of("decisions", [item.key])[item.key]
    assert (tie.commitment_id, tie.shows, tie.state) == (promise, "started", "confirmed")
    assert state_of(promise) == "under-way"


def test_rejected_promise_is_no_evidence(item: Item, meeting: Meeting, promise: int) -> None:
    decide_serves(item=item, commitment_id=promise, accept=False, actor=ACTOR, now=NOW)
    published_decision(item, meeting)
    assert not agreement.ties_of("decisions", [item.key]).get(item.key)


def test_promise_named_after_publication_counts_at_once(
    item: Item, meeting: Meeting, promise: int
) -> None:
    published_decision(item, meeting)
    name(item_named(item.key), promise)
    (tie,) = agreement.ties_of("decisions", [item.key])[item.key]
    assert tie.state == "confirmed"
    decide_serves(
        item=item_named(item.key), commitment_id=promise, accept=False, actor=ACTOR, now=NOW
    )
    (tie,) = agreement.ties_of("decisions", [item.key])[item.key]
    assert tie.state == "rejected"


def test_decision_counts_until_its_correction_is_public(
    college: Body, item: Item, meeting: Meeting, promise: int
) -> None:
    first = published_decision(item, meeting)
    fresh = start_correction(decision=first, actor=ACTOR, now=NOW)
    decided(fresh, make_meeting(college, meeting.planned_at + timedelta(hours=1)))
    name(item_named(item.key), promise)
    (tie,) = agreement.ties_of("decisions", [item.key])[item.key]
    assert tie.state == "confirmed"


def test_correction_takes_the_place_of_what_it_corrects(
    college: Body, item: Item, meeting: Meeting, promise: int
) -> None:
    name(item, promise)
    first = published_decision(item, meeting)
    fresh = start_correction(decision=first, actor=ACTOR, now=NOW)
    save_draft(
        item=fresh,
        wording=wording("Verbeterd"),
        subjects=fresh.subjects,
        lock=fresh.lock,
        actor=ACTOR,
        now=NOW,
    )
    name(item_named(fresh.key), promise, "dropped")
    later = make_meeting(college, meeting.planned_at + timedelta(hours=1))
    second = published_decision(item_named(fresh.key), later)
    assert second.corrects == first
    first.refresh_from_db()
    assert first.title != "Verbeterd"
    assert state_of(promise) == "dropped"
    # Two corrections of the same decision would both count as evidence.
    with pytest.raises(DraftRefused, match=f"al verbeterd door {second.key}"):
        start_correction(decision=first, actor=ACTOR, now=NOW)


def test_tests_of_a_published_item_can_be_read_by_all(item: Item, meeting: Meeting) -> None:
    decided(item, meeting)
    summaries = [one.summary for one in journal.latest_entries(50)]
    assert not any("Schoolstraat" in text for text in summaries)
    out(meeting)
    assert scorecards.runs_of("decisions", [item.key])[item.key]
    assert any(one.verb == "show_tests" for one in journal.latest_entries(5))


def test_long_list_is_published_by_a_worker_with_its_progress(
    college: Body, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "STEP", 1)
    treated(college, meeting, 2)
    row = ask_publishing(meeting=meeting, actor=ACTOR, now=NOW)
    assert (row.state, row.done, row.total) == ("waiting", 0, 2)
    publish_list.enqueue(pk=row.pk, actor_key=ACTOR.key, actor_role=ACTOR.role)
    work()
    row.refresh_from_db()
    assert (row.state, row.done) == ("done", 2)
    assert Decision.objects.exclude(published_at=None).count() == 2


def test_asking_twice_while_a_worker_is_busy_changes_nothing(
    college: Body, meeting: Meeting
) -> None:
    treated(college, meeting, 1)
    first = ask_publishing(meeting=meeting, actor=ACTOR, now=NOW)
    Publishing.objects.update(state=Publishing.State.CHECKING)
    assert ask_publishing(meeting=meeting, actor=ACTOR, now=NOW).asked_at == first.asked_at
    later = NOW + timedelta(hours=1)
    assert ask_publishing(meeting=meeting, actor=ACTOR, now=later).asked_at == later


def test_worker_that_comes_twice_publishes_once(college: Body, meeting: Meeting) -> None:
    treated(college, meeting, 1)
    row = ask_publishing(meeting=meeting, actor=ACTOR, now=NOW)
    carry_out(pk=row.pk, actor=ACTOR, now=NOW)
    before = journal.head_sequence()
    assert carry_out(pk=row.pk, actor=ACTOR, now=NOW).state == "done"
    assert journal.head_sequence() == before


def test_list_that_cannot_be_published_says_why(college: Body, meeting: Meeting) -> None:
    treated(college, meeting, 1)
    row = ask_publishing(meeting=meeting, actor=ACTOR, now=NOW)
    Meeting.objects.update(state=Meeting.State.ANNOUNCED)
    on_agenda(make_item(college), meeting)
    failed = carry_out(pk=row.pk, actor=ACTOR, now=NOW)
    assert failed.state == "failed"
    assert "nog geen resultaat" in failed.problem
    assert not Decision.objects.exclude(published_at=None).exists()
