from datetime import date, timedelta
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from verbond.kit.testing import forget_caches
from verbond.opendata import news
from verbond.opendata.core.atom import ATOM
from verbond.opendata.tests.conftest import NOW, SLUG, first_promise, model


def entries(client: Client, path: str) -> list[tuple[str, str]]:
    """Return the id and title of every entry of a feed that is valid in form."""
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"].startswith("application/atom+xml")
    root = ET.fromstring(response.content)
    own = next(one for one in root.findall(f"{{{ATOM}}}link") if one.get("rel") == "self")
    assert (own.get("href") or "").endswith(path)
    found = []
    for entry in root.findall(f"{{{ATOM}}}entry"):
        assert entry.findtext(f"{{{ATOM}}}updated")
        found.append(
            (entry.findtext(f"{{{ATOM}}}id") or "", entry.findtext(f"{{{ATOM}}}title") or "")
        )
    assert len({key for key, _title in found}) == len(found)
    return found


def paths() -> dict[str, str]:
    return {
        "agreement": f"/opendata/{SLUG}/feed.atom",
        "chapter": f"/opendata/{SLUG}/chapter/mobiele-stad.atom",
        "commitment": f"/opendata/{SLUG}/commitment/{first_promise().key}.atom",
        "search": f"/opendata/{SLUG}/search.atom?q=fietsers",
    }


@pytest.mark.parametrize("kind", ["agreement", "chapter", "commitment", "search"])
def test_an_answer_and_a_reading_reach_whoever_follows(
    client: Client, town: str, kind: str
) -> None:
    found = entries(client, paths()[kind])
    titles = [title for _key, title in found]
    assert any(title.startswith("Antwoord van de stad: Waar telt u?") for title in titles)
    assert "Nieuwe metingen: Fietsers" in titles
    assert not any("gsm" in title for title in titles), "a question that waits is not public"


@pytest.mark.parametrize("kind", ["agreement", "chapter", "commitment", "search"])
def test_ids_stay_when_something_is_added(client: Client, town: str, kind: str) -> None:
    before = {key for key, _title in entries(client, paths()[kind])}
    unit = first_promise()
    edition = model("agreement.Edition").objects.create(
        agreement=unit.agreement, number=2, name="b.txt", sha256="0" * 64, format="text",
        profile="", lines=[], imported_at=NOW + timedelta(days=1),
    )  # fmt: skip
    model("agreement.CommitmentVersion").objects.create(
        commitment=unit, edition=edition, change="changed", text="Nu anders", first_line=1,
        last_line=1, at=NOW + timedelta(days=1),
    )  # fmt: skip
    forget_caches()  # rows made behind the operations' back are in no journal
    after = entries(client, paths()[kind])
    assert before < {key for key, _title in after}
    assert "Gewijzigd: Nu anders" in [title for _key, title in after]


def test_another_chapter_hears_nothing_of_it(client: Client, town: str) -> None:
    found = entries(client, f"/opendata/{SLUG}/chapter/groene-stad.atom")
    assert [title for _key, title in found] == ["Editie 1 van het akkoord staat online"]


def test_a_place_has_its_feed(client: Client, genk: str) -> None:
    code = "heempark"
    assert entries(client, f"/opendata/{genk}/place/{quote(code)}.atom")
    assert client.get(f"/opendata/{genk}/place/nergens.atom").status_code == 404


@pytest.mark.parametrize("kind", ["agreement", "chapter", "commitment"])
def test_a_feed_asks_the_database_twelve_times_at_most(
    client: Client,
    town: str,
    kind: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    path = paths()[kind]
    with django_assert_max_num_queries(12):
        client.get(path)


def test_another_status_reaches_whoever_follows(client: Client, town: str) -> None:
    unit = first_promise()
    model("agreement.StandingChange").objects.create(
        commitment=unit, number=9, at=NOW, before="unknown", after="under-way", because="started",
        reasons=[{"code": "started", "title": "Werken (fictief)", "on": "2026-03-01"}],
    )  # fmt: skip
    forget_caches()
    for kind in ("agreement", "commitment"):
        found = dict(entries(client, paths()[kind]))
        (title,) = [title for key, title in found.items() if f"/standing/{unit.key}/9" in key]
        assert title.startswith("Nu in uitvoering: ")
    assert "want het is begonnen" in client.get(paths()["commitment"]).text.lower()


def test_the_feed_of_decisions_tells_what_was_decided_and_for_which_promise(city: str) -> None:
    (one,), moment = news.newest_decisions(date(2026, 12, 1))
    assert one.title.endswith("(goedgekeurd)")
    assert first_promise().text in one.text
    assert one.url.endswith(f"/decisions/decision/{one.key.partition('/')[2]}/")
    assert one.at == moment


def test_the_feed_of_decisions_is_there_before_the_first_decision(client: Client, db: None) -> None:
    assert entries(client, "/opendata/decisions.atom") == []


def test_the_feed_of_decisions_names_the_newest_first_and_ends_somewhere(
    client: Client, city: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "MOST", 1)
    found, _moment = news.newest_decisions(date(2026, 3, 2))
    assert len(found) == 1
    assert news.newest_decisions(date(2026, 3, 1))[0] == ()


def test_the_feed_of_rights_tells_of_figures_and_of_runs_but_never_how_many_they_found(
    client: Client, city: str
) -> None:
    found = dict(entries(client, "/opendata/rights.atom"))
    assert "Nieuwe cijfers: wie krijgt zijn recht in 2026-K1 (fictief)" in found.values()
    told = [title for title in found.values() if title.startswith(("Goed", "Uitg", "Gewist"))]
    # Three were approved, two carried out, one wiped; the draft is nobody's business yet.
    assert sorted(title.partition(":")[0] for title in told) == [
        *["Gewist"], *["Goedgekeurd"] * 3, *["Uitgevoerd"] * 2,
    ]  # fmt: skip
    page = client.get("/opendata/rights.atom").text
    assert "Besluit 2026/17, Raad (fictief)." in page
    assert "1234" not in page
    assert "1260" not in page


def test_the_feed_of_rights_is_there_before_anything_was_measured(client: Client, db: None) -> None:
    assert entries(client, "/opendata/rights.atom") == []
