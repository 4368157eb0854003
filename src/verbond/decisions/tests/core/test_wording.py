"""The text of a draft, its fingerprint and how it reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.decisions.core.errors import WordingRefused
from verbond.decisions.core.wording import (
    Article,
    Wording,
    check_wording,
    fingerprint,
    readable,
    wording_of,
)

PARTS = st.text(max_size=30)


def test_typed_line_ends_and_accents_do_not_make_another_text() -> None:
    typed = wording_of(title="Caf\u0065\u0301", articles=["Een.\r\nTwee.  "])
    pasted = wording_of(title="Café ", articles=["Een.\nTwee."])
    assert fingerprint(typed) == fingerprint(pasted)


def test_empty_articles_are_left_out_and_the_others_numbered() -> None:
    found = wording_of(title="T", articles=["", "Een.", "  ", "Twee."])
    assert found.articles == (Article("1", "Een."), Article("2", "Twee."))


def test_whole_text_reads_from_title_to_last_article() -> None:
    text = readable(wording_of(title="T", motivation="Omdat.", articles=["Een."]))
    assert text == "T\n\nOmdat.\n\nArtikel 1\nEen."


@given(
    st.tuples(PARTS, PARTS, PARTS, st.lists(PARTS)), st.tuples(PARTS, PARTS, PARTS, st.lists(PARTS))
)
def test_two_texts_share_a_fingerprint_only_when_they_are_the_same(a, b) -> None:  # type: ignore[no-untyped-def]
    one, other = (
        Wording(t, s, m, tuple(Article(str(n), x) for n, x in enumerate(articles)))
        for t, s, m, articles in (a, b)
    )
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


@given(PARTS, PARTS, st.lists(PARTS))
def test_a_tidied_text_is_tidy_already(title: str, summary: str, articles: list[str]) -> None:
    once = wording_of(title=title, summary=summary, articles=articles)
    again = wording_of(
        title=once.title, summary=once.summary, articles=[one.text for one in once.articles]
    )
    assert again == once


@pytest.mark.parametrize(
    ("wording", "code"),
    [
        (wording_of(title="  "), "no_title"),
        (wording_of(title="x" * 501), "long_title"),
        (wording_of(title="x", summary="y" * 60_001), "long_part"),
        (wording_of(title="x", articles=["y"] * 201), "many_articles"),
        (wording_of(title="x", articles=["a\x00b"]), "nul"),
        (wording_of(title="x\x00"), "nul"),
    ],
)
def test_text_that_cannot_be_kept_says_which_part(wording: Wording, code: str) -> None:
    with pytest.raises(WordingRefused) as refused:
        check_wording(wording)
    assert refused.value.code == code


def test_ordinary_text_is_accepted() -> None:
    check_wording(wording_of(title="Goed", articles=["Eén."]))
