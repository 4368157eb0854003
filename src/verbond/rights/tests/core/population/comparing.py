"""Hold what both interpreters say beside each other."""

from verbond.rights.core.answers import Answer, Verdict
from verbond.rights.core.population import UNBOUNDED, VERDICTS, RightResult
from verbond.rights.core.population.results import TRUTHS
from verbond.rights.core.structure import Case


def rows_of(drawn: list[Case]) -> dict[tuple[int, str, str], int]:
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


def seen(
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


def said(one: Answer) -> Row:
    conditions = {key: truth.value for key, truth in one.conditions.items()}
    if one.amount is None:
        return one.verdict, None, None, conditions
    return one.verdict, one.amount.low, one.amount.high, conditions
