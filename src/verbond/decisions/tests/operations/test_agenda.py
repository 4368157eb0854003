"""The gate before the agenda, and the order on it."""

from datetime import timedelta

import pytest

from verbond.decisions.core.errors import StepRefused
from verbond.decisions.errors import AgendaRefused, DraftConflict, GateClosed, NoSuch
from verbond.decisions.models import Body, Item, Meeting
from verbond.decisions.operations.agenda import (
    announce_agenda,
    cancel_meeting,
    move_item,
    plan_meeting,
    put_on_agenda,
    take_off_agenda,
)
from verbond.decisions.operations.drafting import save_draft, withdraw_item
from verbond.decisions.operations.treating import record_treatment
from verbond.decisions.queries.items import item_named, newest_draft, subject_of
from verbond.decisions.testing import (
    MEETING_AT,
    NOW,
    decided,
    make_item,
    make_meeting,
    on_agenda,
    sign_quickscan,
    wording,
)
from verbond.journal import facade as journal
from verbond.scorecards import facade as scorecards

pytestmark = pytest.mark.django_db
ACTOR = journal.Actor("k" * 32, "clerk")


def put(item: Item, meeting: Meeting, sha256: str = "") -> Item:
    return put_on_agenda(item=item, meeting=meeting, sha256=sha256, actor=ACTOR, now=NOW)


def change(item: Item, title: str) -> None:
    row = item_named(item.key)
    save_draft(
        item=row, wording=wording(title), subjects=row.subjects, lock=row.lock, actor=ACTOR, now=NOW
    )


def stands(item: Item) -> tuple[str, str | None, int | None]:
    row = item_named(item.key)
    return row.state, row.meeting.key if row.meeting else None, row.position


def test_decision_without_poverty_test_stays_off_the_agenda(item: Item, meeting: Meeting) -> None:
    before = journal.head_sequence()
    with pytest.raises(GateClosed, match="Armoedetoets") as closed:
        put(item, meeting)
    assert [need.state for need in closed.value.needs] == ["missing"]
    assert stands(item) == ("draft", None, None)
    assert journal.head_sequence() == before


def test_test_that_is_only_begun_is_not_enough(item: Item, meeting: Meeting) -> None:
    scorecards.start_run(
        subject=subject_of(item, newest_draft(item)),
        code="armoedetoets-quickscan",
        actor=ACTOR,
        now=NOW,
    )
    with pytest.raises(GateClosed) as closed:
        put(item, meeting)
    assert [need.state for need in closed.value.needs] == ["open"]


def test_signed_test_opens_the_gate(item: Item, meeting: Meeting) -> None:
    sign_quickscan(item)
    put(item, meeting)
    assert stands(item) == ("agenda", meeting.key, 1)


def test_draft_changed_after_its_test_needs_it_again(item: Item, meeting: Meeting) -> None:
    sign_quickscan(item)
    change(item, "Iets heel anders")
    with pytest.raises(GateClosed) as closed:
        put(item, meeting)
    assert [need.state for need in closed.value.needs] == ["outdated"]
    sign_quickscan(item)
    put(item, meeting)


def test_draft_changed_back_to_the_tested_text_is_tested(item: Item, meeting: Meeting) -> None:
    sign_quickscan(item)
    first = newest_draft(item).title
    change(item, "Iets heel anders")
    change(item, first)
    put(item, meeting)


def test_motivated_exemption_opens_the_gate(item: Item, meeting: Meeting) -> None:
    scorecards.exempt(
        subject=subject_of(item, newest_draft(item)),
        code="armoedetoets-quickscan",
        reason="Louter een rechtzetting van een huisnummer.",
        said_by="Algemeen directeur (fictief)",
        actor=ACTOR,
        now=NOW,
    )
    put(item, meeting)
    assert stands(item)[0] == "agenda"


def test_item_of_the_council_needs_no_quickscan(council: Body) -> None:
    put(make_item(council), make_meeting(council))


def test_other_text_than_the_clerk_saw_is_refused(item: Item, meeting: Meeting) -> None:
    seen = newest_draft(item).sha256
    change(item, "Intussen anders")
    sign_quickscan(item)
    with pytest.raises(DraftConflict) as conflict:
        put(item, meeting, seen)
    assert conflict.value.theirs.title == "Intussen anders"
    assert stands(item)[0] == "draft"


def test_agenda_of_another_body_is_refused(item: Item, council: Body) -> None:
    sign_quickscan(item)
    with pytest.raises(AgendaRefused, match="Gemeenteraad"):
        put(item, make_meeting(council))


def test_same_item_twice_is_refused(item: Item, meeting: Meeting) -> None:
    on_agenda(item, meeting)
    with pytest.raises(StepRefused, match="al op een agenda"):
        put(item, meeting)


def test_meeting_that_is_held_takes_no_more_items(
    college: Body, item: Item, meeting: Meeting
) -> None:
    decided(item, meeting)
    other = make_item(college)
    sign_quickscan(other)
    with pytest.raises(AgendaRefused, match="gehouden"):
        put(other, meeting)


def test_postponed_item_does_not_come_back_to_the_same_meeting(
    college: Body, item: Item, meeting: Meeting
) -> None:
    on_agenda(make_item(college), meeting)
    row = on_agenda(item, meeting)
    record_treatment(item=row, outcome="postponed", actor=ACTOR, now=NOW)
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.ANNOUNCED)
    with pytest.raises(AgendaRefused, match="behandelde dit punt al"):
        put(item, meeting)


