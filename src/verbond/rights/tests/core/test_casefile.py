"""Case files are read to the letter: what they do not say is unknown, what is odd is refused."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from verbond.rights.core.answers import Amount, Answer, Period, Truth, Verdict
from verbond.rights.core.casefile import CaseFile, Expected, differences, loosened, read_case
from verbond.rights.core.casefile.lines import as_line
from verbond.rights.core.errors import CaseError
from verbond.rights.core.reading.documents import read_document
from verbond.rights.core.structure import Bond, Interval
from verbond.rights.loading import FOLDER, document_of, shipped_rules

HOUSE = """
id: T01
title: Fictief
households:
  - id: h
    facts: {municipality: Genk, rent_month: "650.00"}
    members:
      - id: a
        facts: {birth_date: 1980-02-29, taxable_income: {2022: "10.00", 2023: {min: "5.00"}}}
      - {id: b}
relations:
  - {kind: partner, persons: [a, b], form: wettelijk}
"""
STEPS = """
steps:
  - date: 2024-06-01
    set: {a: {taxable_income: {2021: "7.05"}, best_eye_visus: 4.5}}
    unset: {h: [rent_month]}
  - date: 2024-07-01
    variant: voorstel
    label: later
    set: {b: {birth_date: {max: 2000-01-01}, receives_leefloon: true, points_adult: {max: 12}}}
