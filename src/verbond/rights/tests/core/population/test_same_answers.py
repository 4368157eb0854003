"""The interpreter over columns says what the one for a household says."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.rights.core.errors import CaseError
from verbond.rights.core.household import answers
from verbond.rights.core.population import (
    NO_SUBJECT,
    Results,
    calculated,
    columns_needed,
    evaluate,
    in_batches,
    joined,
    plan_for,
    population_of,
)
from verbond.rights.core.population.investigating import bits_of
from verbond.rights.core.population.ordering import moved, ordered
from verbond.rights.loading import shipped_rules
from verbond.rights.testing.random_cases import cases
from verbond.rights.tests.core.population.comparing import rows_of, said, seen

# Days around changes of the rules: other rows, other versions, parameters that are not known.
DAYS = (
    dt.date(2019, 9, 15),
    dt.date(2022, 9, 1),
    dt.date(2023, 6, 30),
    dt.date(2024, 2, 29),
    dt.date(2025, 1, 1),
    dt.date(2026, 5, 15),
    dt.date(1999, 1, 1),
)


@pytest.mark.parametrize("variant", ["geldend", "voorstel"])
@pytest.mark.parametrize("day", DAYS, ids=str)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_a_population_gets_the_answers_of_its_households(
    day: dt.date, variant: str, data: st.DataObject
) -> None:
    rules = shipped_rules()
    drawn = data.draw(st.lists(cases(rules.vocabulary, day), min_size=1, max_size=2))
    results = evaluate(rules, population_of(drawn), day, variant=variant)
    rows = rows_of(drawn)
    for number, case in enumerate(drawn):
        found = answers(rules, case, day, variant=variant)
        for one in found:
            assert seen(results[one.right], rows, number, one) == said(one)
    known = sum(int((one.verdict != NO_SUBJECT).sum()) for one in results.rights.values())
    assert known == sum(len(answers(rules, case, day, variant=variant)) for case in drawn)


def test_nobody_is_an_empty_population() -> None:
    day = DAYS[1]
    results: Results = evaluate(shipped_rules(), population_of([]), day)
    assert all(len(one.verdict) == 0 for one in results.rights.values())


@pytest.mark.parametrize("day", DAYS[1::2], ids=str)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_missing_facts_are_those_of_the_household(day: dt.date, data: st.DataObject) -> None:
    rules = shipped_rules()
    case = data.draw(cases(rules.vocabulary, day))
    population, rows = population_of(case), rows_of([case])
    for right in rules.rights:
        plan = plan_for(rules, day, rights=(right,))
        bits = bits_of(plan)
        marks = calculated(plan, population, bits=bits)[right].marks
        for one in answers(rules, case, day, rights=(right,)):
            if one.amount is None and one.verdict != "misschien":
                continue
            mark = marks[rows[0, one.subject, one.about]] if hasattr(marks, "shape") else marks
            found = {fact for fact, bit in bits.items() if mark & bit}
            assert found == {path.split(".")[1] for path in one.missing}, (right, one)


@pytest.mark.parametrize("day", DAYS[1::2], ids=str)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_columns_that_are_not_needed_change_nothing(day: dt.date, data: st.DataObject) -> None:
    rules = shipped_rules()
    case = data.draw(cases(rules.vocabulary, day))
    whole = population_of(case)
    for right in rules.rights:
        needed = columns_needed(rules, [right], day)
        judged = {name for name, kind in rules.vocabulary.items() if kind.is_judgement}
        least = replace(
            whole,
            persons={key: one for key, one in whole.persons.items() if key in needed | judged},
            homes={key: one for key, one in whole.homes.items() if key in needed | judged},
            kept={},
        )
        found = evaluate(rules, least, day, rights=[right])
        assert found.is_same_as(evaluate(rules, whole, day, rights=[right])), right


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_parts_of_a_population_say_what_the_whole_says(data: st.DataObject) -> None:
    rules, day = shipped_rules(), DAYS[3]
    drawn = data.draw(st.lists(cases(rules.vocabulary, day), min_size=1, max_size=6))
    whole, plan = population_of(drawn), plan_for(rules, day)
    parts = list(in_batches(whole, 3))
    found = joined([calculated(plan, part) for part in parts])
    assert found.is_same_as(calculated(plan, whole))
    assert [one for part in parts for one in part.person_ids] == list(whole.person_ids)
    assert sum(part.care_count for part in parts) == whole.care_count


@settings(max_examples=15, deadline=None)
@given(data=st.data(), seed=st.integers(0, 1000))
def test_households_that_stand_apart_are_put_together_and_back(
    data: st.DataObject, seed: int
) -> None:
    rules, day = shipped_rules(), DAYS[3]
    drawn = data.draw(st.lists(cases(rules.vocabulary, day), min_size=2, max_size=6))
    plan, whole = plan_for(rules, day), population_of(drawn)
    mixed = np.random.default_rng(seed).permutation(whole.home_count)
    apart = moved(whole, mixed).population
    put = ordered(apart, 2)
    parts = [calculated(plan, part) for part in in_batches(put.population, 2)]
    assert put.put_back(joined(parts)).is_same_as(calculated(plan, apart))


def test_a_right_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(CaseError, match="There is no right erfenis"):
        evaluate(shipped_rules(), population_of([]), DAYS[0], rights=["erfenis"])


def test_a_variant_that_does_not_exist_is_refused() -> None:
    with pytest.raises(CaseError, match="geldend, voorstel"):
        evaluate(shipped_rules(), population_of([]), DAYS[0], variant="ooit")
