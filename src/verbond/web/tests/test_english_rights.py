"""The rights room in English: catalogue, check, figures, what-if, letters and desks."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from verbond.accounts.facade import Person, Role
from verbond.accounts.testing import make_person
from verbond.agreement.testing import NOW, make_agreement
from verbond.rights.testing import shown
from verbond.web.tests.reading import Reader, dutch_texts, left_in, left_on, sounds_dutch

pytestmark = pytest.mark.django_db
type LogIn = Callable[[Person], Client]
PUBLIC = {
    "rights:catalogue", "rights:check", "rights:check_open", "rights:check_reports",
    "rights:letter", "rights:measure", "rights:measures", "rights:opt_out", "rights:right",
}  # fmt: skip
CHECK = {
    "rights:check_answers", "rights:check_beside", "rights:check_care", "rights:check_home",
    "rights:check_questions", "rights:check_report", "rights:check_result", "rights:check_save",
    "rights:check_screen", "rights:check_why",
}  # fmt: skip
RUNS = {
    "rights:desk_opt_outs", "rights:run", "rights:run_edit", "rights:run_list", "rights:run_new",
    "rights:run_open", "rights:run_waiting", "rights:runs",
}  # fmt: skip
WORDS = re.compile(r"<(?:h1|legend)[^>]*>([^<]+)<")


def _walked(client: Client, *first: str, rooms: tuple[str, ...] = ("/rights/",)) -> set[str]:
    left, read = left_on(client, *first, rooms=rooms, hears=True)
    assert left == {}
    return read


@pytest.fixture
def city() -> None:
    make_agreement()
    shown.publish_measures(NOW)


def test_no_page_on_rights_leaves_dutch_to_a_reader_of_english(client: Client, city: None) -> None:
    read = _walked(
        client, "/rights/", "/rights/measures/", "/rights/letter/", "/rights/opt-out/",
        "/rights/check/open/", "/rights/check/reports/",
    )  # fmt: skip
    assert PUBLIC - read == set()


def _post(client: Client, where: str, **data: object) -> Any:
    answer = client.post(f"/rights/check/{where}", data)
    assert answer.status_code == 302, (where, answer.text)
    return answer


def _start(client: Client, born: int) -> None:
    """Say who lives here: somebody with a child, and that nobody is cared for."""
    _post(client, "")
    lives = {"place": "city", "p1-year": str(born), "person": "p2", "p2-relation": "my_child"}
    lives |= {"p2-name": "Mia", "p2-year": str(born + 30), "p2-fund": "me"}
    _post(client, "home/", **lives)
    _post(client, "care/", any="nee")
    page = client.get("/rights/check/screen/").text
    asked = set(re.findall(r'name="(vt|steun|zorg|centrum|verhuisd)"', page))
    _post(client, "screen/", **dict.fromkeys(asked, "niemand"))


def _answer(client: Client, number: int) -> bool:
    """Answer a page with the first thing that is offered; say whether there was a page."""
    page = client.get(f"/rights/check/questions/{number}/")
    if page.status_code == 302:
        return False
    _reads_english(page.text)
    data: dict[str, object] = {"page": re.findall(r'name="page" value="([^"]+)"', page.text)[0]}
    data["asked"] = re.findall(r'name="asked" value="([^"]+)"', page.text)
    if 'name="list"' in page.text:
        data["list"] = ["none"]
    for fact in re.findall(r'name="asked" value="([^"]+)"', page.text):
        key = fact.replace(".", "-")
        offered = re.findall(rf'name="{key}" value="([^"]+)"', page.text)
        data |= {key: offered[0]} if offered else {}
    assert client.post(f"/rights/check/questions/{number}/", data).status_code == 302
    return True


def _reads_english(text: str) -> None:
    reader = Reader("en")
    reader.feed(text)
    assert list(left_in(reader.said, dutch_texts())) == []
    assert list(filter(sounds_dutch, reader.said)) == []


@pytest.mark.parametrize("born", [1950, 1985])
def test_the_check_asks_and_answers_in_english(client: Client, born: int) -> None:
    client.get("/language/en/")
    _start(client, born)
    assert any(not _answer(client, number) for number in range(1, 60))
    read = _walked(
        client, "/rights/check/result/", "/rights/check/home/", "/rights/check/care/",
        "/rights/check/screen/", "/rights/check/beside/", "/rights/check/answers/",
        "/rights/check/questions/1/", rooms=("/rights/check/",),
    )  # fmt: skip
    assert CHECK - read == set()
    assert "You have a right to" in client.get("/rights/check/result/").text


def test_another_language_halfway_keeps_the_answers(client: Client) -> None:
    _start(client, 1950)
    dutch = WORDS.findall(client.get("/rights/check/questions/1/").text)
    chosen = client.get("/language/en/", {"next": "/rights/check/questions/1/"})
    assert chosen["Location"] == "/rights/check/questions/1/"
    english = WORDS.findall(client.get(chosen["Location"]).text)
    assert len(dutch) == len(english) > 0
    assert not set(dutch) & set(english)
    assert "1950" in client.get("/rights/check/answers/").text


def test_reports_and_the_what_if_read_in_english(
    keeper: Person, clerk: Person, client_of: LogIn, city: None
) -> None:
    report = shown.report_a_result(NOW)
    first = ("/rights/desk/reports/", f"/rights/desk/reports/{report.pk}/")
    read = _walked(client_of(keeper), *first, rooms=("/rights/desk/reports/",))
    with shown.small_and_fast():
        at_desk = client_of(clerk)
        asked = {"right": "leefloon", "since": "2026-03-01", "leefloon.categorie_2": "1.500,00"}
        at_desk.get("/language/en/")
        kept = at_desk.post("/rights/what-if/", asked)["Location"]
        tried = "/rights/what-if/?right=leefloon&leefloon.categorie_2=1500&since=2026-03-01"
        read |= _walked(at_desk, kept, tried, "/rights/what-if/", rooms=("/rights/what-if/",))
    assert {"rights:desk_reports", "rights:desk_report", "rights:what-if"} <= read
    assert "rights:what-if-kept" in read


def test_runs_and_letters_read_in_english(client_of: LogIn) -> None:
    read: set[str] = set()
    with shown.small_and_fast():
        runs = shown.Runs()
        desk = f"/rights/desk/runs/{runs.key}/"
        steps = ("", "waiting/", "openings/2/open/", "openings/1/list/", "key/")
        for person in runs.people:
            at_desk = client_of(person)
            at_desk.get("/language/en/")
            open_to = [
                url
                for url in (
                    *(desk + step for step in steps),
                    *("/rights/desk/runs/new/", "/rights/desk/runs/opt-outs/"),
                    f"/rights/desk/runs/{runs.draft}/edit/",
                )
                if at_desk.get(url).status_code == 200
            ]
            read |= _walked(at_desk, "/rights/desk/runs/", *open_to, rooms=("/rights/desk/runs/",))
        pages = runs.after_sending(client_of)
    for text in pages.values():
        _reads_english(text)
    assert RUNS - read == set()
    assert "We think you have a right to this." in pages["letter"]


def test_a_letter_is_dutch_whoever_prints_it(client_of: LogIn) -> None:
    with shown.small_and_fast():
        letters = shown.Runs().after_sending(client_of)["letters"]
    said = letters.partition('<article class="rights-letter" lang="nl">')[2]
    assert "Krijg je alles waarop je recht hebt?" in said
    assert "We denken dat je hier recht op hebt." in said
    assert "Print them now" in letters


def test_whoever_enforces_reads_in_english_why_not(client_of: LogIn) -> None:
    at_desk = client_of(make_person("controls", Role.ENFORCER))
    at_desk.get("/language/en/")
    _reads_english(at_desk.get("/rights/desk/runs/").text)
