"""One household whose facts may be unknown: small rules, worked out by hand."""

import datetime as dt
from collections.abc import Callable, Mapping

import pytest

from verbond.rights.core.answers import Amount, Truth, Verdict
from verbond.rights.core.errors import CaseError
from verbond.rights.core.household import Evaluation, answers, rounded
from verbond.rights.core.language import (
    Book,
    aantal,
    alle,
    als,
    altijd,
    deel,
    een_van,
    feit,
    hoogste,
    hoogstens,
    iedereen,
    iemand,
    is_een,
    jonger_dan,
    laatste_aanslag,
    leeftijd_bereikt,
    minder_dan,
    minstens,
    minstens_jaar,
    niet,
    niet_gekend,
    par,
    read_right,
    reading,
    regel,
    schijf,
    som,
    thuis,
    versie,
    voorwaarde,
)  # fmt: skip
from verbond.rights.core.parameters import Parameter, Parameters, Row
from verbond.rights.core.ruleset import CatalogueRow, RuleSet
from verbond.rights.core.structure import Case, Facts, Home, Interval, Member
from verbond.rights.core.tree import Node, Right
from verbond.rights.core.vocabulary import read_vocabulary

DAY = dt.date(2025, 6, 1)
FACTS: list[tuple[str, str, str, str, dict[str, object]]] = [
    ("birth_date", "date", "person", "date", {}),
    ("domicile_since", "date", "person", "date", {}),
    ("means", "EUR/month", "person", "number", {}),
    ("income", "EUR/year", "person", "number", {"by_year": True}),
    ("ill", "-", "person", "bool", {}),
    ("poor", "-", "person", "judgement", {}),
    ("fuel", "-", "person", "choice", {"choices": ["oil", "gas"]}),
    ("rent", "EUR/month", "household", "number", {}),
]
SINCE = dt.date(2025, 1, 1)


def parameter(name: str, unit: str, *rows: tuple[dt.date, object]) -> Parameter:
    made = tuple(Row(since, value, "fictief", "C") for since, value in rows)
    return Parameter(name, name, name, unit, made)


PARAMETERS = Parameters(
    {
        one.name: one
        for one in (
            parameter("limit", "EUR/month", (SINCE, 100_000)),
            parameter("late", "EUR/month", (dt.date(2026, 1, 1), 5)),
            parameter("fuels", "list", (dt.date(2026, 1, 1), ("oil",))),
            parameter("knows", "bool", (dt.date(2026, 1, 1), True)),
            parameter("brackets", "EUR/year -> EUR/year", (SINCE, ((1000, 10), (None, 20)))),
            parameter("later", "EUR/year -> EUR/year", (dt.date(2026, 1, 1), ((None, 20),))),
            parameter("age", "years", (dt.date(2001, 1, 1), 65), (SINCE, 66)),
            parameter("youth", "years", (dt.date(2026, 1, 1), 66)),
        )
    }
)


def row_of(result: str, subject: str = "person", computed: str = "yes") -> CatalogueRow:
    return CatalogueRow(
        "proef", "Proef (fictief)", "city", "stad", subject, "", result, "EUR/month", computed,
        "C/C", "all", (), 3, "",
    )  # fmt: skip


def rules_of(make: Callable[[], Right], result: str = "money", subject: str = "person") -> RuleSet:
    rows = [
        {"name": name, "label": name, "unit": unit, "entity": entity, "kind": kind, **more}
        for name, unit, entity, kind, more in FACTS
    ]
    facts = read_vocabulary({"facts": rows})
    with reading(Book(facts, PARAMETERS.units())):
        right = read_right("proef", make)
    return RuleSet(facts, {"proef": row_of(result, subject)}, PARAMETERS, {"proef": right})


def case_of(home: Facts | None = None, **people: Facts) -> Case:
    members = {name: Member(name, "h", facts) for name, facts in people.items()}
    return Case({"h": Home("h", tuple(people), home or {})}, members)


def exactly(value: int) -> Interval:
    return Interval(value, value)


