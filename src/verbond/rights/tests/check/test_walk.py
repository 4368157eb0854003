"""A resident walks through the check, with every kind of step that people make."""

import re
import zlib
from typing import Any

import pytest
from django.test import Client

from verbond.rights.tests.check.conftest import ROOT, Walk, hidden, modest, plain, unsure


def test_somebody_who_knows_little_is_never_stuck(walk: Walk) -> None:
    pages = walk.alone().through(unsure)
    assert 3 <= pages <= 25
    result = walk.text()
    assert "Misschien: dit ontbreekt nog" in result
    assert "Niet onderzocht" in result


def test_a_pensioner_with_little_gets_a_right_a_maybe_and_a_no_with_reasons(walk: Walk) -> None:
    pages = walk.alone(born=1950).through(modest)
    assert pages <= 15
    result = walk.text()
    assert "Wat je krijgt Verhoogde tegemoetkoming" in result
    assert "Misschien: dit ontbreekt nog" in result
    assert "Hier heb je geen recht op" in result
    assert "Geen bewijs van zware zorg." in result
    assert "Wat je nu doet" in result
    assert "bedrag niet nagekeken" in result


def test_the_result_can_be_seen_at_any_moment(walk: Walk) -> None:
    assert "Beantwoord meer vragen" in walk.start().text()
    walk.alone()
    page = walk.page(1)
    asked = re.findall(r'name="asked" value="([^"]+)"', page)
    data = {"page": hidden(page, "page"), "asked": asked, "act": "stop"}
    response = walk.client.post(f"{ROOT}questions/1/", data | dict.fromkeys(asked, "?"))
    assert response["Location"] == f"{ROOT}result/"


def test_each_question_says_why_it_is_asked_and_takes_i_do_not_know(walk: Walk) -> None:
    page = walk.alone().page(1)
    assert "Waarom vragen we dit?" in page
    assert "rechten zijn duidelijk" in page
    questions = page.count("check-question")
    assert page.count(">Weet ik niet<") >= questions
    assert page.count("<legend") == page.count("<fieldset")


def test_progress_only_grows_when_rights_become_clear(walk: Walk) -> None:
    walk.alone()
    seen = []
    for number in range(1, 40):
        page = walk.page(number)
        if not page:
            break
        found = re.search(r"<b>(\d+) van (\d+)</b>", page)
        assert found
        seen.append(int(found[1]))
        walk.answer(number, modest)
    assert seen == sorted(seen)
    assert seen[-1] > seen[0]


def test_nothing_of_the_check_is_kept_by_anybody_on_the_way(walk: Walk) -> None:
    walk.alone()
    asking = ("", "home/", "care/", "screen/", "questions/1/", "answers/")
    telling = ("result/", "result/why/vt/", "beside/", "save/", "open/", "report/vt/", "reports/")
    for where in (*asking, *telling):
        response = walk.get(where)
        assert response.status_code == 200, where
        assert "no-store" in response["Cache-Control"], where
        assert "sessionid" not in response.cookies, where


def test_no_address_holds_a_person_or_an_answer(walk: Walk) -> None:
    walk.alone().through(modest)
    for where in ("questions/1/", "result/", "answers/", "beside/"):
        links = re.findall(r'(?:href|action)="([^"]+)"', walk.get(where).content.decode())
        own = [link for link in links if link.startswith(ROOT)]
        assert not [link for link in own if re.search(r"\bp\d|[?&](?!right=)", link)]


def test_going_back_shows_what_was_answered_and_going_on_again_changes_nothing(walk: Walk) -> None:
    walk.alone()
    first = walk.page(1)
    walk.answer(1, unsure)
    again = walk.page(1)
    assert hidden(again, "page") == hidden(first, "page")
    assert again.count(" checked") >= 1
    before = walk.text("answers/")
    walk.answer(1, unsure)
    assert walk.text("answers/") == before


def test_the_same_page_sent_twice_is_answered_once(walk: Walk) -> None:
    walk.alone()
    page = walk.page(1)
    asked = re.findall(r'name="asked" value="([^"]+)"', page)
    data = {"page": hidden(page, "page"), "asked": asked, **dict.fromkeys(asked, "?")}
    first = walk.client.post(f"{ROOT}questions/1/", data)
    answers = walk.text("answers/")
    second = walk.client.post(f"{ROOT}questions/1/", data)
    assert first["Location"] == second["Location"] == f"{ROOT}questions/2/"
    assert walk.text("answers/") == answers


