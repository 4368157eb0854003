"""What residents and staff see of the rights."""

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from verbond.accounts.facade import Person
from verbond.kit.testing import ROOT
from verbond.rights.core.parameters import Parameter, Parameters, Row
from verbond.rights.loading import shipped_rules
from verbond.rights.queries.pages.amounts import said_value
from verbond.rights.queries.pages.catalogue import card_of, catalogue
from verbond.rights.queries.pages.figures import figure_of
from verbond.rights.queries.pages.promises import promise_of, promises_of
from verbond.rights.queries.pages.themes import shown, themes
from verbond.rights.templatetags.rights_pages import condition_name, step_chart

MOST_QUERIES = 12
TODAY = dt.date(2026, 11, 23)
EUROS = re.compile(r"€\xa0[\d.]+(?:,\d\d)?")


def read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    assert len(answer.content) < 150_000
    return answer.content.decode()


@pytest.mark.django_db
def test_the_first_thing_on_the_page_is_the_way_to_the_check(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        page = read(client, "/rights/")
    assert page.index("/rights/check/") < page.index('class="rp-card"')
    assert "Alle 24 rechten" in page
    for row in shipped_rules().catalogue.values():
        assert f'/rights/right/{row.id}/"' in page


@pytest.mark.django_db
def test_what_nobody_worked_out_says_not_examined(client: Client) -> None:
    assert read(client, "/rights/").count("niet onderzocht</span>") == 11
    page = read(client, "/rights/right/talentcheques_genk/")
    assert "Niet onderzocht" in page
    assert "Wanneer heb je er recht op?" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("right", sorted(shipped_rules().catalogue))
def test_a_resident_never_sees_an_amount_of_a_right_that_is_too_old(
    client: Client, right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_now: TODAY)
    row, rules = shipped_rules().catalogue[right], shipped_rules()
    page = read(client, f"/rights/right/{right}/")
    head = page.split('id="figures"')[0]
    if card_of(row, rules, TODAY, is_staff=False).is_old:
        assert "niet nagekeken" in head
        # In the rule and the sheet no amount of today stands; nought is no amount.
        assert set(EUROS.findall(head)) <= {"€\xa00"}
        assert not re.search(r"\d+(?:,\d\d)? euro\b", head)


@pytest.mark.django_db
def test_a_resident_sees_old_figures_of_the_past_and_staff_those_of_today_as_old(
    client: Client, clerk: Person, client_of: Callable[[Person], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_now: TODAY)
    url = "/rights/right/leefloon/"
    public, staff = read(client, url), read(client_of(clerk), url)
    assert "€\xa01.776,07" not in public
    assert "€\xa01.741,29" in public  # known to have ended in January 2025
    assert "€\xa01.776,07" in staff
    assert "verouderd" in staff
    assert "verouderd" not in public.replace("“Verouderd”", "")


@pytest.mark.django_db
def test_a_right_shows_its_rule_its_cases_its_sources_and_what_is_only_promised(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        page = read(client, "/rights/right/mantelzorgtoelage_genk/")
    for words in (
        "Alles hiervan",
        "Minstens één hiervan",
        "Heeft een erkenning zorgbudget voor zwaar zorgbehoevenden",
        "Beloofd, nog geen regel",
        "S11",
        "genk.be/mantelzorg",
        "/rights/measures/",
    ):
        assert words in page, words


@pytest.mark.django_db
def test_a_right_that_does_not_exist_is_not_found(client: Client) -> None:
    for url in ("/rights/right/geluk/", "/rights/right/geluk.json"):
        assert client.get(url).status_code == 404


@pytest.mark.django_db
def test_every_right_leaves_as_a_record_of_the_product_catalogue(client: Client) -> None:
    answer = client.get("/rights/lpdc.json")
    assert answer["Content-Type"] == "application/ld+json"
    document = json.loads(answer.content)
    assert len(document["@graph"]) == len(shipped_rules().catalogue)
    for record in document["@graph"]:
        assert record["@type"] == "lpdcExt:InstancePublicService"
        for key in record:
            assert key.startswith("@") or key in document["@context"], key
    one = json.loads(client.get("/rights/right/vt.json").content)
    assert one["identifier"] == "vt"
    assert [each["identifier"] for each in one["requirements"]]


def test_every_shipped_right_has_a_theme_and_every_sentence_stands_in_the_agreement() -> None:
    assert set(themes().rights) == set(shipped_rules().catalogue)
    parameters = shipped_rules().parameters.by_name
    for right, one in themes().rights.items():
        assert one.theme in themes().names, right
        assert set(one.amount) <= set(parameters), right
    text = (ROOT / "data/genk/agreement/genk-2019-2024.txt").read_text("utf-8").splitlines()
    for sentence in themes().sentences:
        assert sentence.words in " ".join(text[sentence.line - 1].split()), sentence


def test_a_local_right_without_a_theme_stands_with_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert shown("wijkfeest").theme == ""
    monkeypatch.setattr(
        "verbond.rights.queries.pages.catalogue.shown", lambda _right: shown("wijkfeest")
    )
    assert [one.id for one in catalogue(TODAY, is_staff=False).themes] == ["andere"]


def test_an_amount_that_is_known_today_is_shown() -> None:
    rules, day = shipped_rules(), dt.date(2024, 3, 1)
    card = card_of(rules.catalogue["taxicheques_genk"], rules, day, is_staff=False)
    assert card.amount == "€\xa0200 per jaar"
    assert not card.is_old
    card = card_of(rules.catalogue["leefloon"], rules, TODAY, is_staff=True)
    assert card.amount == "tot €\xa01.776,07 per maand"
    early = card_of(rules.catalogue["leefloon"], rules, dt.date(1990, 1, 1), is_staff=True)
    assert early.amount == ""
    children = card_of(
        rules.catalogue["sociale_toeslag"], rules, dt.date(2019, 6, 1), is_staff=True
    )
    assert children.amount == "€\xa051 tot €\xa081,60 per kind per maand"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (True, "bool", "ja"),
        (False, "bool", "nee"),
        (("stookolie", "lamppetroleum_c"), "list", "stookolie, lamppetroleum c"),
        ("12-15", "month-day", "15 december"),
        (5000, "EUR/month", "€\xa050 per maand"),
        (500, "EUR/voucher", "€\xa05 per cheque"),
        (80, "percent", "80 %"),
        (1, "months", "1 maand"),
        (3, "months", "3 maanden"),
        (((1000, 200), (None, 300)), "EUR -> EUR", "tot €\xa010: €\xa02; daarboven: €\xa03"),
        (((0, 100), (None, 120)), "count -> number", "tot 0: 100; daarboven: 120"),
    ],
)  # fmt: skip
def test_a_value_is_written_with_its_unit(value: object, unit: str, said: str) -> None:
    assert said_value(value, unit) == said


def test_a_chart_leaves_open_what_is_not_known_and_needs_two_values() -> None:
    rows = (
        Row(dt.date(2020, 1, 1), 100, "a", "A", known_to=dt.date(2020, 12, 31), start_known=False),
        Row(dt.date(2022, 1, 1), 300, "b", "B", known_to=dt.date(2022, 12, 31)),
        Row(dt.date(2023, 1, 1), 200, "c", "C", known_to=dt.date(2030, 1, 1)),
    )
    parameter = Parameter("x.y", "Bedrag", "", "EUR/month", rows)
    rules = shipped_rules().with_parameters(Parameters({"x.y": parameter}))
    drawn = step_chart(figure_of(parameter, rules, TODAY, hides=False), TODAY)
    assert drawn.count("sc-known") == 3
    assert drawn.count("sc-anchor") == 1
    assert drawn.count("sc-join") == 1  # 2022 into 2023; between 2020 and 2022 nobody knows
    assert drawn.count("sc-open") == 2
    alone = Parameter("x.y", "Bedrag", "", "EUR/month", rows[:1])
    assert step_chart(figure_of(alone, rules, TODAY, hides=False), TODAY) == ""


def test_a_promise_that_is_not_here_is_not_shown() -> None:
    assert promise_of("") is None
    assert condition_name("cat2_inkomen") == "Categorie 2: inkomen"


@pytest.mark.django_db
def test_without_the_agreement_there_are_no_promises() -> None:
    assert promises_of("taxicheques_genk") == ()
    assert promise_of("genk-2019-2024:3732") is None


def test_the_file_of_themes_stands_with_the_rules() -> None:
    assert Path(ROOT / "data/rights/themes.yaml").is_file()
