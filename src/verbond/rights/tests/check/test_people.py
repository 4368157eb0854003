"""Who lives here, and who cares for whom."""

from typing import Any

import pytest

from verbond.rights.tests.check.conftest import ROOT, Walk, plain, unsure


def _child(key: str = "p2", **more: str) -> dict[str, str]:
    return {f"{key}-relation": "my_child", f"{key}-year": "2015", f"{key}-fund": "me", **more}


def _home(walk: Walk, *people: dict[str, str], **more: str) -> Any:
    keys = [f"p{number}" for number in range(2, 2 + len(people))]
    data: dict[str, object] = {"place": "city", "p1-year": "1985", "person": keys, **more}
    for one in people:
        data |= one
    return walk.client.post(f"{ROOT}home/", data)


def test_somebody_is_added_and_taken_away_again_without_loss(walk: Walk) -> None:
    walk.start()
    added = _home(walk, act="add").content.decode()
    assert 'name="person" value="p2"' in added
    assert 'value="1985"' in added
    again = _home(walk, _child(**{"p2-name": "Sam"}), act="add").content.decode()
    assert 'value="Sam"' in again
    assert 'name="person" value="p3"' in again
    less = _home(walk, _child(**{"p2-name": "Sam"}), {}, act="drop-p3").content.decode()
    assert 'value="Sam"' in less
    assert 'value="p3"' not in less


def test_a_family_is_remembered_by_first_name(walk: Walk) -> None:
    walk.start()
    _home(walk, _child(**{"p2-name": "  Sam   Jan "}))
    assert "Sam Jan" in walk.text("answers/")
    assert 'value="Sam Jan"' in walk.get("home/").content.decode()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"place": ""}, "Kies waar je woont"),
        ({"place": "mars"}, "geldige keuze"),
        ({"p1-year": "1800"}, "Vul een jaar in tussen"),
        ({"p1-year": "3000"}, "Vul een jaar in tussen"),
        ({"p1-year": "x"}, "geheel getal"),
        ({"p1-year": "", "p1-month": "5"}, "Vul ook het jaar in"),
        ({"p1-year": "1985", "p1-day": "5"}, "Vul ook het jaar in"),
        ({"p1-day": "31", "p1-month": "2"}, "Deze dag bestaat niet"),
        ({"p1-year": "2026", "p1-month": "12", "p1-day": "31"}, "nog niet geweest"),
    ],
)
def test_what_cannot_be_is_refused_in_words(walk: Walk, given: dict[str, str], words: str) -> None:
    response = _home(walk.start(), **given)
    assert response.status_code == 422
    assert words in plain(response)


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (_child(**{"p2-relation": ""}), "Kies wie dit is"),
        (_child(**{"p2-fund": ""}), "Kies een antwoord"),
        (_child(**{"p2-year": "1970"}), "1985"),
    ],
)
def test_a_child_that_cannot_be_is_refused(walk: Walk, person: dict[str, str], words: str) -> None:
    response = _home(walk.start(), person)
    assert response.status_code == 422
    assert "Kijk dit na" in plain(response)


def test_two_partners_are_one_too_many(walk: Walk) -> None:
    both = [{f"p{n}-relation": "spouse", f"p{n}-year": "1980"} for n in (2, 3)]
    assert "twee partners" in plain(_home(walk.start(), *both))


def test_five_hundred_people_get_a_clear_answer_and_nothing_is_kept(walk: Walk) -> None:
    walk.start()
    response = _home(walk, *[{} for _ in range(500)])
    assert response.status_code == 422
    assert "hoogstens 20 mensen" in plain(response)
    assert "persoon" not in walk.text("answers/")


def test_the_twentieth_is_the_last(walk: Walk) -> None:
    walk.start()
    people = [_child(f"p{n}") for n in range(2, 21)]
    assert "hoogstens 20" in plain(_home(walk, *people, act="add"))
    assert _home(walk, *people).status_code == 302
    assert "twintig mensen" in walk.text("home/")


def test_a_key_that_is_no_person_is_left_out(walk: Walk) -> None:
    walk.start()
    data = {"place": "city", "person": ["p1", "px", "../p2", "p2222"], "p1-year": "1985"}
    assert walk.client.post(f"{ROOT}home/", data).status_code == 302
    assert walk.text("answers/").count("persoon") == 0


def test_care_for_somebody_elsewhere_brings_their_right_along(walk: Walk) -> None:
    walk.start()
    _home(walk)
    walk.post("care/", any="ja", carer="p1", cared="elsewhere", relation="parent", name="Rita",
              lives="city", away__year="1950")  # fmt: skip
    walk.gates()
    walk.through(unsure)
    assert "Mantelzorgtoelage Genk Voor: jij, voor de zorg voor Rita" in walk.text()
    assert 'value="Rita"' in walk.get("care/").content.decode()
    # Changed once more: the same person, not a second one.
    walk.post("care/", any="ja", carer="p1", cared="elsewhere", name="Ria", away__year="1951")
    assert "Rita" not in walk.text("answers/")
    walk.post("care/", any="nee")
    assert "Ria" not in walk.text("answers/")
    assert "Mantelzorgtoelage" not in walk.text()


def test_care_at_home_is_between_two_people_here(walk: Walk) -> None:
    walk.start()
    _home(walk, _child())
    assert "twee verschillende" in plain(walk.post("care/", any="ja", carer="p1", cared="p1"))
    assert "Kies een persoon" in plain(walk.post("care/", any="ja"))
    assert walk.post("care/", any="ja", carer="p1", cared="p2").status_code == 302
    assert "selected" in walk.get("care/").content.decode()
    assert "Kies ja of nee" in plain(walk.post("care/"))


def test_a_birth_that_cannot_be_is_refused_for_who_lives_elsewhere_too(walk: Walk) -> None:
    walk.start()
    _home(walk)
    response = walk.post("care/", any="ja", carer="p1", cared="elsewhere", away__year="1700")
    assert response.status_code == 422
    assert "Vul een jaar in tussen" in plain(response)


def test_a_full_house_has_no_room_for_somebody_elsewhere(walk: Walk) -> None:
    walk.start()
    _home(walk, *[_child(f"p{n}") for n in range(2, 21)])
    response = walk.post("care/", any="ja", carer="p1", cared="elsewhere", away__year="1950")
    assert "al twintig mensen" in plain(response)


def test_a_gate_that_contradicts_itself_is_refused(walk: Walk) -> None:
    walk.start()
    _home(walk, _child())
    walk.post("care/", any="nee")
    names = ("vt", "steun", "zorg", "centrum", "verhuisd")
    both = walk.post("screen/", **{name: ["p1", "niemand"] for name in names})
    assert both.status_code == 422
    assert "“niemand” en ook iets anders" in plain(both)
    assert "Duid iemand aan" in plain(walk.post("screen/"))
    walk.gates(zorg=["p2"])
    assert "checked" in walk.get("screen/").content.decode()
