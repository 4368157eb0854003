"""The overview, the page of a round and its desk, as people meet them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from verbond.accounts.facade import Person
from verbond.budgets.models import Recipe, Round
from verbond.budgets.testing import MODEL, make_envelope, make_proposal, make_round

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[Person], Client]


def page(client: Client, name: str, *args: object, **asked: str) -> str:
    answer = client.get(reverse(f"budgets:{name}", args=args), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_overview_says_what_one_can_do_now_and_where_the_money_is(client: Client) -> None:
    make_round()
    text = page(client, "overview")
    assert "Dien je idee in" in text
    assert "Ronde-1 (fictief)" in text
    assert "in een ronde" in text


def test_overview_without_rounds_says_so(client: Client) -> None:
    assert "Nu loopt er geen ronde" in page(client, "overview")


def test_round_that_is_not_published_is_for_who_runs_it(
    client: Client, clerk: Person, resident: Person, client_of: ClientOf
) -> None:
    row = make_round(published=False)
    address = reverse("budgets:round", args=[row.slug])
    assert client.get(address).status_code == 404
    assert client_of(resident).get(address).status_code == 404
    assert client_of(clerk).get(address).status_code == 200
    assert "Ronde-1" not in page(client, "overview")


def test_round_lists_its_proposals_but_none_that_was_hidden(client: Client) -> None:
    row = make_round()
    make_proposal(row, 1, title="Speelbos (fictief)", theme="spelen")
    make_proposal(row, 2, title="Verborgen ding (fictief)", state="hidden")
    text = page(client, "round", row.slug)
    assert "Speelbos (fictief)" in text
    assert "Verborgen ding" not in text


def test_proposals_are_found_by_word_theme_and_state(client: Client) -> None:
    row = make_round()
    for number in range(1, 31):
        make_proposal(row, number, theme="groen" if number % 2 else "spelen")
    make_proposal(row, 31, title="Zonnebank (fictief)", theme="groen", state="plan")
    assert "31 voorstellen" in page(client, "proposals", row.slug)
    assert "pagina 2 van 2" in page(client, "proposals", row.slug, page="2")
    assert "pagina 2 van 2" in page(client, "proposals", row.slug, page="99999")
    assert "1 voorstel" in page(client, "proposals", row.slug, q="zonnebank")
    assert "16 voorstellen" in page(client, "proposals", row.slug, theme="groen")
    assert "Geen voorstel gevonden" in page(client, "proposals", row.slug, q="kerncentrale")
    assert "1 voorstel" in page(client, "proposals", row.slug, state="plan")


def test_page_of_a_round_with_300_proposals_asks_few_questions(
    client: Client, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    row = make_round()
    for number in range(1, 301):
        make_proposal(row, number, theme=f"thema {number % 5}")
    for name, args in (("round", [row.slug]), ("proposals", [row.slug]), ("overview", [])):
        with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
            client.get(reverse(f"budgets:{name}", args=args))


def test_desk_is_for_who_runs_rounds(
    client: Client, resident: Person, clerk: Person, client_of: ClientOf
) -> None:
    row = make_round()
    addresses = [
        reverse("budgets:desk"),
        reverse("budgets:desk_new"),
        reverse("budgets:desk_round", args=[row.slug]),
    ]
    for address in addresses:
        assert client.get(address).status_code in {302, 403}
        assert client_of(resident).get(address).status_code == 403
        assert client_of(clerk).get(address).status_code == 200


def form_of(**facts: str) -> dict[str, str]:
    wanted = {
        "title": "Ronde van de linde (fictief)",
        "slug": "linde",
        "instrument": "stadsdeelbudget",
        "recipe": str(Recipe.objects.get(slug=MODEL).pk),
        "place_code": "",
        "envelope": "stadsdeel-1",
        "euros": "50000",
        "starts_on": "2026-12-01",
    }
    return wanted | facts


def test_clerk_makes_a_round_and_shows_it(clerk: Person, client_of: ClientOf) -> None:
    make_envelope()
    browser = client_of(clerk)
    answer = browser.post(reverse("budgets:desk_new"), form_of())
    assert answer.status_code == 302
    row = Round.objects.get(slug="linde")
    assert (row.budget_cents, row.published_at) == (5_000_000, None)
    assert row.phases.get(code="idea").first_on == date(2026, 12, 1)
    act = reverse("budgets:desk_act", args=["linde", "publish"])
    assert browser.post(act, {"lock": "x"}).status_code == 409
    assert browser.post(act, {"lock": str(row.lock)}).status_code == 302
    row.refresh_from_db()
    assert row.published_at is not None


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"euros": "0"}, "euros"),
        ({"slug": "new"}, "adres"),
        ({"slug": "geen slug!"}, "slug"),
        ({"earmark_euros": "60000"}, "ateliers"),
    ],
)
def test_form_of_a_round_says_what_is_wrong(
    clerk: Person, client_of: ClientOf, facts: dict[str, str], said: str
) -> None:
    make_envelope()
    answer = client_of(clerk).post(reverse("budgets:desk_new"), form_of(**facts))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Round.objects.exists()


def test_days_change_with_a_reason_and_the_next_step_begins(
    clerk: Person, client_of: ClientOf
) -> None:
    today = timezone.localdate()
    row = make_round(first_on=today - timedelta(days=10))
    browser = client_of(clerk)
    said = {"lock": str(row.lock)}
    for one in row.phases.all():
        said |= {f"{one.code}_first": f"{one.first_on}", f"{one.code}_last": f"{one.last_on}"}
    last = row.phases.get(code="execution").last_on + timedelta(days=30)
    said["execution_last"] = f"{last}"
    days = reverse("budgets:desk_days", args=[row.slug])
    assert browser.post(days, said).status_code == 422
    assert browser.post(days, said | {"reason": "Meer tijd"}).status_code == 302
    assert row.phases.get(code="execution").last_on == last
    row.refresh_from_db()
    act = reverse("budgets:desk_act", args=[row.slug, "next"])
    assert browser.post(act, {"lock": str(row.lock)}).status_code == 302
    row.refresh_from_db()
    assert row.phase == "plan"
    assert browser.post(act, {"lock": str(row.lock)}).status_code == 409
    assert browser.post(act.replace("next", "explode"), {"lock": "1"}).status_code == 404


def test_closed_round_stands_with_what_was_chosen(
    client: Client, clerk: Person, client_of: ClientOf
) -> None:
    row = make_round(phase="execution")
    act = reverse("budgets:desk_act", args=[row.slug, "close"])
    assert client_of(clerk).post(act, {"lock": str(row.lock)}).status_code == 302
    assert "Wat er al gekozen is" in page(client, "overview")
