"""The laboratory and the models, as a resident sees them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from verbond.budgets import apart
from verbond.budgets.errors import ModelRefused
from verbond.budgets.models import Recipe, Result, TrialElection
from verbond.budgets.queries.lab import trying
from verbond.budgets.testing import load_shipped_models, make_round
from verbond.kit.testing import ROOT, SHARED

SMALL = (ROOT / "data/demo/budgets/elections/wijken.pb").read_bytes()
WIJKEN = "/budgets/lab/example/wijken/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _models(db: None) -> None:
    cache.clear()
    load_shipped_models()


def _text(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def _bring(client: Client, content: bytes, name: str = "eigen.pb") -> Any:
    return client.post("/budgets/lab/upload/", {"document": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize(
    "address",
    [
        "/budgets/lab/",
        "/budgets/lab/upload/",
        WIJKEN,
        "/budgets/models/",
        "/budgets/models/stadsdeel-gelijke-delen/",
        "/budgets/models/steun-op-aanvraag/",
    ],
)
def test_page_is_light_and_asks_little_of_the_database(
    client: Client, address: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.content) < 150_000
    assert 'style="' not in answer.content.decode()


def test_models_can_be_laid_beside_each_other_on_an_example(client: Client) -> None:
    told = _text(client.get(WIJKEN))
    assert "3 projecten winnen onder elk model." in told
    assert "Alleen met B wint: Fietsstraat langs de school." in told
    assert "Het meeste verschil is er voor “Zandberg”" in told
    assert "fictief" in told
    assert "--minimum-of-cost 3" in told
    assert "Een apart potje telt het lab niet apart" in told


def test_models_that_choose_the_same_are_named_together(client: Client) -> None:
    asked = ["stadsdeel-gelijke-delen", "meeste-stemmen", "stad-burgerbudget"]
    question: dict[str, Any] = {"models": asked, "budget": 150000}
    told = _text(client.get(WIJKEN, question))
    assert "Alleen met B en C wint: Fietsstraat langs de school." in told
    same = _text(client.get(WIJKEN, {"models": asked[1:]}))
    assert "Alle modellen kiezen dezelfde 4 projecten." in same


def test_what_if_changes_budget_threshold_and_completion(client: Client) -> None:
    asked: dict[str, Any] = {"models": ["meeste-stemmen"], "budget": 50000, "threshold": 300}
    answer = client.get(WIJKEN, asked)
    told = _text(answer)
    assert "€ 50.000 te verdelen" in told.replace("\u00a0", " ")
    assert "--minimum-votes 300" in told
    assert "Zet in het bestand ook budget op 50000." in told
    plain = _text(client.get(WIJKEN, {"models": ["stadsdeel-gelijke-delen"], "completion": "none"}))
    assert "--completion" not in plain
    assert "Meer dan een tiende van het geld blijft liggen met A" in plain


def test_the_command_on_the_page_gives_the_winners_on_the_page(
    client: Client, tmp_path: Any, capsysbinary: Any
) -> None:
    import json

    from verbond.budgets.count_command import run

    answer = client.get(WIJKEN)
    path = tmp_path / "wijken.pb"
    path.write_bytes(client.get("/budgets/lab/example/wijken.pb").content)
    for column in answer.context["found"].columns:
        said = column.command.split()
        assert said[:3] == ["script/verbond", "count", "wijken.pb"]
        asked = [str(path), *said[3:-1], str(tmp_path / said[-1]), "--format", "json"]
        assert run(asked) == 0
        counted = json.loads(capsysbinary.readouterr().out)
        assert len(counted["winners"]) == column.winners
        at = answer.context["found"].columns.index(column)
        wins = {row.id for row in answer.context["found"].rows if row.wins[at]}
        assert set(counted["winners"]) == wins


def test_a_ranking_is_only_counted_where_there_is_an_order(client: Client) -> None:
    both = {"models": ["rangschikken", "meeste-stemmen"]}
    assert "Op deze stembiljetten staat er geen." in _text(client.get(WIJKEN, both))
    alone = _text(client.get(WIJKEN, {"models": ["rangschikken"]}))
    assert "Geen van deze modellen kan deze stemmen tellen" in alone
    ranked = _text(client.get("/budgets/lab/example/rangorde/"))
    assert "Zet je vijf beste op een rij" in ranked


@pytest.mark.parametrize(
    "asked",
    [
        {"models": ["bestaat-niet"]},
        {"models": ["meeste-stemmen"], "budget": "-4"},
        {"models": ["meeste-stemmen"], "completion": "alles"},
    ],
)
def test_a_wrong_question_is_a_form_error(client: Client, asked: dict[str, Any]) -> None:
    answer = client.get(WIJKEN, asked)
    assert answer.status_code == 422
    assert "Kijk dit na" in _text(answer)
    assert client.get(WIJKEN + "comparison.csv", asked).status_code == 422


def test_five_models_are_too_many(client: Client) -> None:
    slugs = [row.slug for row in Recipe.objects.exclude(slug="steun-op-aanvraag")]
    answer = client.get(WIJKEN, {"models": slugs})
    assert "Kies hoogstens vier modellen." in _text(answer)


def test_the_comparison_is_a_file_without_formulas(client: Client) -> None:
    answer = client.get(WIJKEN + "comparison.csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("project;naam;wijk;kost;stemmen;Elke stem evenveel geld (1);")
    assert len(lines) == 15
    hostile = SMALL.replace(b"Buurtkeuken", b"=1+1")
    where = _bring(client, hostile).url
    assert "'=1+1" in client.get(where + "comparison.csv").content.decode()


def test_no_voter_stands_on_a_page_or_in_a_file(client: Client) -> None:
    small = SMALL.replace(b";Kleine Hoek\n", b";Zandberg\n").decode().splitlines()
    small[-1] = small[-1].replace("Zandberg", "Alleen Ik").replace("Molenbeemd", "Alleen Ik")
    where = _bring(client, "\n".join(small).encode() + b"\n").url
    told = _text(client.get(where))
    assert "Alleen Ik te klein om te tonen" in told
    assert "voter" not in client.get(where + "comparison.csv").content.decode()


def test_of_fewer_than_ten_voters_nothing_is_told_but_the_winners(client: Client) -> None:
    lines = SMALL.decode().splitlines()
    at = lines.index("VOTES")
    told = _text(client.get(_bring(client, "\n".join([*lines[: at + 9], ""]).encode()).url))
    assert "7 stemmen, 14 projecten" in told
    assert "Wat wint er?" in told
    assert "Bij minder dan tien stemmers tonen we niet wat het voor hen doet." in told
    assert "van de 100 stemmers" not in told


def test_a_file_of_my_own_is_counted_and_gone_after_an_hour(client: Client) -> None:
    answer = _bring(client, SMALL)
    assert answer.status_code == 302
    page = client.get(answer.url)
    assert "Je bestand wordt om" in _text(page)
    assert "no-store" in page["Cache-Control"]
    TrialElection.objects.update(kept_at=timezone.now() - timedelta(minutes=61))
    assert client.get(answer.url).status_code == 404


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Het verstuurde bestand is leeg"),
        (b"hallo wereld\n", "Dit bestand kan niet gelezen worden."),
        (SMALL.replace(b"1;48000;", b"1;-48000;"), "Regel 20, veld cost. Een bedrag kan niet"),
        (SMALL.replace(b"\n2;62000;", b"\n1;62000;"), "Regel 21, veld project_id."),
    ],
)
def test_hostile_file_is_a_form_error_with_its_line(
    client: Client, content: bytes, told: str
) -> None:
    answer = _bring(client, content)
    assert answer.status_code == 422
    assert told in _text(answer)
    assert not TrialElection.objects.exists()


def test_a_file_that_declares_a_hundred_million_projects_costs_nothing(client: Client) -> None:
    many = SMALL.replace(b"num_projects;14", b"num_projects;100000000")
    assert "14 projecten" in _text(client.get(_bring(client, many).url))


def test_no_file_at_all_is_a_form_error(client: Client) -> None:
    assert client.post("/budgets/lab/upload/").status_code == 422


def test_counting_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelRefused) as caught:
        apart.count_apart(content=SMALL, name="traag.pb", jobs=(), seconds=0.0)
    assert caught.value.code == "too_slow"


def test_counting_that_needs_too_much_memory_costs_only_its_own_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart, "_limited", _dies)
    with pytest.raises(ModelRefused) as caught:
        apart.count_apart(content=SMALL, name="groot.pb", jobs=())
    assert caught.value.code == "crashed"


def _dies(_content: bytes, _name: str, _jobs: Any) -> Any:
    raise MemoryError


def test_who_comes_when_the_laboratory_is_full_is_asked_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "PATIENCE_SECONDS", 0.01)
    monkeypatch.setattr(trying, "PATIENCE_SECONDS", 0.01)
    for _ in range(apart.AT_ONCE):
        apart._room.acquire()
        trying._room.acquire()
    try:
        assert "probeer het over een minuut" in _text(_bring(client, SMALL)).casefold()
        answer = client.get(WIJKEN)
        assert answer.status_code == 503
        assert "rekent nu voor anderen" in _text(answer)
    finally:
        for _ in range(apart.AT_ONCE):
            apart._room.release()
            trying._room.release()


def test_past_round_of_this_site_can_be_tried_once_its_result_is_published(client: Client) -> None:
    made = make_round()
    result = Result.objects.create(
        round=made, counted_at=timezone.now(), engine="proef", count={}, certificate={},
        election=SMALL, election_sha256="0" * 64,
    )  # fmt: skip
    where = f"/budgets/lab/round/{made.slug}/"
    assert client.get(where).status_code == 404
    assert made.title not in _text(client.get("/budgets/lab/?q"))
    result.published_at = timezone.now()
    result.save()
    assert made.title in _text(client.get("/budgets/lab/?q=1"))
    answer = client.get(where)
    assert "Alleen met B wint" in _text(answer)
    assert f"/budgets/r/{made.slug}/result/" in answer.content.decode()
    # The model of the round itself is among those that stand ready.
    assert made.recipe.slug in {one.slug for one in answer.context["found"].columns}


@pytest.mark.parametrize(
    "address",
    [
        "/budgets/lab/example/..%2fsecret/",
        "/budgets/lab/example/bestaat-niet/",
        "/budgets/lab/round/bestaat-niet/",
        "/budgets/lab/file/0123456789abcdef0123456789abcdef/",
        "/budgets/lab/elders/wijken/",
        "/budgets/models/bestaat-niet/",
        "/budgets/models/rangschikken/9.json",
        "/budgets/lab/example/bestaat-niet.pb",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_model_is_told_step_by_step_with_its_hash(client: Client) -> None:
    row = Recipe.objects.get(slug="stadsdeel-gelijke-delen")
    told = _text(client.get("/budgets/models/stadsdeel-gelijke-delen/"))
    assert "Iedereen krijgt evenveel geld" in told
    assert "Kost een project 30 % van het geld, dan heeft het minstens 10 % van de stemmers" in told
    assert "10 % van het geld is een apart potje voor “atelier”" in told
    assert row.sha256 in told
    file = client.get("/budgets/models/stadsdeel-gelijke-delen/1.json")
    assert file["X-Model-Sha256"] == row.sha256
    assert file.json()["rule"]["method"] == "equal-shares"


def test_without_models_the_pages_say_so(client: Client) -> None:
    Recipe.objects.all().delete()
    assert "Nog geen stemmodellen" in _text(client.get("/budgets/models/"))
    assert "Er zijn nog geen stemmodellen gepubliceerd." in _text(client.get("/budgets/lab/"))
    assert "Er zijn nog geen stemmodellen" in _text(client.get(WIJKEN))
    assert client.get(WIJKEN + "comparison.csv").status_code == 422


@pytest.mark.skipif(SHARED is None, reason="the real elections are not here")
def test_an_election_of_ninety_thousand_ballots_is_counted_in_the_page(client: Client) -> None:
    assert SHARED is not None
    content = (SHARED / "data/pabulib/Poland_Lodz_2022.pb").read_bytes()
    answer = _bring(client, content, "Lodz.pb")
    assert answer.status_code == 302
    assert "90.494 stemmen, 160 projecten" in _text(client.get(answer.url))
