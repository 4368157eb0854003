"""The first page and the search page, from example pictures."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from verbond.web import pictures as p

pytestmark = pytest.mark.django_db


def _home(rf: RequestFactory, page: p.Home) -> str:
    return render_to_string("web/home.html", {"page": page}, request=rf.get("/"))


def test_city_without_an_agreement_says_so(rf: RequestFactory) -> None:
    assert "Hier staat nog geen akkoord" in _home(rf, p.Home())


def test_domain_shows_a_dot_for_every_promise_and_how_many_are_known(rf: RequestFactory) -> None:
    dots = (
        p.StatusCount("realised", 2),
        p.StatusCount("value", 3),
        p.StatusCount("unknown", 4),
    )
    row = p.DomainRow(1, "d", "Voorbeeldstad (fictief)", "/d/", dots)
    page = _home(rf, p.Home(domains=(row,), legend=dots))
    assert "9 beloften in één beeld" in page
    assert "<b>2</b> van 6" in page, "a value is neither known nor unknown"
    assert page.count('href="#s-unknown"') == 4 + 1  # the row and the legend


def test_news_gives_its_date_to_people_and_to_machines(rf: RequestFactory) -> None:
    row = p.DomainRow(1, "d", "Voorbeeldstad", "/d/", (p.StatusCount("unknown", 1),))
    news = (p.Change(date(2026, 5, 12), "Nieuw cijfer", "Voorbeeld", "/v/"),)
    page = _home(rf, p.Home(domains=(row,), news=news))
    assert '<time datetime="2026-05-12">12 mei 2026</time>' in page


def test_search_that_finds_nothing_helps_on(rf: RequestFactory) -> None:
    page = p.SearchPage(query="bnak", corrections=(p.Correction("bank", "/search/?q=bank"),))
    html = render_to_string("web/search.html", {"page": page}, request=rf.get("/search/"))
    assert "Bedoelde je" in html
    assert 'href="/search/?q=bank"' in html
    assert "Hierover staat niets in het akkoord." in html


def test_search_page_works_as_a_plain_form(rf: RequestFactory) -> None:
    choices = tuple(p.Choice(str(n), f"Domein {n}", n, n == 9) for n in range(1, 12))
    page = p.SearchPage(query="bank", filters=(p.Filter("domain", "Domein", choices),))
    html = render_to_string("web/search.html", {"page": page}, request=rf.get("/search/"))
    assert 'action="/search/" method="get"' in html
    assert html.count('name="domain"') == 11
    assert 'value="9" checked' in html


def test_hostile_words_are_shown_and_never_run(rf: RequestFactory) -> None:
    page = p.SearchPage(query='"><script>alert(1)</script>')
    html = render_to_string("web/search.html", {"page": page}, request=rf.get("/search/"))
    assert "<script>alert" not in html
