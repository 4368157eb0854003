"""What changed between two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.decisions.core import differing
from verbond.decisions.core.differing import differences, share_changed

TEXTS = st.text(alphabet="ab c\n.,é", max_size=60)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back_from_their_differences(before: str, after: str) -> None:
    found = differences(before, after)
    assert "".join(one.text for one in found if one.kind != "new") == before
    assert "".join(one.text for one in found if one.kind != "gone") == after


@given(TEXTS)
def test_same_text_has_no_difference(text: str) -> None:
    assert all(one.kind == "same" for one in differences(text, text))
    assert share_changed(text, text) == (0, 0)


def test_long_texts_are_compared_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differing, "MOST_WORDS", 3)
    found = differences("een twee\ndrie vier\n", "een twee\ndrie vijf\n")
    assert [(one.kind, one.text) for one in found] == [
        ("same", "een twee\n"),
        ("gone", "drie vier\n"),
        ("new", "drie vijf\n"),
    ]
