"""Printed lines become running text, the same for a shortcut as for the long way."""

from hypothesis import given
from hypothesis import strategies as st

from verbond.agreement.core.joining import joined

PIECES = st.lists(st.text(alphabet=" \t\n\x1c\x85\xa0\u2028\u3000\u200bab.–é"), max_size=6)


@given(pieces=PIECES)
def test_white_space_of_every_kind_becomes_one_space(pieces: list[str]) -> None:
    assert joined(pieces) == " ".join(" ".join(pieces).split())


def test_hyphen_at_the_end_of_a_line_is_kept_without_a_space() -> None:
    assert joined(["", "energie- ", "\xa0renovatie"]) == "energie-renovatie"
    assert joined(["koop- ", "en huur"]) == "koop- en huur"
    assert joined(["-", "eind"]) == "- eind"
