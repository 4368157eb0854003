"""The interpreter over columns says what the one for a household says."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.rights.core.answers import Answer, Verdict
from verbond.rights.core.household import answers
from verbond.rights.core.population import (
    NO_SUBJECT,
    UNBOUNDED,
    VERDICTS,
    Results,
    RightResult,
    evaluate,
    population_of,
)
from verbond.rights.core.population.results import TRUTHS
from verbond.rights.core.structure import Case
from verbond.rights.loading import shipped_rules
from verbond.rights.testing.random_cases import cases

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
    rows = _rows(drawn)
    for number, case in enumerate(drawn):
        found = answers(rules, case, day, variant=variant)
        for one in found:
            assert _seen(results[one.right], rows, number, one) == _said(one)
    known = sum(int((one.verdict != NO_SUBJECT).sum()) for one in results.rights.values())
    assert known == sum(len(answers(rules, case, day, variant=variant)) for case in drawn)


def _rows(drawn: list[Case]) -> dict[tuple[int, str, str], int]:
    """Return the row of every subject: members stand by household, bonds in their own order."""
    found: dict[tuple[int, str, str], int] = {}
    persons = homes = bonds = 0
    for number, case in enumerate(drawn):
        for home in case.homes.values():
            found[number, home.id, ""] = homes
            homes += 1
            for one in home.members:
                found[number, one, ""] = persons
                persons += 1
        for one, other in case.subjects("care"):
            found[number, one, other] = bonds
            bonds += 1
    return found


type Row = tuple[Verdict, int | None, int | None, dict[str, str]]


def _seen(
    result: RightResult, rows: dict[tuple[int, str, str], int], number: int, one: Answer
) -> Row:
    row = rows[number, one.subject, one.about]
    verdict = VERDICTS[result.verdict[row]]
    conditions = {
        key: TRUTHS[codes[row]].value
        for key, codes in result.conditions.items()
        if key in one.conditions
    }
    if one.amount is None:
        return verdict, None, None, conditions
    high = int(result.high[row])
    return verdict, int(result.low[row]), None if high >= UNBOUNDED else high, conditions


def _said(one: Answer) -> Row:
    conditions = {key: truth.value for key, truth in one.conditions.items()}
    if one.amount is None:
        return one.verdict, None, None, conditions
    return one.verdict, one.amount.low, one.amount.high, conditions


def test_nobody_is_an_empty_population() -> None:
    day = DAYS[1]
    results: Results = evaluate(shipped_rules(), population_of([]), day)
    assert all(len(one.verdict) == 0 for one in results.rights.values())