@pytest.mark.parametrize("number", [0, 7, 9999])
def test_a_page_that_is_not_there_yet_leads_to_the_next_question(walk: Walk, number: int) -> None:
    response = walk.alone().get(f"questions/{number}/")
    assert response["Location"] == f"{ROOT}questions/1/"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"page": "middelen:p9", "asked": "means_month"},
        {"page": "onzin:p1", "asked": "means_month"},
        {"page": "middelen:h1", "asked": "means_month"},
        {"page": "woning:p1", "asked": "tenure"},
        {"page": "middelen:p1", "asked": "willing_to_work_or_exempt"},
        {"page": "inkomen_jaar:p1", "asked": "taxable_income.1800"},
    ],
)
def test_a_page_about_nobody_or_nothing_is_not_answered(walk: Walk, data: dict[str, str]) -> None:
    walk.alone()
    before = walk.text("answers/")
    assert walk.client.post(f"{ROOT}questions/1/", data).status_code == 302
    assert walk.text("answers/") == before


def _money(walk: Walk, **typed: str) -> str:
    data = {"page": "middelen:p1", "asked": "means_month", "means_month": "exact"}
    data |= {f"means_month-{name}": text for name, text in typed.items()}
    response = walk.client.post(f"{ROOT}questions/1/", data)
    return plain(response) if response.status_code == 422 else walk.text("questions/2/")


def test_a_yearly_amount_is_taken_as_such_and_said_back_both_ways(walk: Walk) -> None:
    said = _money(walk.alone(), amount="24.000", per="year")
    assert "2.000 per maand = €\xa024.000 per jaar".replace("\xa0", " ") in said.replace(
        "\xa0", " "
    )


@pytest.mark.parametrize(
    ("amount", "words"),
    [("-500", "onder nul"), ("veel", "zoals 1.250"), ("", "zoals 1.250"), ("1e9", "zoals 1.250")],
)
def test_an_amount_that_is_none_is_said_to_be_none(walk: Walk, amount: str, words: str) -> None:
    assert words in _money(walk.alone(), amount=amount, per="month")


@pytest.mark.parametrize(
    ("parts", "words"),
    [({"year": ""}, "minstens het jaar"), ({"year": "twee"}, "minstens het jaar"),
     ({"year": "2020", "day": "3"}, "minstens het jaar"),
     ({"year": "2020", "month": "13"}, "minstens het jaar"),
     ({"year": "1800"}, "Dit kan niet samen kloppen"), ({"year": "1970"}, "voor de geboorte")],
)  # fmt: skip
def test_a_day_that_cannot_be_is_refused_with_the_reason(
    walk: Walk, parts: dict[str, str], words: str
) -> None:
    walk.alone().gates(verhuisd="?")
    data = {"page": "adres:p1", "asked": "domicile_since", "domicile_since": "exact"}
    data |= {f"domicile_since-{name}": text for name, text in parts.items()}
    response = walk.client.post(f"{ROOT}questions/1/", data)
    assert response.status_code == 422
    assert words in plain(response)


def test_a_month_and_year_are_enough(walk: Walk) -> None:
    walk.alone().gates(verhuisd="?")
    data = {"page": "adres:p1", "asked": "domicile_since", "domicile_since": "exact",
            "domicile_since-year": "2020", "domicile_since-month": "6"}  # fmt: skip
    assert walk.client.post(f"{ROOT}questions/1/", data).status_code == 302
    assert "juni 2020" in walk.text("answers/")
    assert 'value="2020"' in walk.page(1)


def test_an_unanswered_question_is_asked_again_beside_what_was_answered(walk: Walk) -> None:
    walk.alone()
    response = walk.client.post(
        f"{ROOT}questions/1/", {"page": "middelen:p1", "asked": "means_month"}
    )
    assert response.status_code == 422
    assert "“Weet ik niet” mag altijd" in plain(response)


