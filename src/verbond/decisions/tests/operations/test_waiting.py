"""A page of elsewhere: read, looked at, taken over whole or not at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from verbond.decisions import apart
from verbond.decisions.core.linked.errors import PageDoesNotFit, PageUnreadable
from verbond.decisions.models import Ballot, Decision, Meeting, Serves, WaitingPage
from verbond.decisions.operations import waiting
from verbond.decisions.operations.waiting import (
    apply_waiting,
    decide_to_apply,
    keep_page,
    read_waiting,
)
from verbond.decisions.tests.core.linked.pages import meeting_page
from verbond.journal.facade import SYSTEM, head_sequence

pytestmark = pytest.mark.django_db
URL = "https://stad.fictief.example/zitting"


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: the one of its own is tried apart."""
    monkeypatch.setattr(apart, "read_apart", apart.read)


def bring(content: bytes | None = None) -> WaitingPage:
    return keep_page(
        name="zitting.html",
        source_url=URL,
        content=meeting_page() if content is None else content,
        fictitious=True,
        actor=SYSTEM,
        now=timezone.now(),
    )


def read(row: WaitingPage) -> WaitingPage:
    return read_waiting(pk=row.pk, now=timezone.now())


def apply(row: WaitingPage) -> WaitingPage:
    decide_to_apply(pk=row.pk, now=timezone.now())
    return apply_waiting(pk=row.pk, actor=SYSTEM, now=timezone.now())


def test_page_is_shown_before_anything_changes(at_once: None) -> None:
    before = head_sequence()
    row = read(bring())
    assert row.state == "ready"
    found = row.preview
    assert (found["fresh"], found["known"], found["decisions"], found["votes"]) == (2, 0, 1, 1)
    assert [one["outcome"] for one in found["points"]] == ["goedgekeurd", "verworpen"]
    assert any("stemming zonder aantallen" in note for note in found["notes"])
    assert not Meeting.objects.exists()
    assert head_sequence() == before


def test_page_is_taken_over_whole_and_its_bytes_go(at_once: None, promises: dict[str, int]) -> None:
    row = apply(read(bring(meeting_page("Bomen langs de Dorpsstraat (fictief)"))))
    assert row.state == "applied"
    assert row.meeting is not None
    assert row.meeting.source_url == URL
    assert bytes(row.content) == b""
    assert Decision.objects.count() == 1
    ties = Serves.objects.select_related("commitment").order_by("-certainty")
    assert {tie.state for tie in ties} == {"proposed"}
    assert ties[0].commitment.text == "We planten elk jaar bomen langs de Dorpsstraat."
    assert "dorpsstraat" in " ".join(ties[0].words).lower()
    assert row.preview["proposed"] == len(ties)


def test_same_page_again_brings_nothing(at_once: None) -> None:
    apply(read(bring()))
    again = read(bring())
    assert (again.state, bytes(again.content)) == ("same", b"")
    with pytest.raises(PageDoesNotFit, match="stond er al"):
        decide_to_apply(pk=again.pk, now=timezone.now())


def test_second_click_counts_not(at_once: None) -> None:
    row = read(bring())
    decide_to_apply(pk=row.pk, now=timezone.now())
    with pytest.raises(PageDoesNotFit, match="wordt overgenomen"):
        decide_to_apply(pk=row.pk, now=timezone.now())


def test_page_whose_worker_died_can_be_taken_over_later(at_once: None) -> None:
    row = read(bring())
    decide_to_apply(pk=row.pk, now=timezone.now() - timedelta(hours=1))
    assert apply(row).state == "applied"
    assert Meeting.objects.count() == 1


def test_fault_halfway_leaves_nothing_behind(
    at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_names: object) -> None:
        raise PageDoesNotFit("halverwege")

    row = read(bring())
    monkeypatch.setattr(Ballot.objects, "bulk_create", fail)
    done = apply(row)
    assert (done.state, done.problem) == ("failed", "halverwege")
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "leeg"), (b" \n", "leeg"), (b"x" * 3_000_001, "te groot")]
)
def test_page_of_no_size_is_not_kept(content: bytes, words: str) -> None:
    with pytest.raises(PageUnreadable, match=words):
        bring(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "geen HTML"),
        (b"<p>Geen besluit te zien.</p>", "0 zittingen"),
        (meeting_page().replace(b"2025-05-06", b"2199-05-06"), "nog niet geweest"),
        (meeting_page().replace(b"2025-05-06", b"0001-01-01"), "geplandeStart"),
        (meeting_page().replace(b"2025-05-06", b"9999-12-31"), "geplandeStart"),
    ],
)
def test_page_that_does_not_fit_says_why(at_once: None, content: bytes, words: str) -> None:
    row = read(bring(content))
    assert row.state == "failed"
    assert words in row.problem
    assert bytes(row.content) == b""


def test_day_of_publication_that_is_no_day_is_left_out(at_once: None) -> None:
    page = meeting_page().replace(b"2025-05-09", b"9999-12-31")
    row = apply(read(bring(page)))
    assert any("geen jaar" in note for note in row.preview["notes"])
    published = Decision.objects.get().published_at
    assert published is not None
    assert published <= timezone.now()


def test_read_or_applied_once_is_not_done_again(at_once: None) -> None:
    row = apply(read(bring()))
    assert read(row).state == "applied"
    assert apply_waiting(pk=row.pk, actor=SYSTEM, now=timezone.now()).state == "applied"
    assert Meeting.objects.count() == 1


def test_pages_that_nobody_took_over_go_after_a_month(at_once: None) -> None:
    old = bring()
    WaitingPage.objects.filter(pk=old.pk).update(
        asked_at=timezone.now() - waiting.KEPT_FOR - timedelta(days=1)
    )
    fresh = bring()
    assert list(WaitingPage.objects.all()) == [fresh]


def test_page_is_read_in_a_process_of_its_own() -> None:
    assert read(bring()).state == "ready"


def test_page_made_to_keep_a_reader_busy_is_stopped() -> None:
    # Each link in a table is moved by the rules of HTML, and that again and again.
    hostile = b"<table><a>" * 25_000
    with pytest.raises(PageUnreadable):
        apart.read_apart(hostile, URL, seconds=2)


def test_large_page_may_take_longer_than_a_small_one() -> None:
    assert apart.is_small(b"x" * apart.AT_ONCE_BYTES)
    assert not apart.is_small(b"x" * (apart.AT_ONCE_BYTES + 1))
