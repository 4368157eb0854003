"""The desk of the clerk."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from verbond.accounts.facade import Person
from verbond.decisions.models import Body, Decision, Item, Mandatary, Meeting, Serves
from verbond.decisions.operations.drafting import save_draft
from verbond.decisions.queries.items import item_named, newest_draft
from verbond.decisions.testing import (
    NOW,
    TITLE,
    decided,
    make_item,
    on_agenda,
    published_decision,
    sign_quickscan,
    wording,
)
from verbond.journal.facade import SYSTEM

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def act(item: Item, name: str) -> str:
    return reverse("decisions:item_act", args=[item.key, name])


def fields(item: Item, **change: object) -> dict[str, object]:
    draft = newest_draft(item)
    return {
        "title": draft.title,
        "summary": draft.summary,
        "motivation": draft.motivation,
        "article": draft.articles,
        "subjects": item.subjects,
        "is_public": "on",
        "lock": item.lock,
        "number": draft.number,
    } | change


def page_of(desk: Client, item: Item) -> str:
    return desk.get(reverse("decisions:item", args=[item.key])).content.decode()


PAGES = ("desk", "desk_new", "desk_meeting_new")


@pytest.mark.parametrize("name", PAGES)
def test_outsider_sees_no_desk(
    name: str, client: Client, outsider: Person, client_of: ClientOf
) -> None:
    assert client.get(reverse(f"decisions:{name}")).status_code == 302
    assert client_of(outsider).get(reverse(f"decisions:{name}")).status_code == 403


def test_outsider_sees_no_draft_and_changes_nothing(
    item: Item, meeting: Meeting, client: Client, outsider: Person, client_of: ClientOf
) -> None:
    sign_quickscan(item)
    stranger = client_of(outsider)
    for address in (
        reverse("decisions:item", args=[item.key]),
        reverse("decisions:desk_meeting", args=[meeting.key]),
    ):
        assert stranger.get(address).status_code == 403
        assert client.get(address).status_code == 302
    for one in (stranger, client):
        one.post(act(item, "save"), fields(item, title="Van een vreemde"))
        one.post(act(item, "put-on"), {"meeting": meeting.key})
        one.post(reverse("decisions:meeting_act", args=[meeting.key, "cancel"]), {"reason": "x"})
    assert (item_named(item.key).state, item.drafts.count()) == ("draft", 1)


def test_mandatary_reads_a_draft_and_changes_nothing(
    item: Item, mandatary: Person, client_of: ClientOf
) -> None:
    reader = client_of(mandatary)
    page = reader.get(reverse("decisions:item", args=[item.key]))
    assert TITLE in page.content.decode()
    assert "Bewaar de tekst" not in page.content.decode()
    assert reader.post(act(item, "save"), fields(item, title="Anders")).status_code == 403


def test_officer_drafts_and_leaves_the_agenda_to_the_clerk(
    item: Item, meeting: Meeting, officer: Person, client_of: ClientOf
) -> None:
    writer = client_of(officer)
    assert writer.post(act(item, "save"), fields(item, title="Anders")).status_code == 302
    assert newest_draft(item).title == "Anders"
    assert writer.post(act(item, "put-on"), {"meeting": meeting.key}).status_code == 403


def test_desk_says_what_each_draft_waits_for(item: Item, meeting: Meeting, desk: Client) -> None:
    page = desk.get(reverse("decisions:desk")).content.decode()
    assert TITLE in page
    assert "Wacht op:" in page
    assert "Armoedetoets" in page


def test_empty_desk_says_so(desk: Client, templates: None) -> None:
    assert "Alles is beslist" in desk.get(reverse("decisions:desk")).content.decode()


def test_new_draft_is_kept_and_opens(college: Body, desk: Client) -> None:
    sent = {
        "body": "college",
        "title": "Een nieuw plan",
        "article": ["Het plan begint.", ""],
        "subjects": ["plan"],
        "is_public": "on",
    }
    answer = desk.post(reverse("decisions:desk_new"), sent, follow=True)
    item = Item.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("decisions:item", args=[item.key])
    assert newest_draft(item).articles == ["Het plan begint."]
    assert item.subjects == ["plan"]


def test_draft_without_a_title_comes_back_with_what_was_typed(college: Body, desk: Client) -> None:
    answer = desk.post(
        reverse("decisions:desk_new"),
        {"body": "college", "title": "", "article": ["Blijft staan."]},
    )
    assert answer.status_code == 422
    assert "Blijft staan." in answer.content.decode()
    assert not Item.objects.exists()


def test_article_is_added_and_taken_away_without_script(item: Item, desk: Client) -> None:
    more = desk.post(act(item, "save"), fields(item, article=["Een.", "Twee."], more="1"))
    assert more.content.decode().count('name="article"') == 3
    less = desk.post(act(item, "save"), fields(item, article=["Een.", "Twee."], remove="1"))
    page = less.content.decode()
    assert "Twee." in page
    assert "Een." not in page
    assert item.drafts.count() == 1


def test_article_is_added_to_a_new_draft_without_script(college: Body, desk: Client) -> None:
    sent = {"body": "college", "title": "T", "article": ["Een."], "more": "1"}
    page = desk.post(reverse("decisions:desk_new"), sent).content.decode()
    assert page.count('name="article"') == 2
    assert not Item.objects.exists()


def test_two_clerks_see_both_texts_and_the_second_can_still_save(item: Item, desk: Client) -> None:
    typed = fields(item, title="Wat ik typte")
    save_draft(
        item=item,
        wording=wording("Wat de ander bewaarde"),
        subjects=item.subjects,
        lock=0,
        actor=SYSTEM,
        now=NOW,
    )
    answer = desk.post(act(item, "save"), typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "<ins>Wat</ins>" in page or "bewaarde</ins>" in page
    assert "Wat ik typte" in page
    row = item_named(item.key)
    again = desk.post(act(item, "save"), typed | {"lock": row.lock, "number": 2})
    assert again.status_code == 302
    assert newest_draft(item).title == "Wat ik typte"


def test_clerk_is_stopped_by_the_missing_poverty_test(
    item: Item, meeting: Meeting, desk: Client
) -> None:
    assert "ontbreekt." in page_of(desk, item)
    sent = {"meeting": meeting.key, "sha256": newest_draft(item).sha256}
    answer = desk.post(act(item, "put-on"), sent)
    assert answer.status_code == 409
    assert "kan nog niet op de agenda" in answer.content.decode()
    sign_quickscan(item)
    assert "Klaar voor de agenda" in page_of(desk, item)
    assert desk.post(act(item, "put-on"), sent).status_code == 302
    assert item_named(item.key).meeting == meeting


def test_filling_in_a_test_opens_it(item: Item, desk: Client) -> None:
    answer = desk.post(act(item, "test"), {"code": "armoedetoets-quickscan"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/scorecards/")
    assert "is nog niet klaar" in page_of(desk, item)


def test_test_that_does_not_exist_is_refused_in_words(item: Item, desk: Client) -> None:
    answer = desk.post(act(item, "test"), {"code": "verzonnen"})
    assert answer.status_code == 409
    assert "verzonnen" in answer.content.decode()


def test_exemption_asks_for_a_reason_and_a_name(item: Item, desk: Client) -> None:
    code = {"code": "armoedetoets-quickscan"}
    assert desk.post(act(item, "exempt"), code).status_code == 422
    short = desk.post(act(item, "exempt"), code | {"reason": "Kort.", "said_by": "Directeur"})
    assert short.status_code == 409
    sent = code | {"reason": "Louter een rechtzetting van een huisnummer.", "said_by": "Directeur"}
    assert desk.post(act(item, "exempt"), sent).status_code == 302
    assert "Klaar voor de agenda" in page_of(desk, item)


def test_proposed_promise_is_confirmed_rejected_and_found_by_words(
    item: Item, promise: int, desk: Client
) -> None:
    page = page_of(desk, item)
    assert "Elke school krijgt een schoolstraat." in page
    assert "Zelfde woorden:" in page
    sent = {"commitment": promise, "shows": "started", "word": ["schoolstraat"]}
    desk.post(act(item, "serves"), sent | {"answer": "confirm"})
    row = Serves.objects.get()
    assert (row.state, row.shows, row.words) == ("confirmed", "started", ["schoolstraat"])
    desk.post(act(item, "serves"), sent | {"answer": "reject"})
    assert "1 afgewezen voorstel" in page_of(desk, item)
    found = desk.get(reverse("decisions:item", args=[item.key]), {"q": "bomen planten"})
    assert "We planten elk jaar bomen" in found.content.decode()
    none = desk.get(reverse("decisions:item", args=[item.key]), {"q": "xyzzy"})
    assert "Niets gevonden" in none.content.decode()


def test_wrong_promise_is_refused(item: Item, desk: Client) -> None:
    assert (
        desk.post(act(item, "serves"), {"commitment": "x", "shows": "started"}).status_code == 422
    )


@pytest.mark.parametrize("number", ["987654", "9" * 20, "-1"])
def test_promise_that_does_not_exist_is_refused(item: Item, desk: Client, number: str) -> None:
    answer = desk.post(act(item, "serves"), {"commitment": number, "shows": "started"})
    assert answer.status_code == 409
    assert "bestaat niet" in answer.content.decode()
    assert not item.serves.exists()


def test_number_of_a_document_may_be_anything(item: Item, desk: Client) -> None:
    for number in ("9" * 5000, "\u0663", ""):
        assert desk.post(act(item, "detach"), {"document": number}).status_code == 409


def test_removing_an_article_that_was_never_there_changes_nothing(item: Item, desk: Client) -> None:
    assert desk.post(act(item, "save"), {"remove": "9" * 5000}).status_code == 422


def test_draft_is_taken_off_no_agenda_and_says_so(item: Item, desk: Client) -> None:
    assert desk.post(act(item, "take-off"), {}).status_code == 422
    assert desk.post(act(item, "take-off"), {"reason": "Nog niet."}).status_code == 409


def test_document_is_attached_and_taken_away(item: Item, desk: Client) -> None:
    assert desk.post(act(item, "attach"), {"name": "Plan", "url": "nergens"}).status_code == 422
    desk.post(act(item, "attach"), {"name": "Plan", "url": "https://x.example/plan"})
    assert "https://x.example/plan" in page_of(desk, item)
    desk.post(act(item, "detach"), {"document": item.documents.get().pk})
    assert not item.documents.exists()
    assert desk.post(act(item, "detach"), {"document": "x"}).status_code == 409


def test_item_leaves_the_agenda_with_a_reason_only(
    item: Item, meeting: Meeting, desk: Client
) -> None:
    on_agenda(item, meeting)
    assert desk.post(act(item, "take-off"), {}).status_code == 422
    assert desk.post(act(item, "take-off"), {"reason": "Nog niet klaar."}).status_code == 302
    assert item_named(item.key).state == "draft"


def test_item_is_withdrawn_with_a_reason_only(item: Item, desk: Client) -> None:
    assert desk.post(act(item, "withdraw"), {}).status_code == 422
    desk.post(act(item, "withdraw"), {"reason": "Niet meer nodig."})
    assert "Niet meer nodig." in page_of(desk, item)


def test_vote_is_entered_as_unanimous_with_exceptions(
    item: Item, meeting: Meeting, people: list[Mandatary], desk: Client
) -> None:
    on_agenda(item, meeting)
    assert "Ada (fictief)" in page_of(desk, item)
    sent = {"outcome": "approved", "voting": "names", "vote_bob": "against", "vote_cem": "absent"}
    assert desk.post(act(item, "result"), sent).status_code == 302
    vote = item.treatments.get().votes.get()
    assert (vote.in_favour, vote.against, vote.abstained) == (3, 1, 0)
    assert "Bob (fictief): tegen" in page_of(desk, item)
    twice = desk.post(act(item, "result"), sent)
    assert twice.status_code == 409
    assert "Het resultaat staat er al" in twice.content.decode()


@pytest.mark.parametrize(
    ("sent", "votes"),
    [
        ({"voting": "none", "outcome": "noted"}, []),
        ({"voting": "numbers", "outcome": "approved", "in_favour": 3, "against": 2}, [(3, 2, 0)]),
        ({"voting": "names", "outcome": "approved", "vote_ada": "abstain"}, [(4, 0, 1)]),
    ],
)
def test_vote_may_be_left_out_or_be_secret(
    item: Item,
    meeting: Meeting,
    people: list[Mandatary],
    desk: Client,
    sent: dict[str, object],
    votes: list[tuple[int, int, int]],
) -> None:
    on_agenda(item, meeting)
    assert desk.post(act(item, "result"), sent).status_code == 302
    rows = item.treatments.get().votes.values_list("in_favour", "against", "abstained")
    assert list(rows) == votes


def test_votes_that_do_not_allow_the_outcome_come_back(
    item: Item, meeting: Meeting, people: list[Mandatary], desk: Client
) -> None:
    on_agenda(item, meeting)
    sent = {"outcome": "approved", "voting": "numbers", "in_favour": 1, "against": 4}
    answer = desk.post(act(item, "result"), sent)
    assert answer.status_code == 409
    assert "dan is het punt verworpen" in answer.content.decode()
    assert desk.post(act(item, "result"), {"outcome": "vertaagd"}).status_code == 422


def test_meeting_changes_the_text_and_the_tested_one_stays_to_read(
    item: Item, meeting: Meeting, people: list[Mandatary], desk: Client
) -> None:
    on_agenda(item, meeting)
    sent = fields(item, title="Zoals de zitting het wou") | {"outcome": "amended", "voting": "none"}
    assert desk.post(act(item, "result"), sent).status_code == 302
    assert Decision.objects.get().title == "Zoals de zitting het wou"
    page = page_of(desk, item)
    assert "Wat er veranderde na de toets" in page
    assert "<ins>" in page


def test_correction_begins_from_what_is_published(
    item: Item, meeting: Meeting, desk: Client
) -> None:
    published_decision(item, meeting)
    answer = desk.post(act(item, "correct"), follow=True)
    assert "Verbetert:" in answer.content.decode()
    assert "Verbeteringen:" in page_of(desk, item)
    assert desk.post(act(item, "correct")).status_code == 409


def test_what_has_no_decision_has_no_correction(item: Item, meeting: Meeting, desk: Client) -> None:
    assert desk.post(act(item, "correct")).status_code == 404
    assert desk.post(act(item, "dansen")).status_code == 404
    assert desk.get(reverse("decisions:item", args=["bestaat-niet"])).status_code == 404


def test_words_that_can_be_neutral_are_marked_beside_the_text(college: Body, desk: Client) -> None:
    item = make_item(college, wording("De leraar van de klas"))
    assert "leerkracht" in page_of(desk, item)


def test_desk_asks_the_same_few_questions_for_many_drafts(
    college: Body,
    meeting: Meeting,
    desk: Client,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    for _ in range(3):
        make_item(college)
    decided(make_item(college), meeting)
    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
        desk.get(reverse("decisions:desk"))
