"""The list itself, and hints on reading."""

from copy import deepcopy
from typing import Any

import pytest

from verbond.scorecards.core.errors import WordsWrong
from verbond.scorecards.core.screening import load_words, read_hints, read_words, screen

SMALL: dict[str, Any] = {
    "why": {"man": "Dit noemt een man."},
    "words": {"man": {"voorman": "ploegbaas"}},
    "heads": {"man": {}},
    "phrases": {"man": {"per man": "per persoon"}},
    "never": {"words": ["manschap"], "phrases": ["m/v/x"]},
    "anybody": "huurder",
    "before_own": "met",
    "after_verb": "klaar",
    "stiff": {"teneinde": "om"},
}


@pytest.mark.parametrize(
    ("part", "value", "words"),
    [
        ("words", {"vrouw": {"juf": "leerkracht"}}, "no sentence says why 'vrouw'"),
        ("never", {"words": ["voorman"], "phrases": ["x"]}, "left alone at once: voorman"),
    ],
)
def test_a_list_that_contradicts_itself_is_refused(part: str, value: object, words: str) -> None:
    with pytest.raises(WordsWrong, match=words):
        read_words({**deepcopy(SMALL), part: value})


def test_a_word_under_two_reasons_is_refused() -> None:
    content = {**deepcopy(SMALL), "why": {"man": "M.", "mens": "N."}}
    content["words"]["mens"] = {"voorman": "iemand"}
    with pytest.raises(WordsWrong, match="'voorman' stands there twice"):
        read_words(content)


def test_no_word_is_proposed_that_is_marked_itself() -> None:
    words = load_words()
    listed = [*words.words.values(), *words.heads.values(), *words.phrases.values()]
    circles = {one.instead for one in listed} & (set(words.words) | set(words.heads))
    assert circles == set()


def test_long_sentences_and_stiff_words_get_a_hint() -> None:
    text = "Kort.\n  " + "woord " * 21 + ".\nTeneinde dit op  heden te doen."
    long, stiff, phrase = read_hints(text, load_words())
    assert (long.kind, long.proposal, text[long.start : long.end]) == ("long", "21", long.text)
    assert (stiff.text, stiff.proposal) == ("Teneinde", "om")
    assert (phrase.text, phrase.proposal) == ("op  heden", "vandaag")


def test_a_phrase_within_one_that_is_left_alone_is_left_alone() -> None:
    never = {"words": ["manschap"], "phrases": ["zes per man"]}
    words = read_words({**deepcopy(SMALL), "never": never})
    assert [mark.start for mark in screen("Zes per man, of per man zes.", words)] == [16]