def day(year: int, month: int = 1, number: int = 1) -> Interval:
    return exactly(dt.date(year, month, number).toordinal())


def verdict_of(make: Callable[[], Node], facts: Facts | None = None) -> Verdict:
    rules = rules_of(lambda: regel("persoon", make()), result="status")
    return answers(rules, case_of(a=facts or {}), DAY)[0].verdict


@pytest.mark.parametrize(
    ("make", "facts", "verdict"),
    [
        (lambda: feit("ill"), {}, Verdict.MAYBE),
        (lambda: niet(feit("ill")), {"ill": False}, Verdict.YES),
        (lambda: is_een(feit("fuel"), "oil"), {}, Verdict.MAYBE),
        (lambda: is_een(feit("fuel"), "oil"), {"fuel": "gas"}, Verdict.NO),
        # No row of the parameter on the day: that path, or the whole right, is not examined.
        (lambda: hoogstens(feit("means"), par("late")), {}, Verdict.NOT_EXAMINED),
        (lambda: is_een(feit("fuel"), lijst="fuels"), {"fuel": "gas"}, Verdict.NOT_EXAMINED),
        (lambda: par("knows"), {}, Verdict.NOT_EXAMINED),
        (lambda: leeftijd_bereikt("youth"), {}, Verdict.NOT_EXAMINED),
        (lambda: niet_gekend("truth", "?"), {}, Verdict.NOT_EXAMINED),
        (lambda: alle(feit("ill"), par("knows")), {"ill": False}, Verdict.NO),
        (lambda: alle(feit("ill"), par("knows")), {}, Verdict.NOT_EXAMINED),
        (lambda: een_van(feit("ill"), par("knows")), {"ill": True}, Verdict.YES),
        (lambda: een_van(feit("ill"), par("knows")), {}, Verdict.MAYBE),
        (lambda: een_van(feit("ill"), par("knows")), {"ill": False}, Verdict.NOT_EXAMINED),
        # An open choice between two equal truths is no choice.
        (lambda: als(feit("ill"), altijd(), altijd()), {}, Verdict.YES),
        (lambda: als(feit("ill"), altijd(), niet(altijd())), {}, Verdict.MAYBE),
        (lambda: als(feit("ill"), altijd(), niet(altijd())), {"ill": False}, Verdict.NO),
        # Somebody who was 65 when 65 was the age keeps it.
        (lambda: leeftijd_bereikt("age"), {"birth_date": day(1959, 12, 31)}, Verdict.YES),
        (lambda: leeftijd_bereikt("age"), {"birth_date": day(1960, 1, 2)}, Verdict.NO),
        (lambda: leeftijd_bereikt("age"), {}, Verdict.MAYBE),
        (lambda: minstens_jaar(par("youth")), {"birth_date": day(1900)}, Verdict.NOT_EXAMINED),
    ],
)
def test_what_can_be_said(make: Callable[[], Node], facts: Facts, verdict: Verdict) -> None:
    assert verdict_of(make, facts) == verdict


def money(make: Callable[[], Node], facts: Facts, condition: Callable[[], Node] = altijd) -> object:
    rules = rules_of(lambda: regel("persoon", condition(), bedrag=make()))
    answer = answers(rules, case_of(a=facts), DAY)[0]
    return answer.verdict, answer.amount, answer.missing


def rest() -> Node:
    return hoogste(0, par("limit") - feit("means"))


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"means": exactly(40_000)}, (Verdict.YES, Amount(60_000, 60_000), ())),
        ({"means": exactly(100_000)}, (Verdict.NO, None, ())),
        # A money right that may come to nought is no certain right.
        ({}, (Verdict.MAYBE, Amount(0, 100_000), ("a.means",))),
        (
            {"means": Interval(20_000, 40_000)},
            (Verdict.YES, Amount(60_000, 80_000), ("a.means",)),
        ),
    ],
)
def test_an_amount_lies_between_what_the_facts_allow(facts: Facts, found: object) -> None:
    assert money(rest, facts) == found


