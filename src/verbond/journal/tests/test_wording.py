"""Text in the journal is visible and bounded."""

from hypothesis import given
from hypothesis import strategies as st

from verbond.journal.core.wording import has_hidden, visible, visible_details


@given(st.text(), st.integers(1, 50))
def test_any_text_becomes_visible_storable_and_short(text: str, length: int) -> None:
    shown = visible(text, length)
    assert len(shown) <= length
    assert not has_hidden(shown)
    shown.encode()  # a lone surrogate would not be storable


def test_text_that_turns_a_line_around_is_marked() -> None:
    assert visible("Goed\u202edgekeurd", 50) == "Goed\ufffddgekeurd"


def test_texts_deep_in_details_are_cleaned_and_numbers_stay() -> None:
    dirty = {"a": ["x\x00", 1, None], "b": {"c": ("y\u2066",)}}
    assert visible_details(dirty) == {"a": ["x\ufffd", 1, None], "b": {"c": ["y\ufffd"]}}
