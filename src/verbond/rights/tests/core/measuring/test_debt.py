import datetime as dt

import pytest

from verbond.rights.core.errors import CaseError
from verbond.rights.core.measuring import rules_debt, trust_of
from verbond.rights.core.measuring.debt import is_stale
from verbond.rights.core.measuring.quarters import quarter_of, span_of
from verbond.rights.loading import shipped_rules

TODAY = dt.date(2026, 11, 23)


def test_each_line_of_the_rules_debt_is_a_part_of_the_one_before() -> None:
    debt = rules_debt(shipped_rules(), with_cases=["vt", "not-a-right"], day=TODAY)
    assert set(debt.verified) <= set(debt.encoded) <= set(debt.in_force)
    assert debt.with_cases == ("vt",)
    assert len(debt.in_force) == 24


def test_a_right_with_old_amounts_is_not_verified_this_year() -> None:
    rules = shipped_rules()
    debt = rules_debt(rules, with_cases=[], day=TODAY)
    assert is_stale(rules, "igo", TODAY)
    assert "igo" not in debt.verified


def test_in_a_year_in_which_nobody_looked_nothing_is_verified() -> None:
    assert rules_debt(shipped_rules(), with_cases=[], day=dt.date(2030, 1, 1)).verified == ()


def test_trust_names_the_rights_in_doubt_and_the_oldest_check() -> None:
    found = trust_of(shipped_rules(), day=TODAY)
    assert "igo" in found.doubtful
    assert found.oldest_checked_on == dt.date(2026, 11, 23)
    assert "igo" in found.stale


def test_quarters_are_written_and_read_back() -> None:
    for month in range(1, 13):
        day = dt.date(2024, month, 15)
        first, last = span_of(quarter_of(day))
        assert first <= day <= last
    assert span_of("2023-K4") == (dt.date(2023, 10, 1), dt.date(2023, 12, 31))


@pytest.mark.parametrize("written", ["2024-K5", "2024", "1999-K1", "2024-K2 "])
def test_words_that_are_no_quarter_are_refused(written: str) -> None:
    with pytest.raises(CaseError, match="2024-K2"):
        span_of(written)
