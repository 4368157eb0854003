"""Every question of the check is there in Dutch and in English, and each reader gets their own."""

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Mapping

import pytest
from django.utils.translation import override

from verbond.rights.core.checking.answers import Answers
from verbond.rights.core.checking.gates import Gate
from verbond.rights.core.checking.sheets import Questions
from verbond.rights.core.plausible import Fault
from verbond.rights.queries.checking import Sitting, shipped_gates, shipped_questions
from verbond.rights.tests.check.conftest import Walk
from verbond.rights.views.check.door import speaker_of
from verbond.rights.wording_faults import said_fault

FILLED = re.compile(r"\{\w+\}")


def _texts(of: object, where: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield every text below a thing: a mapping by language, and where it stands."""
    if isinstance(of, Mapping) and "nl" in of:
        yield where, of
    elif isinstance(of, tuple):
        for number, one in enumerate(of):
            yield from _texts(one, f"{where}[{getattr(one, 'id', number)}]")
    elif dataclasses.is_dataclass(of):
        for field in dataclasses.fields(of):
            yield from _texts(getattr(of, field.name), f"{where}.{field.name}")


def _all() -> list[tuple[str, Mapping[str, str]]]:
    shipped: tuple[Questions, tuple[Gate, ...]] = (shipped_questions(), shipped_gates())
    return [row for one in shipped for row in _texts(one, type(one).__name__) if row[1]["nl"]]


def test_every_question_help_and_choice_has_its_english() -> None:
    texts = _all()
    assert len(texts) > 250
    assert [where for where, words in texts if not words.get("en", "").strip()] == []


def test_english_fills_in_what_dutch_does() -> None:
    differ = [
        where
        for where, words in _all()
        if set(FILLED.findall(words["nl"])) != set(FILLED.findall(words["en"]))
    ]
    assert differ == []


def test_amounts_to_choose_from_are_the_same_in_both() -> None:
    numbers = re.compile(r"\d[\d.,]*\d|\d")
    for where, words in _all():
        dutch, english = (
            sorted(re.sub(r"\D", "", one) for one in numbers.findall(words[language]))
            for language in ("nl", "en")
        )
        assert dutch == english, where


@pytest.mark.parametrize("number", [1, 2])
def test_a_reader_of_english_is_asked_in_english(walk: Walk, number: int) -> None:
    walk.alone(born=1950)
    for page in range(1, number):
        walk.answer(page, lambda _key, values: values[0])
    dutch = walk.page(number)
    walk.client.get("/language/en/")
    english = walk.page(number)
    title = re.compile(r"<h1>([^<]+)</h1>")
    assert title.findall(dutch) != title.findall(english)
    assert ">I don’t know<" in english
    assert ">Weet ik niet<" not in english


def test_an_amount_is_read_and_shown_as_english_writes_it(walk: Walk) -> None:
    walk.alone(born=1985)
    walk.client.get("/language/en/")
    for number in range(1, 40):
        found = re.findall(r'name="(means_month|current_taxable_income)-amount"', walk.page(number))
        if found:
            page = walk.page(number)
            asked = re.findall(r'name="asked" value="([^"]+)"', page)
            given = {one.replace(".", "-"): "?" for one in asked}
            given |= {
                found[0]: "exact",
                f"{found[0]}-amount": "1,250.50",
                f"{found[0]}-per": "month",
            }
            key = re.findall(r'name="page" value="([^"]*)"', page)[0]
            sent = walk.post(f"questions/{number}/", **given, page=key, asked=asked)
            assert sent.status_code == 302
            assert "€\xa01,250.50 per month = €\xa015,006 per year" in walk.page(number + 1)
            return
        walk.answer(number, lambda _key, _values: "?")
    raise AssertionError("no amount is asked")


def test_what_cannot_be_true_is_said_in_the_language_of_the_reader(walk: Walk) -> None:
    walk.start()
    lives = {"place": "city", "p1__year": "1980", "person": "p2", "p2__fund": "me"}
    lives |= {"p2__relation": "my_child", "p2__year": "1970"}
    assert "Een kind kan niet ouder zijn" in walk.post("home/", **lives).content.decode()
    walk.client.get("/language/en/")
    said = walk.post("home/", **lives).content.decode()
    assert "A child cannot be older than its parent or grandparent." in said
    assert "Een kind kan niet" not in said


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("p1.rent_month", "too_high", "How much rent do you pay per month? This is too high."),
        ("p1.nothing", "unheard_of", "This cannot go together with another answer."),
        ("", "two_homes", "This cannot go together with another answer."),
    ],
)
def test_a_fault_names_the_question_it_is_about(path: str, code: str, said: str) -> None:
    sitting = Sitting(Answers((), "city"), dt.date(2026, 11, 23))
    fault = Fault(path, code, "Dat kan niet.")
    assert said_fault(fault, speaker_of(sitting)) == "Dat kan niet."
    with override("en"):
        assert said_fault(fault, speaker_of(sitting)).startswith(said)
