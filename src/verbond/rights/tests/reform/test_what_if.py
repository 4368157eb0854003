"""Try another rule, keep it, hang it at the poverty test of a draft, count it again."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from verbond.accounts.facade import Person
from verbond.decisions.testing import held, make_meeting
from verbond.journal.facade import SYSTEM, entries_about
from verbond.rights.forms.reform import WhatIfForm
from verbond.rights.loading import shipped_rules
from verbond.rights.models import WhatIf, WhatIfUse
from verbond.rights.operations import reform as operations
from verbond.rights.operations.reform import WhatIfRefused, attach_what_if, detach_what_if

type ClientOf = Callable[[Person], Client]
PAGE = "/rights/what-if/"
RAISED = {"right": "leefloon", "since": "2026-03-01", "leefloon.categorie_2": "1.500,00"}


def keep(at_desk: Client, **more: str) -> WhatIf:
    answer = at_desk.post(PAGE, RAISED | more)
    assert answer.status_code == 302, answer.content.decode()
    return WhatIf.objects.get(key=answer["Location"].split("/")[3])


@pytest.fixture
def at_desk(clerk: Person, client_of: ClientOf) -> Client:
    return client_of(clerk)


def test_staff_choose_a_right_and_the_promise_to_carers_stands_first(at_desk: Client) -> None:
    page = at_desk.get(PAGE).content.decode()
    assert "right=mantelzorgtoelage_genk&amp;variant=voorstel" in page
    assert page.count("wi-rights") == 1
    assert "fictief" in page
    assert "Er is nog niets bewaard." in page


@pytest.mark.parametrize("role", ["mandatary", "social_worker", "officer", "keeper"])
def test_the_council_and_social_workers_may_try_too(
    role: str, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    person: Person = request.getfixturevalue(role)
    assert client_of(person).get(PAGE).status_code == 200


def test_an_outsider_sees_no_what_if(
    client: Client, outsider: Person, client_of: ClientOf, at_desk: Client
) -> None:
    row = keep(at_desk)
    addresses = (PAGE, f"{PAGE}{row.key}/", f"{PAGE}{row.key}/recount/")
    for url in addresses:
        assert client.get(url).status_code == 302, url
        assert client_of(outsider).get(url).status_code == 403, url
    for act in ("attach", "detach"):
        assert client_of(outsider).post(f"{PAGE}{row.key}/{act}/").status_code == 403
    assert client_of(outsider).post(PAGE, RAISED).status_code == 403


def test_the_form_says_what_holds_today_with_its_source(at_desk: Client) -> None:
    page = at_desk.get(PAGE, {"right": "leefloon"}).content.decode()
    assert "€\xa01.314,20 per maand (verouderd)" in page
    assert "cpassivryrance.be" in page
    assert "zoals het is" in page


def test_a_higher_amount_shows_who_wins_and_for_how_much_and_keeps_nothing(
    at_desk: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        page = at_desk.get(PAGE, RAISED).content.decode()
    assert "gezinnen winnen" in page
    assert "€\xa01.314,20 per maand → <b>€\xa01.500 per maand</b>" in page
    assert "net naast de grens" in page
    assert not WhatIf.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"leefloon.categorie_2": "veel"}, "Schrijf een bedrag zoals 1.234,50."),
        ({"leefloon.categorie_2": "-5"}, "Schrijf een bedrag zoals 1.234,50."),
        ({"leefloon.categorie_2": "9.000.000"}, "hoogstens een miljoen euro"),
        ({"leefloon.categorie_2": ""}, "Verander minstens één waarde."),
        ({"leefloon.minimumleeftijd": "99999"}, "10000"),
        ({"since": "1800-01-01"}, "Kies een dag van 2024 tot en met 2035."),
        ({"since": "morgen"}, "Vanaf wanneer"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_what_was_typed_stays(
    at_desk: Client, given: dict[str, str], words: str
) -> None:
    for answer in (at_desk.get(PAGE, RAISED | given), at_desk.post(PAGE, RAISED | given)):
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert not WhatIf.objects.exists()


def test_only_a_right_with_a_promise_offers_the_promised_rule() -> None:
    rules, today = shipped_rules(), timezone.localdate()
    assert "variant" in WhatIfForm(right="mantelzorgtoelage_genk", rules=rules, today=today).fields
    assert "variant" not in WhatIfForm(right="vt", rules=rules, today=today).fields


def test_a_truth_of_a_rule_can_be_turned(at_desk: Client) -> None:
    given = {"right": "sociaal_tarief_energie", "since": "2026-03-01"}
    name = "sociaal_tarief.vt_geeft_recht"
    page = at_desk.get(PAGE, given | {name: "ja"}).content.decode()
    assert "nee → <b>ja</b>" in page
    assert "gezinnen winnen" in page
    assert at_desk.get(PAGE, given | {name: "misschien"}).status_code == 422


def test_keeping_gives_one_address_however_often_it_is_sent(at_desk: Client) -> None:
    assert keep(at_desk).pk == keep(at_desk).pk
    row = WhatIf.objects.get()
    assert row.key == row.sha256[:12]
    assert row.question["seed"] == 2026
    assert [entry.verb for entry in entries_about("rights", "what_if", row.key)] == ["keep_what_if"]
    page = at_desk.get(f"{PAGE}{row.key}/").content.decode()
    assert row.sha256 in page
    assert "dezelfde als vandaag" in page


def test_counting_again_gives_every_figure_again(at_desk: Client) -> None:
    row = keep(at_desk)
    page = at_desk.get(f"{PAGE}{row.key}/recount/").content.decode()
    assert "Zelfde uitkomst" in page


def test_a_kept_figure_that_was_touched_is_found_out(at_desk: Client) -> None:
    row = keep(at_desk)
    WhatIf.objects.update(figures={**row.figures, "gains": row.figures["gains"] + 1})
    page = at_desk.get(f"{PAGE}{row.key}/recount/").content.decode()
    assert "Andere uitkomst" in page
    assert "Vandaag zou het zijn" in page


def test_the_page_of_a_draft_leads_to_the_what_if_and_back_with_the_figures(
    at_desk: Client, draft: Any
) -> None:
    page = at_desk.get(f"/decisions/desk/{draft.key}/").content.decode()
    assert "Wat doet dit met welke gezinnen?" in page
    assert f"{PAGE}?item={draft.key}" in page
    row = keep(at_desk, item=draft.key)
    kept = at_desk.get(f"{PAGE}{row.key}/?item={draft.key}").content.decode()
    assert "Hang aan de armoedetoets" in kept
    answer = at_desk.post(f"{PAGE}{row.key}/attach/", {"item": draft.key}, follow=True)
    page = answer.content.decode()
    assert "De doorrekening hangt aan de toets." in page
    assert f"{PAGE}{row.key}/" in page
    assert "gezinnen winnen" in page


def test_the_figures_stand_in_the_poverty_test_and_in_the_published_decision(
    at_desk: Client, client: Client, draft: Any, django_assert_max_num_queries: Any
) -> None:
    row = keep(at_desk)
    at_desk.post(f"{PAGE}{row.key}/attach/", {"item": draft.key})
    started = at_desk.post(f"/decisions/desk/{draft.key}/test/", {"code": "armoedetoets-quickscan"})
    assert f"{PAGE}{row.key}/recount/" in at_desk.get(started["Location"]).content.decode()
    assert client.get(f"{PAGE}{row.key}/").status_code == 302
    held([draft], make_meeting(draft.body))
    page = client.get(f"/decisions/decision/{draft.key}/").content.decode()
    assert "Wat doet dit met welke gezinnen?" in page
    assert f"{PAGE}{row.key}/recount/" in page
    assert "Reken een andere regel door" not in page
    with django_assert_max_num_queries(12):
        public = client.get(f"{PAGE}{row.key}/")
    assert public.status_code == 200
    assert "fictief" in public.content.decode()
    assert "Zelfde uitkomst" in client.get(f"{PAGE}{row.key}/recount/").content.decode()


def test_another_test_than_that_of_poverty_shows_no_figures(at_desk: Client, draft: Any) -> None:
    row = keep(at_desk)
    at_desk.post(f"{PAGE}{row.key}/attach/", {"item": draft.key})
    started = at_desk.post(f"/decisions/desk/{draft.key}/test/", {"code": "kindtoets"}, follow=True)
    assert "Wat doet dit met welke gezinnen?" not in started.content.decode().split("item-part")[0]


def test_a_what_if_hangs_once_and_can_be_taken_away(at_desk: Client, draft: Any) -> None:
    row = keep(at_desk)
    for _time in range(2):
        at_desk.post(f"{PAGE}{row.key}/attach/", {"item": draft.key})
    assert WhatIfUse.objects.count() == 1
    page = at_desk.post(f"{PAGE}{row.key}/detach/", {"item": draft.key}, follow=True)
    assert "Weggehaald bij de toets." in page.content.decode()
    assert not WhatIfUse.objects.exists()
    page = at_desk.post(f"{PAGE}{row.key}/detach/", {"item": draft.key}, follow=True)
    assert "hangt hier niet meer" in page.content.decode()
    verbs = {entry.verb for entry in entries_about("rights", "what_if", row.key)}
    assert verbs == {"keep_what_if", "attach_what_if", "detach_what_if"}


def test_a_changed_text_says_that_the_figures_are_of_an_earlier_one(
    at_desk: Client, draft: Any
) -> None:
    row = keep(at_desk)
    at_desk.post(f"{PAGE}{row.key}/attach/", {"item": draft.key})
    WhatIfUse.objects.update(subject_version="0" * 64)
    page = at_desk.get(f"/decisions/desk/{draft.key}/").content.decode()
    assert "Gehangen aan een eerdere versie van de tekst." in page


def test_nothing_is_hung_at_what_is_decided_or_does_not_exist(at_desk: Client, draft: Any) -> None:
    row = keep(at_desk)
    again: dict[str, Any] = {"actor": SYSTEM, "now": timezone.now(), "room": "decisions"}
    with pytest.raises(WhatIfRefused, match="bestaat niet meer"):
        attach_what_if(key=row.key, subject="college-1999-0001", **again)
    with pytest.raises(WhatIfRefused, match="Deze doorrekening bestaat niet"):
        attach_what_if(key="geen", subject=draft.key, **again)
    attach_what_if(key=row.key, subject=draft.key, **again)
    held([draft], make_meeting(draft.body))
    for act in (attach_what_if, detach_what_if):
        with pytest.raises(WhatIfRefused, match="beslist"):
            act(key=row.key, subject=draft.key, **again)
    assert WhatIfUse.objects.count() == 1
    assert f"item={draft.key}" not in at_desk.get(PAGE, {"item": draft.key}).content.decode()


def test_a_test_holds_no_endless_row_of_what_ifs(
    at_desk: Client, draft: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "MOST_USES", 1)
    first, second = keep(at_desk), keep(at_desk, **{"leefloon.categorie_2": "1.600"})
    at_desk.post(f"{PAGE}{first.key}/attach/", {"item": draft.key})
    page = at_desk.post(f"{PAGE}{second.key}/attach/", {"item": draft.key}, follow=True)
    assert "hoogstens 1 doorrekeningen" in page.content.decode()
    assert WhatIfUse.objects.count() == 1


def test_an_address_that_was_never_given_is_not_found(at_desk: Client) -> None:
    for url in (f"{PAGE}bestaat-niet/", f"{PAGE}bestaat-niet/recount/"):
        assert at_desk.get(url).status_code == 404


def test_the_desk_of_the_room_stands_on_the_own_page_of_staff(at_desk: Client) -> None:
    assert "Werktafel rechten" in at_desk.get("/accounts/me/").content.decode()