"""


def read(text: str) -> CaseFile:
    rules = shipped_rules()
    return read_case(read_document(text, "t.yaml"), rules.vocabulary, "t.yaml", rules.catalogue)


def refused(text: str) -> CaseError:
    with pytest.raises(CaseError) as caught:
        read(text)
    return caught.value


def exactly(value: int) -> Interval:
    return Interval(value, value)


def test_every_shipped_case_can_be_read() -> None:
    rules = shipped_rules()
    files = sorted((FOLDER / "cases").glob("*.yaml"))
    cases = [
        read_case(document_of(file), rules.vocabulary, file.name, rules.catalogue) for file in files
    ]
    assert len(cases) >= 20
    assert sum(len(step.expected) for case in cases for step in case.steps) >= 68


def test_facts_become_cents_days_and_intervals() -> None:
    case = read(HOUSE + STEPS).case
    assert case.homes["h"].facts == {"municipality": "Genk", "rent_month": exactly(65_000)}
    assert case.members["a"].facts == {
        "birth_date": exactly(dt.date(1980, 2, 29).toordinal()),
        "taxable_income.2022": exactly(1_000),
        "taxable_income.2023": Interval(500, None),
    }
    assert case.members["b"].facts == {}
    assert case.bonds == (Bond("partner", "a", "b", "wettelijk"),)


def test_a_step_replaces_whole_facts_and_keeps_the_patches_before_it() -> None:
    first, second = read(HOUSE + STEPS).steps
    visus = Interval(Fraction(9, 2), Fraction(9, 2))
    assert (first.number, first.day, first.variant) == (1, dt.date(2024, 6, 1), "geldend")
    assert dict(first.case.members["a"].facts) == {
        "birth_date": exactly(dt.date(1980, 2, 29).toordinal()),
        "taxable_income.2021": exactly(705),
        "best_eye_visus": visus,
    }
    assert dict(first.case.homes["h"].facts) == {"municipality": "Genk"}
    assert second.case.members["a"].facts == first.case.members["a"].facts
    assert (second.number, second.variant, second.label) == (2, "voorstel", "later")
    assert dict(second.case.members["b"].facts) == {
        "birth_date": Interval(None, dt.date(2000, 1, 1).toordinal()),
        "receives_leefloon": True,
        "points_adult": Interval(0, 12),
    }


@pytest.mark.parametrize(
    ("old", "new", "code", "told"),
    [
        ("birth_date: 1980-02-29", "born: 1980-02-28", "unknown_fact", "t.yaml:9: "),
        ("birth_date: 1980-02-29", "birth_date: 1980", "no_day", "birth_date"),
        ("birth_date: 1980-02-29", 'birth_date: "2023-02-30"', "no_day", "does not exist"),
        ("birth_date: 1980-02-29", "birth_date: ~", "empty_fact", "left out"),
        ("birth_date: 1980-02-29", "birth_date: {}", "no_bounds", "`min`"),
        ("birth_date: 1980-02-29", "birth_date: {least: 1}", "unknown_key", "max, min"),
        ("birth_date: 1980-02-29", "receives_vt: ja", "no_truth", "true nor false"),
        ("birth_date: 1980-02-29", "pension_type: groot", "no_choice", "rust"),
        ("birth_date: 1980-02-29", "pension_type: 3", "no_choice", "text"),
        ("birth_date: 1980-02-29", "points_adult: veel", "no_number", "points"),
        ("birth_date: 1980-02-29", "points_adult: true", "no_number", "points"),
        ("birth_date: 1980-02-29", "points_adult: {min: 9, max: 8}", "min_above_max", "above"),
        ("birth_date: 1980-02-29", "municipality: Genk", "wrong_entity", "household"),
        ('2022: "10.00"', "2022: 10.00", "no_money", '"1314.20"'),
        ('2022: "10.00"', '2022: "10,00"', "no_money", "two decimals"),
        ('2022: "10.00"', 'vorig: "10.00"', "no_year", "no year"),
        ('{2022: "10.00", 2023: {min: "5.00"}}', '"10.00"', "no_years", "each year"),
        ('{2022: "10.00", 2023: {min: "5.00"}}', '{min: "1.00"}', "no_years", "each year"),
        ("{id: b}", "{id: a}", "id_twice", "twice"),
        ("{id: b}", "{id: h}", "id_twice", "twice"),
        ("{id: b}", "{id: 3}", "no_id", "letter"),
        ("{id: b}", "{name: b}", "unknown_key", "facts, id"),
        ("{id: b}", "b", "no_mapping", "mapping"),
        ("{id: b}", "{id: ~}", "no_id", "empty is no id"),
        ("{id: b}", "{id: [b]}", "no_id", "a list is no id"),
        ("{id: b}", "{id: {b: 1}}", "no_id", "a mapping is no id"),
        ("persons: [a, b]", "persons: [a, c]", "unknown_person", "only a, b"),
        ("persons: [a, b]", "persons: [a, a]", "relation", "different"),
        ("persons: [a, b]", "persons: [a]", "relation", "two"),
        ("persons: [a, b]", "persons: a", "no_list", "list"),
        ("form: wettelijk", "form: los", "form", "gehuwd"),
        (", form: wettelijk", "", "key_missing", "form"),
        ("kind: partner", "kind: buur", "relation", "cares_for"),
        ("id: T01", "id: ''", "no_id", "letter"),
        ("id: T01", "nummer: T01", "unknown_key", "households"),
        ("title: Fictief", "title: 3", "no_text", "text"),
        ("title: Fictief", "property: faster", "property", "refinement"),
        ("date: 2024-06-01", "day: 2024-06-01", "unknown_key", "date"),
        ("date: 2024-06-01", "date: morgen", "no_day", "2024-03-15"),
        ("variant: voorstel", "variant: hoop", "variant", "geldend, voorstel"),
        ("set: {b:", "set: {x:", "unknown_person", "x"),
        ("unset: {h: [rent_month]}", "unset: {h: [huur]}", "unknown_fact", "huur"),
        ("unset: {h: [rent_month]}", "unset: {a: [best_eye_visus]}", "set_and_unset", "`set`"),
        ("unset: {h: [rent_month]}", "unset: {h: rent_month}", "no_list", "list"),
    ],
)  # fmt: skip
def test_what_is_odd_is_refused_with_its_place(old: str, new: str, code: str, told: str) -> None:
    text = HOUSE + STEPS
    assert old in text
    error = refused(text.replace(old, new, 1))
    assert error.code == code
    assert error.message.startswith("t.yaml:")
    assert told in error.message


def test_a_case_has_a_step_and_at_most_five_hundred_people() -> None:
    assert refused(HOUSE + "steps: []").code == "no_steps"
    assert refused("id: A\nhouseholds: []\nsteps: []").code == "persons"
    people = ", ".join(f"{{id: p{number}}}" for number in range(501))
    crowd = f"id: A\nhouseholds: [{{id: h, members: [{people}]}}]\nsteps: [{{date: 2024-01-01}}]"
    assert "501 persons" in refused(crowd).message
    assert len(read(crowd.replace(", {id: p500}", "")).case.members) == 500


@pytest.mark.parametrize(
    "relation",
    [
        "{kind: partner, persons: [b, a], form: gehuwd}",
        "{kind: direct_line, elder: a, younger: b, degree: 4}",
        "{kind: direct_line, elder: a, younger: b}",
        "{kind: sibling, persons: [a, b], form: half}",
    ],
)
def test_a_relation_that_cannot_be_is_refused(relation: str) -> None:
    refused(HOUSE + f"  - {relation}\n" + STEPS)


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("{right: geluk, subject: a, verdict: ja}", "unknown_right"),
        ("{right: vt, subject: h, verdict: ja}", "unknown_subject"),
        ("{right: mantelzorgtoelage_genk, subject: a, verdict: ja}", "unknown_subject"),
        ("{right: vt, subject: a, verdict: zeker}", "verdict"),
        ("{right: vt, subject: a}", "key_missing"),
        ("{right: vt, subject: a, verdict: ja, amount: 3}", "no_money"),
        ("{right: vt, subject: a, verdict: ja, stale: misschien}", "no_truth"),
        ("{right: vt, subject: a, verdict: ja, missing_includes: [inkomen]}", "path"),
        ("{right: vt, subject: a, verdict: ja, gap: {by: '1.00'}}", "key_missing"),
        ("{right: vt, subject: a, verdict: ja, period: {since: 2024-01-01}}", "unknown_key"),
    ],
)  # fmt: skip
def test_what_cannot_be_expected_is_refused(item: str, code: str) -> None:
    text = f"{HOUSE}steps: [{{date: 2024-06-01, expected: [{item}]}}]"
    assert refused(text).code == code


def test_plain_values_without_lines_are_read_too() -> None:
    plain: dict[str, Any] = {
        "id": "T", "households": [{"id": "h", "members": [{"id": "a"}]}],
        "steps": [{"date": dt.date(2024, 1, 1), "expected": [{
            "right": "vt", "subject": "a", "verdict": "ja", "amount": {"min": "1.00"},
            "gap": {"condition": "status", "by": "-0.05"}, "period": {"to": dt.date(2025, 1, 1)},
        }]}],
    }  # fmt: skip
    (step,) = read_case(plain, shipped_rules().vocabulary, "hier").steps
    (expected,) = step.expected
    assert (expected.amount and expected.amount.low, expected.last) == (100, dt.date(2025, 1, 1))
    plain["steps"][0]["set"] = {"a": {"birth_date": 7.5}}
    with pytest.raises(CaseError, match=r"^hier: steps\[0\]\.set\.a\.birth_date: 7\.5 is no day"):
        read_case(plain, shipped_rules().vocabulary, "hier")


def answer(**changes: Any) -> Answer:
    given: dict[str, Any] = {
        "right": "vt", "subject": "a", "about": "", "date": dt.date(2024, 1, 1),
        "variant": "geldend", "verdict": Verdict.YES, **changes,
    }  # fmt: skip
    return Answer(**given)


def expected(**changes: Any) -> Expected:
    given: dict[str, Any] = {"right": "vt", "subject": "a", "verdict": "ja", **changes}
    return Expected(**given)


def test_an_answer_as_expected_has_no_difference() -> None:
    assert differences(expected(), answer(amount=Amount(1, 2), missing=("a.x",))) == ()


def test_every_difference_is_named() -> None:
    from verbond.rights.core.casefile import Gap, Span

    wanted = expected(
        amount=Span(100, 200), failed_includes=("x",), holds_includes=("y",), gap=Gap("x", 5),
        missing_includes=("a.q",), missing_excludes=("a.r",), needs_judgement=True, stale=True,
        first=dt.date(2024, 1, 1), last=dt.date(2024, 2, 1),
    )  # fmt: skip
    told = differences(
        wanted,
        answer(verdict=Verdict.NO, conditions={"x": Truth.OPEN}, missing=("a.r",)),
    )
    assert len(told) == 12
    assert told[0] == "verwacht: ja; antwoord: nee"
    assert told[1] == "laagste bedrag: verwacht 1.00; antwoord None"
    assert "verschil bij x: verwacht 0.05; antwoord None" in told
    assert told[-1] == "periode, tot: verwacht 2024-02-01; antwoord niets"


def test_only_the_bounds_that_are_given_are_compared() -> None:
    from verbond.rights.core.casefile import Span

    assert not differences(expected(amount=Span(None, 9)), answer(amount=Amount(3, 9)))


def test_knowing_more_may_not_loosen_an_answer() -> None:
    sure, maybe = answer(amount=Amount(3, 9)), answer(verdict=Verdict.MAYBE)
    assert loosened(sure, maybe)
    assert loosened(sure, answer(amount=Amount(2, 9)))
    assert loosened(sure, answer(amount=Amount(3, None)))
    assert not loosened(maybe, sure)
    assert not loosened(sure, answer(amount=Amount(4, 4)))


def test_a_line_for_programs_has_every_key_in_order() -> None:
    one = answer(
        amount=Amount(0, None), about="z", conditions={"x": Truth.NO, "y": Truth.YES},
        gaps={"x": -5}, period=Period(None, dt.date(2025, 12, 31)),
    )  # fmt: skip
    assert as_line("S1", 2, one) == {
        "case": "S1", "step": 2, "right": "vt", "subject": "a", "about": "z", "verdict": "ja",
        "amount": {"min": "0.00", "max": None}, "failed": ["x"], "holds": ["y"],
        "gaps": {"x": "-0.05"}, "missing": [], "needs_judgement": False, "stale": False,
        "period": {"from": None, "to": "2025-12-31"},
    }  # fmt: skip
    assert list(as_line("S1", 2, one)) == [
        "case", "step", "right", "subject", "about", "verdict", "amount", "failed", "holds",
        "gaps", "missing", "needs_judgement", "stale", "period",
    ]  # fmt: skip
    assert as_line("S1", 1, answer(amount=Amount(5, 5)))["amount"] == "0.05"
