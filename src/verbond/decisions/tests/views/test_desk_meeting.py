"""The desk of the clerk: one meeting, from its plan to its published list."""

import pytest
from django.test import Client
from django.urls import reverse

from verbond.agreement.testing import work
from verbond.decisions.models import Body, Decision, Mandatary, Meeting
from verbond.decisions.operations.agenda import announce_agenda
from verbond.decisions.queries.items import item_named
from verbond.decisions.testing import NOW, decided, make_item, on_agenda, wording
from verbond.decisions.views import desk_meeting
from verbond.journal.facade import SYSTEM

pytestmark = pytest.mark.django_db


def meet(desk: Client, meeting: Meeting, name: str, **sent: object) -> int:
    address = reverse("decisions:meeting_act", args=[meeting.key, name])
    return desk.post(address, sent).status_code


def test_meeting_is_planned_once(college: Body, desk: Client) -> None:
    sent = {
        "body": "college",
        "planned_at_0": "2026-03-12",
        "planned_at_1": "14:00",
        "place": "Zaal 1",
    }
    address = reverse("decisions:desk_meeting_new")
    assert desk.post(address, sent).status_code == 302
    assert Meeting.objects.get().key == "college-2026-03-12"
    assert desk.post(address, sent).status_code == 422
    assert desk.post(address, {"body": "college"}).status_code == 422
    assert desk.get(address).status_code == 200


def test_agenda_is_ordered_announced_and_shown(
    college: Body, meeting: Meeting, desk: Client
) -> None:
    first, second = (on_agenda(make_item(college, wording(t)), meeting) for t in ("Een", "Twee"))
    assert meet(desk, meeting, "move", up=second.key) == 302
    assert meet(desk, meeting, "move", down=second.key) == 302
    assert meet(desk, meeting, "move", up=second.key) == 302
    assert item_named(second.key).position == 1
    assert meet(desk, meeting, "announce") == 302
    page = desk.get(reverse("decisions:desk_meeting", args=[meeting.key])).content.decode()
    assert page.index("Twee") < page.index("Een</a>")
    assert first.key in page


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_meeting_is_not_planned_outside_every_calendar(
    college: Body, desk: Client, day: str
) -> None:
    form = {"body": college.code, "planned_at_0": day, "planned_at_1": "00:00"}
    answer = desk.post(reverse("decisions:desk_meeting_new"), form)
    assert answer.status_code == 422
    assert "1900" in answer.content.decode()
    assert not Meeting.objects.exists()


def test_empty_agenda_is_not_announced(meeting: Meeting, desk: Client) -> None:
    assert meet(desk, meeting, "announce") == 409
    page = desk.get(reverse("decisions:desk_meeting", args=[meeting.key])).content.decode()
    assert "Nog niets op deze agenda" in page


def test_meeting_from_agenda_to_publication(
    college: Body, meeting: Meeting, people: list[Mandatary], desk: Client
) -> None:
    items = [on_agenda(make_item(college), meeting) for _ in range(2)]
    announce_agenda(meeting=meeting, actor=SYSTEM, now=NOW)
    assert meet(desk, meeting, "publish") == 409
    assert meet(desk, meeting, "present", present=["ada", "bob"], chair="ada") == 302
    assert meet(desk, meeting, "record-all") == 302
    assert items[0].treatments.get().votes.get().in_favour == 2
    assert meet(desk, meeting, "record-all") == 409
    assert meet(desk, meeting, "publish") == 302
    assert Decision.objects.exclude(published_at=None).count() == 2
    page = desk.get(reverse("decisions:desk_meeting", args=[meeting.key])).content.decode()
    assert "2 punten zijn gepubliceerd" in page


def test_long_list_shows_how_far_it_is(
    college: Body, meeting: Meeting, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_meeting, "AT_ONCE", 0)
    decided(make_item(college), meeting)
    assert meet(desk, meeting, "publish") == 302
    address = reverse("decisions:desk_meeting", args=[meeting.key]) + "?part=progress"
    part = desk.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<progress" in part
    assert "<html" not in part
    work()
    assert "1 besluit staat online" in desk.get(address).content.decode()


def test_cancelled_meeting_asks_why(meeting: Meeting, desk: Client) -> None:
    assert meet(desk, meeting, "cancel") == 409
    assert meet(desk, meeting, "cancel", reason="Staking") == 302
    meeting.refresh_from_db()
    assert meeting.state == "cancelled"


def test_unknown_meeting_or_act_is_not_found(meeting: Meeting, desk: Client) -> None:
    assert meet(desk, meeting, "dansen") == 404
    assert meet(desk, Meeting(key="bestaat-niet"), "announce") == 404
    assert desk.get(reverse("decisions:desk_meeting", args=["bestaat-niet"])).status_code == 404
