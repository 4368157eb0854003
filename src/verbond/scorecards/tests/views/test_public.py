"""What everybody reads of the tests."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from verbond.journal.facade import SYSTEM
from verbond.scorecards.facade import exempt, start_run, withdraw_run
from verbond.scorecards.models import Run
from verbond.scorecards.operations.loading import load_templates
from verbond.scorecards.sources import _ADDRESSES, register_sentences
from verbond.scorecards.subjects import Subject
from verbond.scorecards.testing import HARMLESS, NOW, QUICKSCAN, signed_quickscan, subject_of
from verbond.scorecards.tests.core.made import SHORT

MOST_QUERIES = 12


def read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    assert len(answer.content) < 150_000
    return answer.content.decode()


def test_the_list_says_what_each_test_asks_when_and_which_sentence_asks_for_it(
    client: Client, draft: Subject, django_assert_max_num_queries: Any
) -> None:
    signed_quickscan(draft)
    exempt(
        subject=subject_of(key="ander"),
        code=QUICKSCAN,
        reason="Het gaat alleen om een verkeerde datum.",
        said_by="An Schepen (fictief)",
        actor=SYSTEM,
        now=NOW,
    )
    with django_assert_max_num_queries(MOST_QUERIES):
        page = read(client, "/scorecards/")
    for words in (
        "Armoedetoets, quickscan",
        "verplicht voor de agenda",
        "eigen sjabloon",
        "bij elke beslissing van het college",
        "regel 534",
        "Tarief van de markt (fictief)",
        "Het gaat alleen om een verkeerde datum.",
        "An Schepen (fictief)",
    ):
        assert words in page, words


def test_a_sentence_leads_to_the_agreement_when_that_is_here(
    client: Client, templates: None
) -> None:
    kept = list(_ADDRESSES)
    register_sentences(lambda _slug, lines: {line: f"/zin/{line}/" for line in lines})
    try:
        assert '<a href="/zin/534/">regel 534</a>' in read(client, "/scorecards/")
    finally:
        _ADDRESSES[:] = kept


def test_an_empty_list_says_so(client: Client, db: None) -> None:
    assert "Nog geen toetsen" in read(client, "/scorecards/")


def test_a_test_shows_its_questions_rules_and_versions(
    client: Client, draft: Subject, tmp_path: Any, django_assert_max_num_queries: Any
) -> None:
    import yaml

    for version, asks in ((1, "Wat doet dit? (fictief)"), (2, "Wat doet dat? (fictief)")):
        content = {**SHORT, "version": version, "asks": asks}
        (tmp_path / f"{version}.yaml").write_text(yaml.safe_dump(content), encoding="utf-8")
    load_templates(tmp_path, actor=SYSTEM, now=NOW)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = read(client, "/scorecards/test/kort/")
    assert "Tien euro is veel." in page
    assert "(vervolgvraag)" in page
    assert "<del>" in page
    assert "Versie 2" in page
    assert client.get("/scorecards/test/niets/").status_code == 404


def test_everybody_reads_a_signed_test_with_its_reasons(
    client: Client, draft: Subject, django_assert_max_num_queries: Any
) -> None:
    card = signed_quickscan(draft, {**HARMLESS, "wie": "vooruit"})
    with django_assert_max_num_queries(MOST_QUERIES):
        page = read(client, card.url)
    for words in (
        "Positief effect",
        "Mensen met weinig geld gaan erop vooruit.",
        "Dienst economie (fictief)",
        "/decisions/desk/markt-2026/",
        "12 euro per dag",
    ):
        assert words in page, words
    assert "Toets intrekken" not in page


def test_a_test_of_an_older_text_says_so(
    client: Client, draft: Subject, change: Callable[..., Subject]
) -> None:
    card = signed_quickscan(draft)
    change("Artikel 1. De markt is gratis (fictief).")
    assert "De tekst is daarna veranderd" in read(client, card.url)


def test_a_withdrawn_test_stays_to_be_read_with_the_reason(client: Client, draft: Subject) -> None:
    card = signed_quickscan(draft)
    withdraw_run(run=card, reason="Een antwoord was fout.", actor=SYSTEM, now=NOW)
    page = read(client, card.url)
    assert "Deze toets is ingetrokken" in page
    assert "Een antwoord was fout." in page


def test_nobody_from_outside_reads_an_open_or_closed_test(
    client: Client,
    outsider: Any,
    client_of: Callable[[Any], Client],
    clerk: Any,
    draft: Subject,
    change: Callable[..., Subject],
) -> None:
    opened = start_run(subject=draft, code=QUICKSCAN, actor=SYSTEM, now=NOW)
    hidden = signed_quickscan(change("Besloten zaak (fictief).", public=False))
    assert not Run.objects.get(pk=hidden.run_id).is_public
    for url in (opened.url, hidden.url):
        assert client.get(url).status_code == 302
        assert client_of(outsider).get(url).status_code == 403
    assert client_of(clerk).get(hidden.url).status_code == 200
    assert "Besloten" not in read(client, "/scorecards/")
    assert client.get("/scorecards/run/0/").status_code == 404


def test_a_pasted_text_comes_back_with_marked_words_and_is_not_kept(
    client: Client, db: None
) -> None:
    assert "Plak je tekst" in read(client, "/scorecards/screening/")
    answer = client.post(
        "/scorecards/screening/",
        {"text": "Dames en heren, een <b>brandweerman</b>. Teneinde te helpen."},
    )
    page = answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert "<mark>Dames en heren</mark>" in page
    assert "brandweerlid" in page
    assert "&lt;b&gt;" in page
    assert "1 tip" in page
    empty = client.post("/scorecards/screening/", {"text": "De markt is open."})
    assert "Geen woorden aangewezen" in empty.content.decode()
    assert client.post("/scorecards/screening/", {"text": ""}).status_code == 422
    assert client.post("/scorecards/screening/", {"text": "x" * 50_001}).status_code == 422