def test_item_added_after_the_announcement_is_marked(
    college: Body, item: Item, meeting: Meeting
) -> None:
    on_agenda(item, meeting)
    announce_agenda(meeting=meeting, actor=ACTOR, now=NOW)
    late = on_agenda(make_item(college), meeting)
    assert late.is_added_later
    assert not item_named(item.key).is_added_later


def test_taking_off_closes_the_gap_and_needs_a_reason(college: Body, meeting: Meeting) -> None:
    items = [on_agenda(make_item(college), meeting) for _ in range(3)]
    with pytest.raises(AgendaRefused, match="waarom"):
        take_off_agenda(item=items[0], reason=" ", actor=ACTOR, now=NOW)
    take_off_agenda(item=items[0], reason="Nog niet klaar.", actor=ACTOR, now=NOW)
    assert [stands(one)[2] for one in items] == [None, 1, 2]
    assert journal.latest_entries(1)[0].reason == "Nog niet klaar."


def test_items_change_places_and_stop_at_the_ends(college: Body, meeting: Meeting) -> None:
    items = [on_agenda(make_item(college), meeting) for _ in range(3)]
    assert move_item(item=items[2], up=True, actor=ACTOR, now=NOW)
    assert move_item(item=items[0], up=False, actor=ACTOR, now=NOW)
    assert [stands(one)[2] for one in items] == [2, 3, 1]
    assert not move_item(item=items[2], up=True, actor=ACTOR, now=NOW)
    assert not move_item(item=items[1], up=False, actor=ACTOR, now=NOW)


def test_draft_has_no_place_to_move_from(item: Item) -> None:
    with pytest.raises(AgendaRefused, match="niet op een agenda"):
        move_item(item=item, up=True, actor=ACTOR, now=NOW)


def test_announcing_is_done_once_and_not_empty(item: Item, meeting: Meeting) -> None:
    with pytest.raises(AgendaRefused, match="leeg"):
        announce_agenda(meeting=meeting, actor=ACTOR, now=NOW)
    on_agenda(item, meeting)
    announce_agenda(meeting=meeting, actor=ACTOR, now=NOW)
    before = journal.head_sequence()
    assert announce_agenda(meeting=meeting, actor=ACTOR, now=NOW).state == "announced"
    assert journal.head_sequence() == before


def test_cancelled_meeting_gives_its_items_back(item: Item, meeting: Meeting) -> None:
    on_agenda(item, meeting)
    with pytest.raises(AgendaRefused, match="waarom"):
        cancel_meeting(meeting=meeting, reason="", actor=ACTOR, now=NOW)
    cancel_meeting(meeting=meeting, reason="Staking.", actor=ACTOR, now=NOW)
    assert stands(item) == ("draft", None, None)
    for again in (announce_agenda,):
        with pytest.raises(AgendaRefused, match="gaat niet door"):
            again(meeting=meeting, actor=ACTOR, now=NOW)
    with pytest.raises(AgendaRefused, match="gaat niet door"):
        cancel_meeting(meeting=meeting, reason="Nog eens.", actor=ACTOR, now=NOW)


def test_meeting_that_treated_something_cannot_be_cancelled(
    college: Body, item: Item, meeting: Meeting
) -> None:
    on_agenda(make_item(college), meeting)
    record_treatment(item=on_agenda(item, meeting), outcome="approved", actor=ACTOR, now=NOW)
    with pytest.raises(AgendaRefused):
        cancel_meeting(meeting=meeting, reason="Vergeten.", actor=ACTOR, now=NOW)
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.ANNOUNCED)
    with pytest.raises(AgendaRefused, match="behandelde al"):
        cancel_meeting(meeting=meeting, reason="Vergeten.", actor=ACTOR, now=NOW)


def test_two_meetings_on_one_day_have_two_keys_and_one_moment_has_one(college: Body) -> None:
    first = make_meeting(college)
    second = make_meeting(college, MEETING_AT + timedelta(hours=3))
    assert [first.key, second.key] == ["college-2026-03-02", "college-2026-03-02-2"]
    with pytest.raises(AgendaRefused, match="al een vergadering"):
        plan_meeting(body=college, planned_at=MEETING_AT, actor=ACTOR, now=NOW)


def test_item_or_meeting_that_is_gone_says_so(item: Item, meeting: Meeting) -> None:
    gone = Item(pk=item.pk + 1000, key="weg", body=item.body)
    with pytest.raises(NoSuch):
        withdraw_item(item=gone, reason="Weg.", actor=ACTOR, now=NOW)
    with pytest.raises(NoSuch):
        announce_agenda(meeting=Meeting(pk=meeting.pk + 1000), actor=ACTOR, now=NOW)


def test_item_that_lost_its_meeting_can_still_be_taken_off(item: Item, meeting: Meeting) -> None:
    row = on_agenda(item, meeting)
    Item.objects.filter(pk=row.pk).update(meeting=None, position=None)
    take_off_agenda(item=row, reason="Hersteld.", actor=ACTOR, now=NOW)
    assert stands(item) == ("draft", None, None)


def test_taking_off_the_last_item_leaves_the_others_where_they_are(
    college: Body, meeting: Meeting
) -> None:
    items = [on_agenda(make_item(college), meeting) for _ in range(2)]
    take_off_agenda(item=items[1], reason="Nog niet klaar.", actor=ACTOR, now=NOW)
    assert stands(items[0])[2] == 1
