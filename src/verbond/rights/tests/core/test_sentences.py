"""How numbers, conditions and parts of a rule read in Dutch."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from verbond.rights.core.answers import Truth
from verbond.rights.core.explaining import explain
from verbond.rights.core.household import Evaluation
from verbond.rights.core.language import (
    Book,
    alle,
    als,
    dag,
    een_van,
    feit,
    hoogstens,
    iedereen,
    iemand,
    laagste,
    laatste_aanslag,
    meer_dan,
    minstens,
    niet,
    par,
    read_right,
    reading,
    regel,
    vandaag,
    voorwaarde,
)  # fmt: skip
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.core.sentences import MARKS, bounds, sentences, summary, value
from verbond.rights.core.structure import Case, Home, Interval, Known, Member
from verbond.rights.core.tree import Node, Right
from verbond.rights.loading import shipped_rules

DAY = dt.date(2024, 6, 1)


@pytest.mark.parametrize(
    ("given", "unit", "told"),
    [
        (131_420, "EUR/month", "1.314,20 euro per maand"),
        (-5, "EUR", "−0,05 euro"),
        (700, "EUR/voucher", "7,00 euro per cheque"),
        (Fraction(1, 3), "EUR", "0,00 euro"),
        (1, "months", "1 maand"),
        (3, "months", "3 maanden"),
        (40, "vouchers/year", "40 cheques per jaar"),
        (66, "percent", "66 %"),
        (Fraction(9, 2), "tenths", "4,5/10"),
        (12_345, "count", "12.345"),
        (dt.date(2024, 3, 1), "date", "1 maart 2024"),
        ("12-15", "month-day", "15 december"),
        ("huur_privaat", "choice", "huur privaat"),
        (True, "truth", "ja"),
        (False, "truth", "nee"),
        (None, "EUR", "niet nagekeken"),
    ],
)
def test_a_value_reads_in_its_unit(given: Any, unit: str, told: str) -> None:
    assert value(given, unit) == told


@pytest.mark.parametrize(
    ("pair", "unit", "told"),
    [
        ((5, 5), "points", "5 punten"),
        ((0, None), "EUR", "niet gekend"),
        (None, "EUR", "niet gekend"),
        ((1, None), "points", "minstens 1 punt"),
        ((None, 9), "points", "hoogstens 9 punten"),
        ((dt.date(2024, 3, 1), None), "date", "vanaf 1 maart 2024"),
        ((None, dt.date(2024, 3, 1)), "date", "tot 1 maart 2024"),
        ((0, 4_000), "EUR", "tussen 0,00 euro en 40,00 euro"),
    ],
)
def test_what_is_half_known_reads_as_such(pair: Any, unit: str, told: str) -> None:
    assert bounds(pair, unit) == told


def made(condition: Any, day: dt.date = DAY, **facts: Known) -> list[str]:
    """Explain a right of one condition of a household of one person."""
    plain = shipped_rules()

    def rule() -> Right:
        return regel("persoon", voorwaarde("proef", condition()))

    with reading(Book(plain.vocabulary, plain.parameters.units())):
        right = read_right("vt", rule)
    rules: RuleSet = replace(plain, rights={"vt": right})
    case = Case({"h": Home("h", ("a",))}, {"a": Member("a", "h", facts)})
    evaluation = Evaluation(rules, case, day)
    evaluation.answer("vt", "a")
    root = explain(evaluation, "vt", "a")
    return [summary(root), *(f"{one.mark} {one.text}" for one in sentences(root))]


def exactly(number: int) -> Interval:
    return Interval(number, number)


def test_a_condition_by_itself() -> None:
    assert made(lambda: feit("receives_vt"), receives_vt=True) == [
        "De voorwaarde klopt.",
        "✔ Proef: Heeft de verhoogde tegemoetkoming: ja.",
    ]
    assert made(lambda: feit("receives_vt"), receives_vt=False)[0] == "De voorwaarde klopt niet."
    assert made(lambda: feit("receives_vt"))[0] == "We weten nog niet of de voorwaarde klopt."


def test_what_must_not_hold_together() -> None:
    def condition() -> Node:
        return niet(alle(feit("receives_vt"), feit("wheelchair_attest")))

    assert made(condition, receives_vt=True, wheelchair_attest=False)[1:] == ["✔ Proef."]
    lines = made(lambda: een_van(condition(), feit("dementia_proof")), wheelchair_attest=False)
    assert "✔ Dit mag niet kloppen." in lines


def test_a_choice_between_two_rules() -> None:
    def condition() -> Node:
        return als(feit("receives_vt"), feit("wheelchair_attest"), feit("dementia_proof"))

    assert made(condition, receives_vt=True, wheelchair_attest=True)[1:] == [
        "✔ Proef.",
        "✔ Heeft de verhoogde tegemoetkoming: ja.",
        "✔ Attest van een arts: rolstoelgebonden: ja.",
    ]


def test_everybody_and_nobody() -> None:
    lines = made(lambda: iedereen("anderen_thuis", feit("receives_vt")))
    assert lines[1] == "✔ Proef."


def test_a_score_that_is_too_low_says_how_much_is_needed() -> None:
    (_holds, line) = made(lambda: minstens(feit("belrai_total"), 13), belrai_total=exactly(9))
    assert line == (
        "✘ Proef: BelRAI Screener: totaalscore: 9 punten. Dat moet minstens 13 punten zijn."
    )


def test_an_amount_that_is_too_low() -> None:
    lines = made(
        lambda: meer_dan(feit("means_month"), par("leefloon.categorie_1")),
        means_month=exactly(85_897),
    )
    assert "Dat is precies de grens. Dat moet meer dan 858,97 euro per maand zijn." in lines[1]
    lines = made(
        lambda: minstens(feit("means_month"), par("leefloon.categorie_1")),
        means_month=exactly(85_896),
    )
    assert "Dat is 0,01 euro te laag." in lines[1]


def test_two_days_held_against_each_other() -> None:
    lines = made(
        lambda: hoogstens(feit("leefloon_request_date"), vandaag()),
        leefloon_request_date=exactly(dt.date(2024, 1, 2).toordinal()),
    )
    assert lines[1] == (
        "✔ Proef: Datum van de leefloonaanvraag: 2 januari 2024. "
        "Dat mag niet later zijn dan 1 juni 2024."
    )


def test_the_least_of_two_amounts_is_called_by_the_first() -> None:
    def condition() -> Node:
        least = laagste(laatste_aanslag("taxable_income"), par("vt.huidig.basis"))
        return hoogstens(least, par("vt.vorig_jaar.basis"))

    (_holds, line) = made(condition, DAY, **{"taxable_income.2022": exactly(700)})
    assert "aanslagbiljet van 2022: 7,00 euro per jaar. Dat moet hoogstens 25.630,67" in line


def test_a_day_on_which_nothing_was_known_is_open() -> None:
    lines = made(
        lambda: iemand(
            "bewoners", feit("receives_vt"),
            op=dag("month_day", parameter="premie_nuts.aanvraag.tot"),
        ),
        dt.date(2001, 1, 1),
        receives_vt=True,
    )  # fmt: skip
    assert lines[0] == "We weten nog niet of de voorwaarde klopt."


def test_a_mark_for_each_truth() -> None:
    assert [MARKS[one] for one in (Truth.YES, Truth.NO, Truth.OPEN)] == ["✔", "✘", "?"]