def test_an_amount_that_nobody_examined_makes_the_right_not_examined() -> None:
    assert money(lambda: par("late"), {}) == (Verdict.NOT_EXAMINED, None, ())
    assert money(lambda: par("late"), {}, lambda: niet(altijd())) == (Verdict.NO, None, ())


def test_there_is_one_rounding_at_the_end_half_up() -> None:
    found = money(lambda: deel(feit("means"), 1, 2), {"means": exactly(3)})
    assert found == (Verdict.YES, Amount(2, 2), ())
    assert [rounded(value) for value in (0, -1, 1)] == [0, -1, 1]


def test_brackets_hold_their_upper_bound() -> None:
    latest = lambda: schijf(laatste_aanslag("income"), "brackets")  # noqa: E731 - said twice
    assert money(latest, {"income.2024": exactly(1000)}) == (Verdict.YES, Amount(10, 10), ())
    assert money(latest, {"income.2024": exactly(1001)}) == (Verdict.YES, Amount(20, 20), ())
    assert money(latest, {}) == (Verdict.YES, Amount(10, 20), ("a.income",))
    later = lambda: schijf(laatste_aanslag("income"), "later")  # noqa: E731
    assert money(later, {"income.2024": exactly(1)}) == (Verdict.NOT_EXAMINED, None, ())


def test_the_latest_assessment_is_of_the_greatest_year_that_is_given() -> None:
    facts = {"income.2022": exactly(1), "income.2023": exactly(2), "income.2025": exactly(3)}
    latest = lambda: laatste_aanslag("income")  # noqa: E731
    assert money(latest, facts) == (Verdict.YES, Amount(2, 2), ())
    recent = lambda: laatste_aanslag("income", jaren=(-1,))  # noqa: E731
    assert money(recent, facts) == (Verdict.MAYBE, Amount(0, None), ("a.income",))


def around(make: Callable[[], Node], people: Mapping[str, Facts]) -> tuple[Verdict, object]:
    rules = rules_of(lambda: regel("gezin", make()), result="status", subject="household")
    answer = answers(rules, case_of(**people), DAY)[0]
    return answer.verdict, answer.missing


def test_a_household_counts_its_members() -> None:
    ill: Facts = {"ill": True}
    well: Facts = {"ill": False}
    open_: Facts = {}
    someone = lambda: iemand("bewoners", feit("ill"))  # noqa: E731
    everyone = lambda: iedereen("bewoners", feit("ill"))  # noqa: E731
    two = lambda: minstens(aantal("bewoners", waarbij=feit("ill")), 2)  # noqa: E731
    assert around(someone, {"a": well, "b": ill}) == (Verdict.YES, ())
    assert around(someone, {"a": well, "b": open_}) == (Verdict.MAYBE, ("b.ill",))
    assert around(everyone, {"a": ill, "b": well}) == (Verdict.NO, ())
    assert around(everyone, {"a": ill, "b": ill}) == (Verdict.YES, ())
    assert around(two, {"a": ill, "b": open_}) == (Verdict.MAYBE, ("b.ill",))
    assert around(two, {"a": well, "b": open_}) == (Verdict.NO, ())


def test_a_sum_over_members_takes_an_open_condition_into_account() -> None:
    total = lambda: minder_dan(  # noqa: E731
        som("bewoners", feit("means"), waarbij=feit("ill")), par("limit")
    )
    rich: Facts = {"means": exactly(90_000), "ill": True}
    means: Facts = {"means": exactly(20_000)}
    assert around(total, {"a": rich, "b": means}) == (Verdict.MAYBE, ("b.ill",))
    assert around(total, {"a": rich, "b": {**means, "ill": False}}) == (Verdict.YES, ())
    assert around(total, {"a": rich, "b": {**means, "ill": True}}) == (Verdict.NO, ())


def test_a_circle_on_a_day_that_nobody_examined_decides_nothing() -> None:
    late = lambda: iemand("bewoners", altijd(), op=unknown_day())  # noqa: E731
    assert around(late, {"a": {}})[0] == Verdict.NOT_EXAMINED
    count = lambda: minstens(aantal("bewoners", op=unknown_day()), 1)  # noqa: E731
    assert around(count, {"a": {}})[0] == Verdict.NOT_EXAMINED


