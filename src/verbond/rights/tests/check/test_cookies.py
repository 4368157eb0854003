"""What the browser keeps: sealed, for an hour, only for the check, and never too much."""

import time
from typing import Any

import pytest
from django.test import Client

from verbond.rights.core.checking.answers import CHILDREN, Answers, Inhabitant, packed
from verbond.rights.core.vocabulary import FactKind
from verbond.rights.loading import shipped_rules
from verbond.rights.queries.checking import shipped_questions
from verbond.rights.sealing_checks import (
    COOKIE_SECONDS,
    Expired,
    Tampered,
    seal_cookie,
    unseal_cookie,
)
from verbond.rights.tests.check.conftest import ROOT, Walk, modest, plain


def _with(walk: Walk, *parts: str) -> Walk:
    for number, part in enumerate(parts, 1):
        walk.client.cookies[f"rechten-{number}"] = part
    return walk


def test_the_cookie_is_for_the_check_alone_and_out_of_reach_of_scripts(walk: Walk) -> None:
    cookie = walk.post().cookies["rechten-1"]
    assert cookie["path"] == ROOT
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert int(cookie["max-age"]) == COOKIE_SECONDS


def test_on_a_safe_line_the_cookie_is_never_sent_over_another(walk: Walk, settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = True
    assert walk.post().cookies["rechten-1"]["secure"]


def test_nobody_reads_answers_out_of_a_cookie(walk: Walk) -> None:
    walk.alone().through(modest)
    sealed = "".join(walk.client.cookies[f"rechten-{n}"].value for n in (1, 2))
    assert "receives" not in sealed
    assert sealed.startswith("gAAAA")


def test_after_an_hour_the_answers_open_no_more(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.alone()
    later = time.time() + COOKIE_SECONDS + 5
    monkeypatch.setattr(time, "time", lambda: later)
    response = walk.get("result/")
    assert response.status_code == 410
    assert "langer dan een uur geleden" in plain(response)
    assert response.cookies["rechten-1"].value == ""
    assert "Start de check" in walk.text("")


def test_every_answer_gives_a_new_hour(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    walk.alone()
    soon = time.time() + COOKIE_SECONDS - 60
    monkeypatch.setattr(time, "time", lambda: soon)
    walk.answer(1, lambda _key, _values: "?")
    monkeypatch.setattr(time, "time", lambda: soon + 600)
    assert walk.get("result/").status_code == 200


@pytest.mark.parametrize("token", ["onzin", "gAAAAABh", "é", "x" * 8000])
def test_a_cookie_of_another_hand_is_refused_and_wiped(walk: Walk, token: str) -> None:
    response = _with(walk, token).get("result/")
    assert response.status_code == 400
    assert "We kunnen je antwoorden niet lezen" in plain(response)
    assert response.cookies["rechten-1"].value == ""


def test_one_letter_changed_is_refused(walk: Walk) -> None:
    walk.alone()
    sealed = walk.client.cookies["rechten-1"].value
    changed = sealed[:50] + ("A" if sealed[50] != "A" else "B") + sealed[51:]
    assert _with(walk, changed).get("result/").status_code == 400


def test_something_sealed_by_this_site_for_another_use_is_refused(walk: Walk) -> None:
    assert _with(walk, seal_cookie(b"a code")).get("result/").status_code == 400


def test_without_cookies_the_check_says_so(walk: Walk) -> None:
    response = walk.get("home/")
    assert response.status_code == 410
    assert "Laat je toestel cookies toe" in plain(response)
    assert walk.post("care/", any="nee").status_code == 410


def test_two_people_on_one_device_never_meet(walk: Walk) -> None:
    walk.alone(born=1950)
    other = Walk(Client()).alone(born=1999)
    assert "1950" in walk.text("answers/")
    assert "1950" not in other.text("answers/")
    walk.start()
    assert "1950" not in walk.text("answers/")


def test_logging_in_or_out_neither_shows_nor_moves_answers(
    walk: Walk, resident: Any, client_of: Any
) -> None:
    walk.alone(born=1950)
    logged_in: Client = client_of(resident)
    assert Walk(logged_in).get("result/").status_code == 410
    before = walk.client.cookies["rechten-1"].value
    walk.client.logout()
    walk.client.cookies["rechten-1"] = before
    assert "1950" in walk.text("answers/")


def _value(kind: FactKind, number: int) -> str:
    if kind.is_truth:
        return "ja" if number % 2 else "nee"
    if kind.kind == "choice":
        return kind.choices[number % len(kind.choices)] if kind.choices else "Genk"
    return f"20{number:02}-03-14" if kind.kind == "date" else f"{number * 1357 % 41000}.00"


def _everything(people: int) -> Answers:
    facts = shipped_rules().vocabulary
    all_of = [Inhabitant("p1", "self", "Alexandra", "1970-01-01")]
    relations = sorted(CHILDREN)
    for number in range(2, people + 1):
        name = f"Voornaam{number * 7919}"
        all_of.append(Inhabitant(f"p{number}", relations[number % 3], name, f"20{number:02}-01-02"))
    asked = [(sheet, query) for sheet in shipped_questions().sheets for query in sheet.queries]
    said = {
        f"{whose}.{query.fact}": _value(facts[query.fact], place + number)
        for number, whose in enumerate(["h1", *(one.id for one in all_of)])
        for place, (sheet, query) in enumerate(asked)
        if (whose == "h1") == (sheet.about == "home")
    }
    trail = tuple(f"{sheet.id}:{one.id}" for sheet in shipped_questions().sheets for one in all_of)
    return Answers(tuple(all_of), "city", (), said, trail, code="ABCD2345EFGH")


def test_ten_people_who_answer_everything_fit(walk: Walk) -> None:
    token = seal_cookie(packed(_everything(10)))
    assert len(token) < 2 * 3700


def test_what_fits_no_browser_is_refused_before_anything_is_lost(walk: Walk) -> None:
    parts = _in_parts(seal_cookie(packed(_noise(Answers()))))
    assert len(parts) > 2
    walk.alone()
    before = walk.text("answers/")
    big = _noise(Answers())
    from verbond.rights.views.check.door import go

    response = go(big, "rights:check_result")
    assert response["Location"] == f"{ROOT}too-large/"
    assert not response.cookies
    assert walk.get("too-large/").status_code == 413
    assert walk.text("answers/") == before


def _noise(answers: Answers) -> Answers:
    import hashlib

    said = {f"p1.x{n}": hashlib.sha256(str(n).encode()).hexdigest() for n in range(300)}
    return Answers(answers.people, said=said)


def _in_parts(token: str) -> list[str]:
    return [token[at : at + 3700] for at in range(0, len(token), 3700)]


def test_a_second_key_of_the_site_still_opens_what_the_first_sealed(settings: Any) -> None:
    token = seal_cookie(b"answers")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-of-this-site-that-is-long-enough"
    assert unseal_cookie(token) == b"answers"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(Tampered):
        unseal_cookie(token)


def test_expired_and_tampered_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    token = seal_cookie(b"answers")
    later = time.time() + COOKIE_SECONDS + 5
    monkeypatch.setattr(time, "time", lambda: later)
    with pytest.raises(Expired):
        unseal_cookie(token)
    with pytest.raises(Tampered):
        unseal_cookie(token[:-4])
