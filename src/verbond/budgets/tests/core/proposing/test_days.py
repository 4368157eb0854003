"""Working days and terms."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.budgets.core.proposing.days import due, holidays, is_working_day
from verbond.budgets.core.proposing.errors import TermsRefused
from verbond.budgets.core.proposing.terms import NAMES, read_terms

TERM: dict[str, Any] = {
    "from": date(2020, 1, 1),
    "days": 10,
    "source": "test",
    "grade": "own choice",
}
FILE: dict[str, Any] = {
    "terms": {name: [TERM] for name in NAMES},
    "criteria": [{"code": "legal", "label": "Mag het?", "question": "?"}],
    "themes": ["Groen"],
}


def test_holidays_of_a_known_year() -> None:
    assert sorted(holidays(2026)) == [
        date(2026, 1, 1), date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 14),
        date(2026, 5, 25), date(2026, 7, 21), date(2026, 8, 15), date(2026, 11, 1),
        date(2026, 11, 11), date(2026, 12, 25),
    ]  # fmt: skip


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 400))
def test_term_ends_on_the_first_working_day_that_it_can(start: date, days: int) -> None:
    last = due(start, days)
    assert is_working_day(last)
    shifted = (last - start).days - days
    assert 0 <= shifted <= 5
    assert not any(is_working_day(start + timedelta(days=days + n)) for n in range(shifted))


def test_term_holds_from_its_day() -> None:
    later = {**TERM, "from": date(2026, 1, 1), "days": 20}
    read = read_terms({**FILE, "terms": {**FILE["terms"], "assess": [later, TERM]}}, name="x")
    assert read.on("assess", date(2025, 12, 31)).days == 10
    assert read.due("assess", date(2026, 1, 1)) == (date(2026, 1, 21), "test")
    with pytest.raises(TermsRefused, match="2019-12-31"):
        read.on("assess", date(2019, 12, 31))


def test_criterion_that_the_file_forgot_keeps_its_code() -> None:
    read = read_terms(FILE, name="x")
    assert read.criterion("legal").label == "Mag het?"
    assert read.criterion("gone").label == "gone"


@pytest.mark.parametrize(
    ("spoiled", "says"),
    [
        ([], "expected terms"),
        ({**FILE, "terms": []}, "under 'terms'"),
        ({**FILE, "terms": {}}, "answer_flag: expected a list"),
        ({**FILE, "terms": {**FILE["terms"], "assess": [{}]}}, "assess 1, from"),
        ({**FILE, "terms": {**FILE["terms"], "assess": [{**TERM, "days": 0}]}}, "days"),
        ({**FILE, "terms": {**FILE["terms"], "assess": [{**TERM, "days": True}]}}, "days"),
        ({**FILE, "terms": {**FILE["terms"], "assess": [{**TERM, "source": ""}]}}, "source"),
        ({**FILE, "criteria": []}, "under 'criteria'"),
        ({**FILE, "criteria": ["legal"]}, "criteria 1: expected code"),
        ({**FILE, "criteria": FILE["criteria"] * 2}, "twice"),
        ({**FILE, "themes": "Groen"}, "under 'themes'"),
    ],
)
def test_wrong_file_is_refused_with_its_place(spoiled: object, says: str) -> None:
    with pytest.raises(TermsRefused, match=says):
        read_terms(spoiled, name="budgets.yaml")
