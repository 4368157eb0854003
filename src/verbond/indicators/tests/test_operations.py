"""Storing readings: whole or not at all, beside the older ones."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from verbond.indicators.charts import revision_rows
from verbond.indicators.core.errors import DefinitionWrong, MappingWrong, VintageConflict
from verbond.indicators.core.outcome import Outcome
from verbond.indicators.models import Reading
from verbond.indicators.operations import import_readings, plan_import
from verbond.indicators.queries import indicator_cards
from verbond.indicators.tests.conftest import NOW
from verbond.indicators.tests.core.making import SIMPLE, outcome_of
from verbond.journal.facade import SYSTEM, entries_about

pytestmark = pytest.mark.django_db
HOMELESS = SIMPLE.replace("benches, value", "homeless-count, value").replace(
    "fictief", "own-register"
)


def table(content: str, vintage: str = "2026-01-01") -> Outcome:
    return outcome_of(content, HOMELESS.replace("2026-01-01", vintage))


def store(outcome: Outcome, *, skip: bool = False) -> tuple[int, int, int]:
    plan = import_readings(
        outcome=outcome, actor=SYSTEM, now=NOW, reason="fictief", skip_rejected=skip
    )
    return (len(plan.new), len(plan.revised), plan.known)


def test_a_dry_run_stores_nothing(genk: None) -> None:
    before = Reading.objects.count()
    assert len(plan_import(outcome=table("year,benches\n2020,4\n")).new) == 1
    assert Reading.objects.count() == before


def test_the_same_table_twice_is_known_the_second_time(genk: None) -> None:
    assert store(table("year,benches\n2020,4\n2021,5\n")) == (2, 0, 0)
    assert store(table("year,benches\n2020,4\n2021,5\n")) == (0, 0, 2)
    assert store(table("year,benches\n2020,4\n2021,5\n", "2026-05-01")) == (0, 0, 2)


def test_a_revision_is_a_new_reading_and_the_old_one_stays(genk: None) -> None:
    store(table("year,benches\n2020,4\n"))
    assert store(table("year,benches\n2020,6\n", "2026-05-01")) == (0, 1, 0)
    card = indicator_cards(["homeless-count"])[0]
    assert card.last is not None
    assert card.last.value == 6
    assert [[row.value for row in rows] for rows in revision_rows(card)] == [["4", "6"]]
    assert "0 nieuw, 1 herzien" in entries_about("indicators", "indicator", card.code)[0].summary


def test_another_value_on_the_same_day_changes_nothing(genk: None) -> None:
    store(table("year,benches\n2020,4\n"))
    before = list(Reading.objects.values_list("pk", "value"))
    with pytest.raises(VintageConflict):
        store(table("year,benches\n2020,6\n2021,7\n"))
    assert list(Reading.objects.values_list("pk", "value")) == before


def test_rejected_rows_stop_the_whole_table_unless_accepted(genk: None) -> None:
    outcome = table("year,benches\n2020,4\n2021,veel\n")
    with pytest.raises(MappingWrong, match="1 rows cannot be read, the first is row 3"):
        store(outcome)
    assert store(outcome, skip=True) == (1, 0, 0)


def test_codes_that_nobody_defined_are_refused(genk: None) -> None:
    outcome = outcome_of("year,benches\n2020,4\n")
    with pytest.raises(DefinitionWrong, match="there is no indicator 'benches'"):
        plan_import(outcome=outcome)
    strange = replace(outcome.readings[0].key, indicator="population", geography="99999")
    reading = replace(outcome.readings[0], key=strange)
    with pytest.raises(DefinitionWrong, match="there is no geography '99999'"):
        plan_import(outcome=replace(outcome, readings=(reading,)))


@pytest.mark.parametrize("breakdown", ["colour=red", "household=castle", "household"])
def test_parts_that_an_indicator_does_not_have_are_refused(genk: None, breakdown: str) -> None:
    outcome = table("year,benches\n2020,4\n")
    strange = replace(outcome.readings[0].key, breakdown=breakdown)
    reading = replace(outcome.readings[0], key=strange)
    with pytest.raises(DefinitionWrong, match="homeless-count has no part"):
        plan_import(outcome=replace(outcome, readings=(reading,)))


def test_the_database_itself_refuses_impossible_readings(genk: None) -> None:
    row = Reading.objects.filter(indicator__code="population").latest("pk")
    for change in (
        {"value": None},
        {"low": 999_999, "high": 1_000_000},
        {"period_to": dt.date(1900, 1, 1)},
        {"status": "missing"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Reading.objects.filter(pk=row.pk).update(**change)


def test_fifteen_digits_come_back_from_the_database(genk: None) -> None:
    store(table("year;benches\n2020;123456789012,345\n"))
    last = indicator_cards(["homeless-count"])[0].last
    assert last is not None
    assert last.value == Decimal("123456789012.345")
