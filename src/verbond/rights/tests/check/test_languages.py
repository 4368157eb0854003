"""Every question of the check is there in Dutch and in English, and each reader gets their own."""

import dataclasses
import re
from collections.abc import Iterator, Mapping

import pytest

from verbond.rights.core.checking.gates import Gate
from verbond.rights.core.checking.sheets import Questions
from verbond.rights.queries.checking import shipped_gates, shipped_questions
from verbond.rights.tests.check.conftest import Walk

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
