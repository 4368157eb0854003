"""A piece that could not be kept, or says something impossible, is refused with its field."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from verbond.agreement.core.evidence import EvidenceRefused, Piece
from verbond.agreement.core.evidence.checking import check_piece
from verbond.journal.core.errors import DetailsNotExact

TODAY = date(2026, 3, 2)
PIECE = Piece("rights", "telling/1", "register", "counted", "Telling (fictief)", "fictief", TODAY)


def test_a_plain_piece_is_kept() -> None:
    check_piece(PIECE, today=TODAY)
    check_piece(replace(PIECE, number=Decimal("3.1250"), out_of=Decimal(10)), today=TODAY)
    check_piece(replace(PIECE, shows="measured", number=Decimal(-3)), today=TODAY)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("room", "Een kamer", "name of a room"),
        ("key", "", "cannot be empty"),
        ("key", "k" * 91, "at most 90"),
        ("kind", "gerucht", "'gerucht' is not one of decision"),
        ("shows", "klaar", "'klaar' is not one of not-started"),
        ("title", " ", "cannot be empty"),
        ("title", "a\x00b", "without NUL"),
        ("source", "", "cannot be empty"),
        ("url", "javascript:alert(1)", "a path of the site"),
        ("url", "//elders.example", "a path of the site"),
        ("on", date(2026, 3, 3), "still to come"),
        ("number", Decimal("NaN"), "cannot be kept exactly"),
        ("number", Decimal("0.00001"), "at most 14 digits and 4 decimals"),
        ("number", Decimal(10) ** 14, "cannot be kept exactly"),
        ("number", Decimal(-1), "0 or more"),
        ("out_of", Decimal(0), "say None when nobody knows it"),
        ("planned_cents", 1.5, "whole cents"),
        ("booked_cents", 2**60, "whole cents"),
    ],
)
def test_a_piece_with_a_fault_is_refused(field: str, value: Any, says: str) -> None:
    with pytest.raises(EvidenceRefused) as fault:
        check_piece(replace(PIECE, **{field: value}), today=TODAY)
    assert fault.value.code == field
    assert says in fault.value.message


def test_a_statement_without_a_name_is_refused() -> None:
    with pytest.raises(EvidenceRefused, match="names who says so"):
        check_piece(replace(PIECE, kind="statement"), today=TODAY)


def test_facts_that_two_programs_write_differently_are_refused() -> None:
    with pytest.raises(DetailsNotExact):
        check_piece(replace(PIECE, facts={"euro": 0.1}), today=TODAY)
