"""Hostile and careless text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.budgets.core.proposing.cells import safe_cell
from verbond.budgets.core.proposing.errors import TextRefused
from verbond.budgets.core.proposing.keys import LONGEST_KEY, RESERVED, key_of
from verbond.budgets.core.proposing.wording import LONGEST_BODY, checked, one_line, several_lines


def test_text_that_cannot_be_seen_is_no_text() -> None:
    assert one_line("\u200b\u200d \u2060\ufeff") == ""
    assert several_lines("\u200c\n\u200d") == ""


def test_text_cannot_turn_the_line_around() -> None:
    assert one_line("Bank \u202eknab\u202c") == "Bank knab"


def test_letters_that_need_a_joiner_keep_it() -> None:
    assert one_line("می\u200cخواهم") == "می\u200cخواهم"


def test_lines_stay_and_empty_ones_do_not_pile_up() -> None:
    assert several_lines("een\r\n\r\n\r\n\r\ntwee\tdrie ") == "een\n\ntwee drie"


def test_megabyte_is_cut_before_it_is_looked_at() -> None:
    assert len(several_lines("x" * 1_000_000)) == 4 * LONGEST_BODY


def test_length_is_told_in_characters() -> None:
    with pytest.raises(TextRefused, match=r"telt 5 tekens\. Hoogstens 4") as refused:
        checked("vijf!", name="title", label="Titel", most=4)
    assert refused.value.code == "title"
    with pytest.raises(TextRefused, match="minstens 3"):
        checked("ab", name="title", label="Titel", most=4, least=3)
    with pytest.raises(TextRefused, match="vul in"):
        checked("", name="title", label="Titel", most=4)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)
    assert several_lines(several_lines(text)) == several_lines(text)


@given(st.text(), st.sets(st.from_regex(r"[a-z]{1,3}(-[0-9])?", fullmatch=True)))
def test_key_is_free_and_fits_an_address(title: str, taken: set[str]) -> None:
    key = key_of(title, taken)
    assert key not in taken
    assert key not in RESERVED
    assert 0 < len(key) <= LONGEST_KEY + 4
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    cell = str(safe_cell(text))
    stripped = cell.lstrip(" ")
    assert not stripped.startswith(("=", "@", "\t", "\r", "|", "%"))
    assert stripped.removeprefix("'").lstrip(" ") == text.lstrip(" ") or cell == text


def test_numbers_and_nothing_stay_what_they_are() -> None:
    assert [safe_cell(one) for one in (3, None, "-3,50", "+32 89")] == [3, "", "-3,50", "'+32 89"]
