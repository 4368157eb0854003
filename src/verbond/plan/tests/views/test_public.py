"""What anybody reads about a plan, and that it stays within its budget."""

import csv
import io
import json

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from verbond.agreement.facade import find_agreement, standing_cards
from verbond.kit.testing import forget_caches
from verbond.plan.core.check import check_plan
from verbond.plan.core.file.reading import read_plan
from verbond.plan.facade import PlanCard
from verbond.plan.queries.pictures import MANY, NONE, end_of, flow_picture
from verbond.plan.queries.tree import tree
from verbond.plan.queries.unlinked import actions_of

MOST_QUERIES = 12
PAGES = ("plan", "versions", "balance", "unlinked", "targets")
FILES = (
    "flow-file", "actions-file", "years-file", "versions-file", "balance-file", "promises-file",
    "loose-actions-file", "check-plan",
)  # fmt: skip


def pages(tied: PlanCard) -> list[str]:
    return [
        reverse("plan:plans"),
        reverse("plan:published"),
        *(reverse(f"plan:{name}", args=[tied.slug]) for name in PAGES),
        f"{tied.url}?year=2026",
        *(reverse("plan:action", args=[tied.slug, code]) for code in ("A1", "A2", "A3")),
    ]


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(response.text)))


def test_every_page_opens_within_its_budget(
    client: Client, tied: PlanCard, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for address in pages(tied):
        client.get(address)
        forget_caches()
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(address).status_code == 200, address


def test_an_empty_site_says_that_there_is_no_plan(client: Client, db: None) -> None:
    assert "Hier staat nog geen meerjarenplan" in client.get("/plan/").text
    assert "Hier staan nog geen echte cijfers" in client.get("/plan/published/").text


def test_the_flow_counts_every_euro_once_and_splits_none(tied: PlanCard) -> None:
    grown = tree(tied)
    picture = flow_picture(grown)
    assert picture.served.total == grown.total.planned == 4_250_50
    assert picture.wide is not None
    ends = {node.stop.key: node.cents for node in picture.wide.columns[-1]}
    trees = next(tie.chapter_key for action in actions_of(grown.roots) for tie in action.ties
                 if action.code == "A1" and tie.state == "confirmed")  # fmt: skip
    assert ends == {trees: 1_750_50, MANY: 300_00, NONE: 200_00}
    assert {one.code: end_of(one) for one in actions_of(grown.roots)} == {
        "A1": trees, "A2": NONE, "A3": MANY,
    }  # fmt: skip
    assert picture.whole is not None
    assert picture.whole.apart == 2_000_00
    assert (picture.served.promise, picture.served.of_hundred) == (2_050_50, 48)


def test_one_year_shows_only_its_own_euros(client: Client, tied: PlanCard) -> None:
    assert flow_picture(tree(tied, year=2027)).served.total == 1_050_50
    page = client.get(f"{tied.url}?year=2027").text
    assert "Van elke 100 euro in 2027" in page
    assert 'year=2027" aria-current="true"' in page


@pytest.mark.parametrize("year", ["1999", "abc", "²", "2027x"])
def test_a_year_outside_the_plan_shows_all_years(client: Client, tied: PlanCard, year: str) -> None:
    assert "Van elke 100 euro in 2026-2027" in client.get(f"{tied.url}?year={year}").text


def test_a_proposed_promise_is_marked_and_does_not_count(client: Client, tied: PlanCard) -> None:
    page = client.get(reverse("plan:action", args=[tied.slug, "A1"])).text
    assert "Welke belofte dient dit?" in page
    assert "We planten elk jaar bomen langs de Dorpsstraat." in page
    without = client.get(reverse("plan:action", args=[tied.slug, "A2"])).text
    assert "Niemand bevestigde al" in without


def test_an_action_shows_its_euros_and_its_history(client: Client, tied: PlanCard) -> None:
    page = client.get(reverse("plan:action", args=[tied.slug, "A1"])).text
    for words in ("€\xa01.750,50", "€\xa01.100", "€\xa01.200", "28 februari 2026", "+\xa0€\xa0250"):
        assert words in page, words
    new = client.get(reverse("plan:action", args=[tied.slug, "A3"])).text
    assert "staat er niet in" in new


def test_versions_say_what_came_and_what_got_other_euros(client: Client, tied: PlanCard) -> None:
    page = client.get(reverse("plan:versions", args=[tied.slug])).text
    assert "1 actie kwam erbij" in page
    assert "Schoolstraten met bomen (fictief)" in page
    rows = rows_of(client, f"{reverse('plan:versions-file', args=[tied.slug])}?from=2&to=1")
    found = {row["code"]: (row["what"], row["change_euro"]) for row in rows}
    assert found["A3"] == ("Verdween", "-300.00")
    assert found["A1"] == ("Kreeg een ander bedrag", "-250.00")


@pytest.mark.parametrize("asked", ["from=1&to=1", "from=9&to=x", "from=²"])
def test_any_choice_of_versions_gets_an_answer(client: Client, tied: PlanCard, asked: str) -> None:
    response = client.get(f"{reverse('plan:versions', args=[tied.slug])}?{asked}")
    assert response.status_code == 200
    assert ("twee keer dezelfde versie" in response.text) == (asked == "from=1&to=1")


def test_what_hangs_loose_is_shown_from_both_sides(client: Client, tied: PlanCard) -> None:
    page = client.get(reverse("plan:unlinked", args=[tied.slug])).text
    assert "1 van de 3 acties" in page
    assert "Een nieuw dak voor het archief (fictief)" in page
    promises = rows_of(client, reverse("plan:promises-file", args=[tied.slug]))
    texts = [row["text"] for row in promises]
    assert "Elke school krijgt een schoolstraat." not in texts
    assert len(texts) == len(standing_cards(find_agreement("fictief"))) - 2


def test_a_figure_of_the_balance_opens_down_to_its_lines(client: Client, tied: PlanCard) -> None:
    page = client.get(reverse("plan:balance", args=[tied.slug])).text
    assert "Norm: minstens 0 in elk jaar." in page
    assert "+ Exploitatie: ontvangsten 2026: 4.000 euro" in page
    assert "Geen norm: dit helpt om het plan te lezen." in page


def test_an_account_has_no_norm(client: Client, tied: PlanCard) -> None:
    page = client.get(f"{reverse('plan:balance', args=[tied.slug])}?version=3").text
    assert "Dit is een jaarrekening, geen plan" in page
    assert "norm niet gehaald" not in page


def test_anybody_recounts_the_balance_from_the_file(client: Client, tied: PlanCard) -> None:
    response = client.get(reverse("plan:check-plan", args=[tied.slug]))
    checked = check_plan(read_plan(response.content, name="plan.json"))
    assert json.loads(response.content)["soort"] == "meerjarenplan"
    rows = rows_of(client, reverse("plan:balance-file", args=[tied.slug]))
    result = next(row for row in rows if row["figure"].startswith("Beschikbaar"))
    for year in (2026, 2027):
        value = checked.years[year]["beschikbaar_budgettair_resultaat"].value
        assert value is not None
        assert result[f"euro_{year}"] == f"{value // 100}.{value % 100:02}"


def test_every_file_holds_the_rows_of_its_table(client: Client, tied: PlanCard) -> None:
    for name in FILES:
        response = client.get(reverse(f"plan:{name}", args=[tied.slug]))
        assert response.status_code == 200, name
        assert "attachment" in response["Content-Disposition"]
    flow = rows_of(client, reverse("plan:flow-file", args=[tied.slug]))
    assert sum(round(float(row["total_euro"]) * 100) for row in flow) == 4_250_50
    actions = rows_of(client, reverse("plan:actions-file", args=[tied.slug]))
    assert [row["action"] for row in actions] == ["A1", "A2", "A3"]
    lines = rows_of(client, reverse("plan:lines-file", args=[tied.slug, "A1"]))
    assert {row["euro"] for row in lines} == {"1000.00", "750.50", "1100.00", "1200.00"}
    years = rows_of(client, reverse("plan:action-file", args=[tied.slug, "A1"]))
    assert [row["booked_euro"] for row in years] == ["1200.00", ""]


def test_an_address_that_leads_nowhere_says_so(client: Client, tied: PlanCard) -> None:
    for address in (
        "/plan/bestaat-niet/",
        "/plan/bestaat-niet/balance/",
        f"/plan/{tied.slug}/action/A99/",
        f"/plan/{tied.slug}/targets/T99.csv",
    ):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("method", ["POST", "DELETE"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_to_read_can_only_be_read(
    client: Client, tied: PlanCard, name: str, method: str
) -> None:
    assert client.generic(method, reverse(f"plan:{name}", args=[tied.slug])).status_code == 405


def test_the_page_of_a_promise_shows_its_actions_with_euros(client: Client, tied: PlanCard) -> None:
    promise = next(card for card in standing_cards(find_agreement("fictief"))
                   if card.text.startswith("We planten"))  # fmt: skip
    page = client.get(promise.url).text
    assert "Het geld in het plan" in page
    assert "in 2 acties die deze belofte dienen" in page
    assert reverse("plan:action", args=[tied.slug, "A1"]) in page
    loose = next(card for card in standing_cards(find_agreement("fictief"))
                 if card.text.startswith("We vragen"))  # fmt: skip
    assert "Het geld in het plan" not in client.get(loose.url).text


def test_in_english_amounts_are_written_the_english_way(client: Client, tied: PlanCard) -> None:
    client.cookies["django_language"] = "en"
    page = client.get(reverse("plan:action", args=[tied.slug, "A1"])).text
    assert "€\xa01,750.50" in page
