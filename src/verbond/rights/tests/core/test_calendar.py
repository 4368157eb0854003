"""Anniversaries, months and quarters, to the day."""

from datetime import date

import pytest

from verbond.rights.core.calendar import day_of, shifted


@pytest.mark.parametrize(
    ("day", "steps", "step", "found"),
    [
        (date(2025, 3, 1), 3, "months", date(2025, 6, 1)),
        (date(2024, 11, 30), 3, "months", date(2025, 2, 28)),
        (date(2024, 2, 29), 1, "years", date(2025, 2, 28)),
        (date(2024, 2, 29), 4, "years", date(2028, 2, 29)),
        (date(2024, 3, 31), -1, "months", date(2024, 2, 29)),
        (date(2025, 1, 1), 60, "days", date(2025, 3, 2)),
        (date(9999, 1, 1), 5, "years", date.max),
        (date(1, 1, 1), -5, "years", date.min),
    ],
)
def test_a_later_day(day: date, steps: int, step: str, found: date) -> None:
    assert date.fromordinal(shifted(day.toordinal(), steps, step)) == found


@pytest.mark.parametrize(
    ("anchor", "years", "found"),
    [
        ("day", 0, date(2025, 5, 31)),
        ("year_start", 0, date(2025, 1, 1)),
        ("year_end", 1, date(2026, 12, 31)),
        ("quarter_start", 0, date(2025, 4, 1)),
        ("toeslag_start", 0, date(2024, 9, 1)),
        ("toeslag_end", 0, date(2025, 8, 31)),
    ],
)
def test_the_days_that_follow_from_a_day(anchor: str, years: int, found: date) -> None:
    assert day_of(anchor, date(2025, 5, 31), years) == found


def test_a_named_day_of_the_year() -> None:
    assert day_of("month_day", date(2025, 5, 31), 0, "12-15") == date(2025, 12, 15)


def test_from_september_on_the_year_of_the_allowance_is_the_new_one() -> None:
    assert day_of("toeslag_start", date(2025, 9, 1)) == date(2025, 9, 1)
    assert day_of("toeslag_end", date(2025, 9, 1)) == date(2026, 8, 31)