@pytest.mark.parametrize(
    ("ticked", "words"),
    [
        ([], "Duid iets aan"),
        (["none", "receives_igo"], "Kies één van beide"),
        (["x"], "Kies uit deze lijst"),
    ],
)
def test_a_list_that_contradicts_itself_is_refused(
    walk: Walk, ticked: list[str], words: str
) -> None:
    walk.alone().gates(steun="p1")
    data = {"page": "krijg_je_al:p1", "asked": ["receives_igo", "receives_ivt"], "list": ticked}
    response = walk.client.post(f"{ROOT}questions/1/", data)
    assert response.status_code == 422
    assert words in plain(response)


def test_doubt_beside_a_tick_leaves_the_rest_open(walk: Walk) -> None:
    walk.alone().gates(steun="p1")
    data = {"page": "krijg_je_al:p1", "asked": ["receives_igo", "receives_ivt"],
            "list": ["receives_igo", "?"]}  # fmt: skip
    walk.client.post(f"{ROOT}questions/1/", data)
    said = walk.text("answers/")
    assert "weet ik niet" in said
    assert "Dit krijg je al Inkomensgarantie voor ouderen" in walk.text()
    assert "checked" in walk.page(1)


def test_what_somebody_has_already_is_taken_at_their_word_and_back(walk: Walk) -> None:
    walk.alone(born=1950).through(modest)
    walk.post("result/held/", right="vt", subject="p1", have="1")
    assert "Dit krijg je al Verhoogde tegemoetkoming" in walk.text()
    walk.post("result/held/", right="vt", subject="p1", have="0")
    assert "Dit krijg je al Verhoogde tegemoetkoming" not in walk.text()
    assert walk.post("result/held/", right="bestaat-niet", have="1").status_code == 404


def test_an_answer_tells_why_and_who_it_is_about(walk: Walk) -> None:
    walk.alone(born=1950).through(modest)
    why = walk.text("result/why/leefloon/")
    assert "voorwaarden" in why
    assert "Waar deze bedragen vandaan komen" in why
    assert walk.get("result/why/bestaat-niet/").status_code == 404
    assert "over niemand" in walk.text("result/why/mantelzorgtoelage_genk/")


def test_staff_see_old_figures_marked_and_residents_do_not(
    walk: Walk, social_worker: Any, client_of: Any
) -> None:
    walk.alone(born=1950).through(modest)
    assert "876,13" not in walk.text("result/why/leefloon/")
    staff: Client = client_of(social_worker)
    staff.cookies.update(walk.client.cookies)
    assert "verouderd" in Walk(staff).text("result/why/leefloon/")


def test_a_figure_that_is_out_of_date_is_nowhere_on_the_result(walk: Walk) -> None:
    walk.alone(born=1950).through(modest)
    result = walk.text()
    assert "bedrag niet nagekeken" in result
    assert "€" not in result.partition("Wat je nu doet")[0].replace("€ 0", "")


def test_the_result_comes_as_an_accessible_pdf(walk: Walk) -> None:
    walk.alone(born=1950).through(modest)
    response = walk.get("result/pdf/")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    streams = re.findall(rb"stream\n(.*?)\nendstream", response.content, re.DOTALL)
    assert any(b"pdfuaid" in zlib.decompress(one) for one in streams)
    assert "no-store" in response["Cache-Control"]


def test_all_of_it_is_wiped_when_asked(walk: Walk) -> None:
    walk.alone()
    assert "Alles is gewist" in plain(walk.client.post(f"{ROOT}wipe/", follow=True))
    assert walk.get("result/").status_code == 410


def test_a_started_check_can_be_gone_on_with_or_begun_again(walk: Walk) -> None:
    assert "Start de check" in walk.text("")
    assert "Ga verder met je antwoorden" in walk.alone().text("")
    walk.start()
    assert walk.get("questions/1/").status_code in {200, 302}
    assert 'value="1985"' not in walk.get("home/").content.decode()


@pytest.mark.parametrize("where", ["", "home/", "screen/", "questions/2/", "result/", "beside/"])
def test_no_page_asks_the_database_more_than_whether_anything_changed(
    walk: Walk, where: str, django_assert_max_num_queries: Any
) -> None:
    walk.alone().answer(1, unsure)
    with django_assert_max_num_queries(1):
        assert walk.get(where).status_code == 200
