"""The kind that words lead to."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.agreement.core import kinds
from verbond.agreement.core.kind_words import KIND_WORDS
from verbond.agreement.core.kinds import WORDS_SHOWN, propose_kind


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("We bouwen een nieuwe school.", "deliver", "bouwen"),
        ("Bouwkavels worden verkocht aan 12% onder de prijs.", "formula", "12%"),
        ("Het aantal ongevallen moet dalen tegen 2030.", "target", "tegen 2030"),
        ("De haalbaarheid van een tram wordt onderzocht.", "study", "onderzocht"),
        ("Elk besluit krijgt een armoedetoets.", "test", "armoedetoets"),
        ("We pleiten bij de regering voor meer treinen.", "lobby", "pleiten"),
        ("De bestuurlijke aanpak wordt gecontinueerd.", "continue", "gecontinueerd"),
        ("We geloven in de kracht van mensen.", "principle", "geloven"),
    ],
)
def test_words_lead_to_a_kind_and_are_shown(text: str, kind: str, word: str) -> None:
    proposed, words = propose_kind(text)
    assert proposed == kind
    assert word in words


def test_words_lead_to_the_same_kind_when_the_memory_of_words_is_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sentences = ["We bouwen een school.", "We pleiten voor treinen.", "We bouwen een school."]
    before = [propose_kind(text) for text in sentences]
    monkeypatch.setattr(kinds, "_TOKENS_KEPT", 1)
    kinds._begun_by_token.clear()
    assert [propose_kind(text) for text in sentences] == before
    assert len(kinds._begun_by_token) <= 1


def test_sentence_without_a_telling_word_gets_no_kind() -> None:
    assert propose_kind("Milieuhinder:") == (None, ())


def test_first_sentence_weighs_more_than_what_follows() -> None:
    first, _ = propose_kind("We onderzoeken het. Daarna bouwen we.")
    second, _ = propose_kind("We bouwen aan een park. Daarna kijken we wat onderzocht kan worden.")
    assert first == "study"
    assert second in ("deliver", "study")


def test_no_phrase_stands_twice_in_the_table() -> None:
    phrases = [phrase for words in KIND_WORDS.values() for phrase, _ in words]
    assert sorted(phrases) == sorted(set(phrases))


def test_table_holds_phrases_and_no_whole_sentences() -> None:
    phrases = [phrase for words in KIND_WORDS.values() for phrase, _ in words]
    assert max(len(re.findall(r"[^\W\d]+", phrase)) for phrase in phrases) <= 4


@given(st.text(), st.text())
def test_any_text_is_read(text: str, more: str) -> None:
    kind, words = propose_kind(f"{text} we onderzoeken {more}")
    assert len(words) <= WORDS_SHOWN
    assert (kind is None) == (not words)