def unknown_day() -> Node:
    return niet_gekend("date", "?")


def test_who_is_not_born_or_does_not_live_there_yet_does_not_count() -> None:
    two = lambda: minstens(aantal("bewoners"), 2)  # noqa: E731
    a = {"birth_date": day(1980)}
    assert around(two, {"a": a, "b": {"birth_date": day(2025, 6, 2)}})[0] == Verdict.NO
    assert around(two, {"a": a, "b": {"birth_date": day(2025, 6, 1)}})[0] == Verdict.YES
    assert around(two, {"a": a, "b": {"domicile_since": day(2025, 7)}})[0] == Verdict.NO
    assert around(two, {"a": a, "b": {}})[0] == Verdict.YES


def test_nobody_answers_for_who_is_not_born() -> None:
    rules = rules_of(lambda: regel("persoon", altijd()), result="status")
    case = case_of(a={}, b={"birth_date": day(2026)})
    assert [answer.subject for answer in answers(rules, case, DAY)] == ["a"]


def test_a_rule_that_changed_holds_for_whom_the_transition_says() -> None:
    changed = lambda: versie(  # noqa: E731
        van="2025-03-01", geldt_voor=feit("ill"), nieuw=altijd(), oud=niet(altijd())
    )
    assert verdict_of(changed, {"ill": True}) == Verdict.YES
    assert verdict_of(changed, {"ill": False}) == Verdict.NO
    assert verdict_of(changed) == Verdict.MAYBE


def test_only_a_talk_is_missing() -> None:
    rules = rules_of(lambda: regel("persoon", alle(feit("ill"), feit("poor"))), result="status")
    assert answers(rules, case_of(a={"ill": True}), DAY)[0].needs_judgement
    assert not answers(rules, case_of(a={}), DAY)[0].needs_judgement


def test_a_condition_says_by_how_much_it_fails_when_both_sides_are_known() -> None:
    def rule() -> Right:
        means = feit("means")
        within = hoogstens(means, par("limit"))
        return regel("persoon", voorwaarde("genoeg", within, te_veel=(means, par("limit"))))

    rules = rules_of(rule, result="status")
    answer = answers(rules, case_of(a={"means": exactly(100_001)}), DAY)[0]
    assert (answer.failed, answer.gaps) == (("genoeg",), {"genoeg": 1})
    far = answers(rules, case_of(a={"means": Interval(200_000, None)}), DAY)[0]
    assert (far.failed, far.gaps) == (("genoeg",), {})


def test_a_condition_that_stands_in_two_versions_is_open_when_they_differ() -> None:
    def rule() -> Right:
        return regel(
            "persoon",
            als(feit("ill"), voorwaarde("x", altijd()), voorwaarde("x", niet(altijd()))),
        )

    answer = answers(rules_of(rule, result="status"), case_of(a={}), DAY)[0]
    assert answer.conditions == {"x": Truth.OPEN}


def test_a_value_of_the_home_and_of_age() -> None:
    rules = rules_of(
        lambda: regel("persoon", hoogstens(thuis(feit("rent")), par("limit"))), result="status"
    )
    case = case_of({"rent": exactly(50_000)}, a={})
    assert answers(rules, case, DAY)[0].verdict == Verdict.YES
    first, last = dt.date(2007, 6, 1).toordinal(), dt.date(2007, 6, 2).toordinal()
    born: Facts = {"birth_date": Interval(first, last)}
    assert verdict_of(lambda: jonger_dan(18), born) == Verdict.MAYBE
    assert verdict_of(lambda: minstens_jaar(17), born) == Verdict.YES


def test_an_unknown_variant_is_refused() -> None:
    rules = rules_of(lambda: regel("persoon", altijd()), result="status")
    with pytest.raises(CaseError, match="geldend, voorstel"):
        Evaluation(rules, case_of(a={}), DAY, "wens")
