"""Words that belong together get one token, and others do not."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.kit.dutch import analyse, fold, lists_in_use, pack, tokens, unpack, use_lists
from verbond.kit.dutch.analysis import forget

# From the table of the stemmers: singular and plural, forms of a verb.
SAME = """
    stad steden, kind kinderen, museum musea, huis huizen, bedrijf bedrijven, pad paden, weg wegen,
    bad baden, fietspad fietspaden, zwembad zwembaden, schepen schepenen, toets toetsen,
    auto auto's, loopt lopen, geeft geven, wijkbudget wijkbudgetten, oudere ouderen,
    energiegemeenschap energiegemeenschappen, crèche creches, geïsoleerd isoleren,
    geluidsscherm geluidsschermen, kangoeroestraat kangoeroestraten
"""
# False joins that the stemmer or the list makes by itself.
DIFFERENT = """
    ouders ouderen, geluid luid, gebruik bruik, woning wonen, gemeente meent, schepen schip,
    begeleiding beleid, park parking, zon zo'n, openbaar opening, waar waarde, overheid over
"""


def _pairs(text: str) -> list[list[str]]:
    return [pair.split() for pair in text.split(",")]


@pytest.mark.parametrize("pair", _pairs(SAME))
def test_forms_of_one_word_are_found_by_one_token(pair: list[str]) -> None:
    left, right = (tokens(word) for word in pair)
    assert left == right


@pytest.mark.parametrize("pair", _pairs(DIFFERENT))
def test_different_words_keep_different_tokens(pair: list[str]) -> None:
    left, right = (tokens(word) for word in pair)
    assert left != right


def test_a_word_keeps_its_place_in_the_text() -> None:
    text = "Geen (kans)armoede; zo’n auto’s in 2.000 daken"
    assert [text[w.start : w.end] for w in analyse(text).words] == [
        "Geen", "kans", "armoede", "zo’n", "auto’s", "in", "2.000", "daken",
    ]  # fmt: skip


def test_a_hyphenated_word_is_also_known_written_as_one() -> None:
    assert [whole.form for _, whole in analyse("co-housing in C-mine").joined] == [
        "cohousing",
        "cmine",
    ]


def test_accents_typed_or_not_make_no_difference() -> None:
    assert tokens("coördinatie café") == tokens("COORDINATIE cafe")


def test_search_still_works_without_word_lists() -> None:
    try:
        use_lists(False)
        use_lists(False)
        assert not lists_in_use()
        assert tokens("wijkbudgetten") == tokens("wijkbudget") == ["wijkbudget"]
        assert tokens("steden") != tokens("stad")  # the price of doing without
    finally:
        use_lists(True)
    assert tokens("steden") == tokens("stad")


def test_threads_that_ask_at_once_get_the_tokens_of_one() -> None:
    asked = [f"wijkbudget{chr(97 + a)}{chr(97 + b)}en" for a in range(20) for b in range(20)]
    expected = [tokens(word) for word in asked]
    forget()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(tokens, asked)) == expected


@given(st.text())
def test_every_token_is_plain_letters_and_digits(text: str) -> None:
    assert all(re.fullmatch("[a-z0-9]+", token) for token in tokens(text))


@given(st.text())
def test_a_packed_text_reads_back_as_the_same_words(text: str) -> None:
    found = analyse(text)
    read = list(unpack(pack(text)))
    assert [(f, t) for f, t, placed in read if placed] == [(w.form, w.token) for w in found.words]
    assert [(f, t) for f, t, placed in read if not placed] == [
        (w.form, w.token) for _, w in found.joined
    ]
    assert tokens(text) == found.tokens


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
