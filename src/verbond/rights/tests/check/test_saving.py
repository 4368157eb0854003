"""A check is kept only when asked, under a code that is nowhere, and is gone in time."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from verbond.journal.facade import latest_entries
from verbond.rights.core.checking.codes import spaced
from verbond.rights.models import SavedCheck
from verbond.rights.operations.checking import (
    SAVED_FOR,
    open_check,
    save_check,
    wipe_check,
    wipe_saved,
)
from verbond.rights.sealing_checks import (
    Tampered,
    draw_code,
    places_of,
    seal_cookie,
    seal_saved,
    unseal_saved,
)
from verbond.rights.tests.check.conftest import ROOT, Walk, hidden, modest, plain
from verbond.rights.tests.core.checking.worlds import family


def _saved(walk: Walk) -> str:
    page = walk.get("save/").content.decode()
    shown = plain(walk.post("save/", drawn=hidden(page, "drawn")))
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", shown)
    assert found
    return found[0]


def test_nothing_is_kept_until_somebody_asks(walk: Walk) -> None:
    walk.alone().through(modest)
    assert not SavedCheck.objects.exists()


def test_a_code_goes_on_where_one_stopped_on_another_device(walk: Walk) -> None:
    walk.alone(born=1950).through(modest)
    code, answers = _saved(walk), walk.text("answers/")
    other = Walk(Client())
    response = other.post("open/", code=code.lower().replace("-", " "), act="open")
    assert response["Location"] == f"{ROOT}result/"
    assert other.text("answers/") == answers


def test_the_same_page_sent_twice_gives_one_code(walk: Walk) -> None:
    walk.alone()
    drawn = hidden(walk.get("save/").content.decode(), "drawn")
    first, second = (plain(walk.post("save/", drawn=drawn)) for _ in range(2))
    assert first == second
    assert SavedCheck.objects.count() == 1


def test_saving_again_keeps_the_code_and_the_newest_answers(walk: Walk) -> None:
    walk.alone(born=1950)
    code = _saved(walk)
    walk.through(modest)
    assert "onder je code" in walk.text("save/")
    assert _saved(walk) == code
    other = Walk(Client())
    other.post("open/", code=code)
    assert other.text("answers/") == walk.text("answers/")
    assert SavedCheck.objects.count() == 1


def test_a_code_made_up_in_the_form_is_not_taken(walk: Walk) -> None:
    walk.alone()
    assert walk.post("save/", drawn="ABCD2345EFGH")["Location"] == f"{ROOT}save/"
    assert walk.post("save/")["Location"] == f"{ROOT}save/"
    assert not SavedCheck.objects.exists()


def test_answers_sealed_for_the_cookie_are_not_taken_for_a_code(walk: Walk) -> None:
    walk.alone()
    sealed = walk.client.cookies["rechten-1"].value
    assert walk.post("save/", drawn=sealed)["Location"] == f"{ROOT}save/"
    assert walk.post("save/", drawn=seal_cookie(b"geen code"))["Location"] == f"{ROOT}save/"
    assert not SavedCheck.objects.exists()


def test_the_database_and_the_key_of_the_site_open_nothing(db: None) -> None:
    code = draw_code()
    save_check(answers=family(p1__receives_vt="ja"), code=code, now=timezone.now())
    row = SavedCheck.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM rights_savedcheck")
        everything = repr(cursor.fetchall())
    assert code not in everything
    assert "receives" not in everything
    with pytest.raises(Tampered):
        unseal_saved(row.code_hash[:12], bytes(row.sealed))


def test_a_saved_check_survives_a_new_key_of_the_site(db: None, settings: Any) -> None:
    code, now = draw_code(), timezone.now()
    save_check(answers=family(), code=code, now=now)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-of-this-site-that-is-long-enough"
    assert open_check(code=code, staff=None, now=now) == family()
    assert len(places_of(code)) == 2


@pytest.mark.parametrize("code", ["", "kort", "ABCD-2345-EFGH-JKMN", "ABCD-2345-EFG!"])
def test_what_cannot_be_a_code_is_said_to_be_none(walk: Walk, code: str) -> None:
    response = walk.post("open/", code=code)
    assert response.status_code == 422
    assert "rechten-1" not in response.cookies


def test_a_wrong_code_says_nothing_about_others(walk: Walk) -> None:
    walk.alone()
    _saved(walk)
    response = Walk(Client()).post("open/", code="ABCD-2345-EFGH")
    assert response.status_code == 422
    assert "vinden we geen antwoorden" in plain(response)


def test_guessing_codes_is_stopped(walk: Walk) -> None:
    walk.alone()
    code = _saved(walk)
    guesser = Walk(Client())
    answers = [guesser.post("open/", code=spaced(draw_code())).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]
    assert guesser.post("open/", code=code).status_code == 429


def test_saving_without_end_is_stopped(walk: Walk) -> None:
    walk.alone()
    drawn = hidden(walk.get("save/").content.decode(), "drawn")
    assert [walk.post("save/", drawn=drawn).status_code for _ in range(11)][-1] == 429


def test_after_thirty_days_a_code_opens_nothing_and_the_row_is_wiped(db: None) -> None:
    code, now = draw_code(), timezone.now()
    save_check(answers=family(), code=code, now=now)
    later = now + SAVED_FOR
    assert not wipe_check(code=code, now=later)
    assert wipe_saved(later - dt.timedelta(minutes=1)) == 0
    assert wipe_saved(later) == 1
    assert not SavedCheck.objects.exists()


def test_its_owner_wipes_a_saved_check_with_the_code(walk: Walk) -> None:
    walk.alone()
    code = _saved(walk)
    response = walk.client.post(f"{ROOT}open/", {"code": code, "act": "wipe"}, follow=True)
    assert "Alles is gewist" in plain(response)
    assert not SavedCheck.objects.exists()
    assert walk.get("result/").status_code == 410
    again = walk.post("open/", code=code, act="wipe")
    assert "vinden we geen antwoorden" in plain(again)


def test_anybody_with_the_code_may_help_side_by_side(walk: Walk) -> None:
    walk.alone(born=1950).through(modest)
    code = _saved(walk)
    helper = Walk(Client())
    assert helper.post("open/", code=code, act="beside")["Location"] == f"{ROOT}beside/"
    page = helper.text("beside/")
    assert "Antwoorden en uitleg" in page
    assert "Wat eruit volgt" in page
    assert "Leefloon" in helper.text("beside/?right=leefloon")
    assert helper.get("beside/?right=onzin").status_code == 200
    assert not [one for one in latest_entries(20) if one.room == "rights"]


def test_a_social_worker_is_journalled_without_a_word_about_the_person(
    walk: Walk, social_worker: Any, client_of: Any
) -> None:
    walk.alone(born=1950).through(modest)
    code = _saved(walk)
    helper = Walk(client_of(social_worker))
    assert "Vraag de code aan die persoon" in helper.text("open/")
    assert helper.post("open/", code=code)["Location"] == f"{ROOT}beside/"
    (entry,) = [one for one in latest_entries(20) if one.room == "rights"]
    assert entry.verb == "open"
    told = repr(entry)
    assert code.replace("-", "") not in told
    assert places_of(code.replace("-", ""))[0] not in told
    assert "1950" not in told


def test_an_answer_changed_beside_the_explanation_stays_there(walk: Walk) -> None:
    walk.alone().answer(1, lambda _key, _values: "?")
    page = walk.get("beside/").content.decode()
    key = hidden(page, "page")
    asked = re.findall(r'name="asked" value="([^"]+)"', page)
    response = walk.client.post(
        f"{ROOT}questions/1/",
        {"page": key, "asked": asked, "act": "beside", **dict.fromkeys(asked, "?")},
    )
    assert response["Location"] == f"{ROOT}beside/"
    assert len(re.findall(r' id="([^"]+)"', page)) == len(set(re.findall(r' id="([^"]+)"', page)))


def test_helping_before_any_answer_shows_what_there_is(walk: Walk) -> None:
    assert "nog geen vragen beantwoord" in walk.start().text("beside/")


def test_the_same_code_seals_and_opens(db: None) -> None:
    code = draw_code()
    assert unseal_saved(code, seal_saved(code, b"x")) == b"x"
