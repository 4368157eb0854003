"""What changed between two texts."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from verbond.scorecards.core.difference import difference, is_changed

WORDS = st.lists(st.sampled_from(["de", "markt", "kost", "5", "euro", ".", "niets"]), max_size=25)
TEXTS = st.lists(WORDS.map(" ".join), max_size=6).map("\n".join)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back(before: str, after: str) -> None:
    pieces = difference(before, after)
    kept = [piece.text for piece in pieces if piece.kind != "new"]
    came = [piece.text for piece in pieces if piece.kind != "gone"]
    assert " ".join(kept).split() == before.split()
    assert " ".join(came).split() == after.split()
    assert is_changed(before, after) == any(piece.kind != "same" for piece in pieces)
    assert all(first.kind != then.kind for first, then in itertools.pairwise(pieces))


def test_white_space_is_no_change() -> None:
    assert not is_changed("Artikel 1.\n\nDe markt.", "Artikel 1.  \nDe   markt.\n")
    assert [one.kind for one in difference("De  markt.\n\n", "De markt.")] == ["same"]


def test_a_very_long_passage_is_shown_as_a_whole() -> None:
    before, after = "oud " * 1600, "nieuw " * 1600
    assert [piece.kind for piece in difference(before, after)] == ["gone", "new"]
    assert difference("", "") == ()
