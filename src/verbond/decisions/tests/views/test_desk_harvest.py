"""A clerk takes decisions over from a page, and says which promises they serve."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from verbond.accounts.facade import Person
from verbond.agreement import facade as agreement
from verbond.agreement.testing import work
from verbond.decisions import apart
from verbond.decisions.errors import DraftRefused
from verbond.decisions.facade import bodies, decision_cards, final_texts
from verbond.decisions.models import Body, Decision, Meeting, Serves, WaitingPage
from verbond.decisions.testing import make_item
from verbond.decisions.tests.core.linked.pages import meeting_page

pytestmark = pytest.mark.django_db
URL = "https://stad.fictief.example/zitting"
HARVEST = "/decisions/desk/harvest/"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "read_apart", apart.read)


def bring(desk: Client, content: bytes | None = None, **change: object) -> str:
    page = meeting_page() if content is None else content
    given = {"source_url": URL, "document": SimpleUploadedFile("z.html", page)} | change
    answer = desk.post(HARVEST, given)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


TREES = meeting_page("Bomen langs de Dorpsstraat (fictief)")


def taken_over(desk: Client) -> Decision:
    address = bring(desk, TREES)
    desk.post(address)
    return Decision.objects.get()


def test_clerk_looks_first_and_then_takes_all_over(desk: Client, promises: dict[str, int]) -> None:
    address = bring(desk, TREES)
    page = desk.get(address).content.decode()
    assert "Bomen langs de Dorpsstraat" in page
    assert "Wat niet past" in page
    assert not Meeting.objects.exists()
    done = desk.post(address, follow=True).content.decode()
    assert "2 punten zijn overgenomen" in done
    assert "6 mei 2025" in done
    assert "Beslis zelf" in done
    decision = Decision.objects.get()
    assert reverse("decisions:item", args=[decision.treatment.item.key]) in done
    assert "z.html" not in desk.get(HARVEST).content.decode()


def test_pasted_page_is_as_good(desk: Client) -> None:
    given = {"source_url": URL, "text": meeting_page().decode()}
    address = desk.post(HARVEST, given)["Location"]
    assert "Banken in het park" in desk.get(address).content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"source_url": ""}, "source_url"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
        ({"source_url": "ftp://x.example/"}, "source_url"),
        ({"document": ""}, "Eén van beide"),
        ({"text": "<p>ook</p>"}, "Eén van beide"),
        ({"document": SimpleUploadedFile("z.html", b"  ")}, "leeg"),
        ({"document": SimpleUploadedFile("z.html", b"x" * 3_000_001)}, "te groot"),
    ],
)
def test_what_is_missing_or_too_much_is_said(
    desk: Client, change: dict[str, object], words: str
) -> None:
    given = {"source_url": URL, "document": SimpleUploadedFile("z.html", meeting_page())} | change
    answer = desk.post(HARVEST, given)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not WaitingPage.objects.exists()


def test_page_that_does_not_fit_says_so_and_nothing_comes_in(desk: Client) -> None:
    address = bring(desk, b"<script>alert(1)</script><p>Niets te zien.</p>")
    page = desk.get(address).content.decode()
    assert "Er is niets overgenomen" in page
    assert "0 zittingen" in page
    desk.post(address)
    assert not Meeting.objects.exists()


def test_hostile_words_of_a_page_stay_words(desk: Client, client: Client) -> None:
    hostile = meeting_page("&lt;script&gt;alert(1)&lt;/script&gt; (fictief)")
    address = bring(desk, hostile)
    assert "<script>alert(1)" not in desk.get(address).content.decode()
    desk.post(address)
    page = client.get(f"/decisions/decision/{Decision.objects.get().key}/").content.decode()
    assert "<script>alert(1)" not in page


def test_large_page_is_read_and_taken_over_by_a_worker(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "AT_ONCE_BYTES", 100)
    address = bring(desk)
    assert "We lezen de pagina" in desk.get(address).content.decode()
    work()
    assert "Neem alles over" in desk.get(address).content.decode()
    desk.post(address)
    assert "We nemen de vergadering over" in desk.get(address).content.decode()
    work()
    part = desk.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert Meeting.objects.count() == 1


def test_second_click_changes_nothing(desk: Client) -> None:
    address = bring(desk)
    desk.post(address)
    assert "Er is nu niets overgenomen" in desk.post(address, follow=True).content.decode()
    assert Meeting.objects.count() == 1


def test_confirmed_promise_makes_a_taken_over_decision_evidence(
    desk: Client, promises: dict[str, int]
) -> None:
    decision = taken_over(desk)
    item = decision.treatment.item
    tie = Serves.objects.order_by("-certainty")[0]
    pieces = apps.get_model("agreement.Evidence")._default_manager
    assert not pieces.filter(room="decisions").exists()
    page = desk.get(reverse("decisions:item", args=[item.key])).content.decode()
    assert "Voorgesteld toen dit werd overgenomen" in page
    assert "Begin een verbetering" not in page
    answer = reverse("decisions:item_act", args=[item.key, "serves"])
    said = {"commitment": tie.commitment_id, "shows": "started"}
    desk.post(answer, said | {"answer": "confirm"})
    (card,) = agreement.ties_of("decisions", [decision.key])[decision.key]
    assert (card.commitment_id, card.state, card.shows) == (
        tie.commitment_id,
        "confirmed",
        "started",
    )
    desk.post(answer, said | {"answer": "reject"})
    (card,) = agreement.ties_of("decisions", [decision.key])[decision.key]
    assert card.state == "rejected"


def test_rejected_proposal_leaves_no_evidence(desk: Client, promises: dict[str, int]) -> None:
    item = taken_over(desk).treatment.item
    tie = Serves.objects.order_by("-certainty")[0]
    said = {"commitment": tie.commitment_id, "shows": "decided"}
    answer = reverse("decisions:item_act", args=[item.key, "serves"])
    assert desk.post(answer, said | {"answer": "reject"}).status_code == 302
    assert Serves.objects.get(pk=tie.pk).state == "rejected"
    pieces = apps.get_model("agreement.Evidence")._default_manager
    assert not pieces.filter(room="decisions").exists()


def test_public_pages_say_where_it_came_from(desk: Client, client: Client) -> None:
    decision = taken_over(desk)
    meeting = decision.treatment.meeting
    for address in (
        f"/decisions/decision/{decision.key}/",
        f"/decisions/meeting/{meeting.key}/",
        f"/decisions/meeting/{meeting.key}/minutes/",
    ):
        page = client.get(address).content.decode()
        assert "Overgenomen van" in page
        assert f'href="{URL}"' in page


def test_address_of_another_kind_is_no_link(desk: Client, client: Client) -> None:
    decision = taken_over(desk)
    Meeting.objects.update(source_url="javascript:alert(1)")
    page = client.get(f"/decisions/decision/{decision.key}/").content.decode()
    assert "javascript:" not in page
    assert "Overgenomen van elders" in page


def test_reader_tells_own_decisions_from_those_of_elsewhere(
    desk: Client, client: Client, published: Decision
) -> None:
    other = taken_over_beside(desk, published)
    for asked, seen, unseen in (
        ("own", published, other),
        ("elsewhere", other, published),
    ):
        page = client.get(f"/decisions/?from={asked}").content.decode()
        listed = page[page.index("decision-list") : page.index("meeting-line")]
        assert f"/decisions/decision/{seen.key}/" in listed
        assert f"/decisions/decision/{unseen.key}/" not in listed
    everything = client.get("/decisions/?from=nonsense").content.decode()
    assert "overgenomen van elders" in everything


@pytest.fixture
def published(college: Body, meeting: Meeting) -> Decision:
    from verbond.decisions.testing import published_decision

    return published_decision(make_item(college), meeting)


def taken_over_beside(desk: Client, own: Decision) -> Decision:
    desk.post(bring(desk))
    return Decision.objects.exclude(pk=own.pk).get()


def test_body_of_elsewhere_decides_nothing_here(
    desk: Client, published: Decision, college: Body
) -> None:
    other = taken_over_beside(desk, published)
    body = other.treatment.meeting.body
    assert body.taken_over
    assert [one.code for one in bodies()] == ["college"]
    first, last = other.decided_on, published.decided_on
    assert [one.key for one in decision_cards(min(first, last), max(first, last))] == [
        published.key
    ]
    assert [one.key for one in final_texts()] == [published.key]
    with pytest.raises(DraftRefused, match="van elders"):
        make_item(body)
    for name in ("desk_new", "desk_meeting_new"):
        page = desk.get(reverse(f"decisions:{name}")).content.decode()
        assert f'value="{body.code}"' not in page


def test_real_city_cannot_call_a_page_made_up(desk: Client) -> None:
    assert "fictitious" not in desk.get(HARVEST).content.decode()
    with override_settings(DEMO=True):
        assert "fictitious" in desk.get(HARVEST).content.decode()
        bring(desk, fictitious="on")
    assert WaitingPage.objects.get().fictitious


def test_outsider_and_officer_take_nothing_over(
    client: Client,
    desk: Client,
    outsider: Person,
    officer: Person,
    client_of: Callable[[Person], Client],
) -> None:
    address = bring(desk)
    for stranger, status in ((client, 302), (client_of(outsider), 403), (client_of(officer), 403)):
        for asked in (HARVEST, address):
            assert stranger.get(asked).status_code == status
            assert stranger.post(asked, {"source_url": URL}).status_code == status
    assert not Meeting.objects.exists()
    assert desk.get(f"{HARVEST}{'9' * 30}/").status_code == 404
