"""A rule that does not fit is refused while it is read, with its file and line."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from verbond.rights.core.errors import LanguageError
from verbond.rights.core.language import (
    Book,
    aantal,
    alle,
    als,
    altijd,
    dag,
    deel,
    een_van,
    feit,
    herleid,
    hoogste,
    hoogstens,
    is_een,
    jonger_dan,
    laatste_aanslag,
    later,
    leeftijd_bereikt,
    meer_dan,
    minstens,
    niet,
    niet_gekend,
    par,
    read_right,
    reading,
    regel,
    schijf,
    som,
    thuis,
    van_mantelzorger,
    volgens,
    voorwaarde,
)  # fmt: skip
from verbond.rights.core.tree import All, At, Node, walk
from verbond.rights.core.vocabulary import read_vocabulary

FACTS: list[tuple[str, str, str, str, dict[str, object]]] = [
    ("birth_date", "date", "person", "date", {}),
    ("income", "EUR/year", "person", "number", {"by_year": True}),
    ("means", "EUR/month", "person", "number", {}),
    ("points", "points", "person", "number", {"only_when": "age >= 18"}),
    ("school", "-", "person", "choice", {"choices": ["lager"], "only_when": "age < 25"}),
    ("old", "-", "person", "bool", {"only_when": "born before 2019-01-01 and ill"}),
    ("ill", "-", "person", "bool", {}),
    ("rent", "EUR/month", "household", "number", {}),
    ("waiting", "date", "household", "date", {}),
]
UNITS = {
    "limit.year": "EUR/year", "limit.month": "EUR/month", "count": "vouchers/year",
    "worth": "EUR/voucher", "age": "years", "wait": "months", "knows": "bool", "fuels": "list",
    "brackets": "EUR/year -> EUR/year", "least.points": "points",
}  # fmt: skip


@pytest.fixture(autouse=True)
def book() -> Iterator[None]:
    rows = [
        {"name": name, "label": name, "unit": unit, "entity": entity, "kind": kind, **more}
        for name, unit, entity, kind, more in FACTS
    ]
    with reading(Book(read_vocabulary({"facts": rows}), UNITS)):
        yield


WRONG: dict[str, tuple[Callable[[], object], str]] = {
    "month and year": (lambda: hoogstens(feit("means"), par("limit.year")), "EUR/month"),
    "sum of month and year": (lambda: feit("means") + par("limit.year"), "has no meaning"),
    "cents and points": (lambda: minstens(feit("means"), par("least.points")), "points"),
    "money and a bare number": (lambda: hoogstens(feit("means"), 1000), "number"),
    "person beside household": (lambda: feit("means") + feit("rent"), "person"),
    "household over persons": (lambda: som("bewoners", feit("rent")), "household"),
    "a year too few": (lambda: feit("income"), "give `jaar`"),
    "a year too many": (lambda: feit("means", jaar=-1), "no year"),
    "no years at all": (lambda: laatste_aanslag("means"), "no years"),
    "unknown fact": (lambda: feit("luck"), "no fact luck"),
    "unknown parameter": (lambda: par("luck"), "no parameter luck"),
    "unknown day": (lambda: dag("month_day", parameter="luck"), "no parameter luck"),
    "unknown circle": (lambda: aantal("vrienden"), "no circle vrienden"),
    "unknown choice": (lambda: is_een(feit("school"), "hoger"), "no choice hoger"),
    "no list": (lambda: is_een(feit("school"), lijst="age"), "no list parameter"),
    "a number as choice": (lambda: is_een(feit("means"), "veel"), "only a fact with choices"),
    "a number as condition": (lambda: alle(feit("ill"), feit("means")), "true or false"),
    "an amount as truth": (lambda: volgens("age"), "not true or false"),
    "no condition": (een_van, "true or false"),
    "divided by a fact": (lambda: par("limit.month") / feit("means"), "has no meaning"),
    "divided by a count": (lambda: par("limit.month") / aantal("bewoners"), "constant"),
    "two units": (lambda: als(feit("ill"), par("limit.year"), par("limit.month")), "a choice"),
    "extremes of two units": (lambda: hoogste(par("limit.year"), par("limit.month")), "max of"),
    "brackets of a month": (lambda: schijf(feit("means"), "brackets"), "the brackets of"),
    "truths compared": (lambda: hoogstens(feit("ill"), feit("ill")), "cannot be held"),
    "a gap of two units": (
        lambda: voorwaarde("x", altijd(), te_veel=(feit("means"), par("limit.year"))),
        "the gap of x",
    ),
    "months as days": (lambda: later(feit("birth_date"), par("wait"), "days"), "counted as"),
    "carer of a household": (lambda: van_mantelzorger(feit("rent")), "leads to a person"),
    "right of nobody": (lambda: regel("stad", altijd()), "is of a `persoon`"),
    "right of a person on rent": (
        lambda: regel("persoon", hoogstens(feit("rent"), par("limit.month"))),
        "rests on a condition of a household",
    ),
    "amount in points": (
        lambda: regel("persoon", altijd(), bedrag=par("least.points")),
        "not money",
    ),
}


@pytest.mark.parametrize("case", WRONG, ids=str)
def test_a_rule_that_does_not_fit_names_its_file_and_line(case: str) -> None:
    make, words = WRONG[case]
    with pytest.raises(LanguageError, match=words) as refused:
        make()
    line = make.__code__.co_firstlineno
    if make.__name__ == "<lambda>":
        assert f"test_language.py:{line}" in refused.value.message


def kinds(node: Node) -> list[str]:
    return [one.kind for one in walk(node)]


def test_a_fact_that_exists_for_some_is_read_for_them_only() -> None:
    assert isinstance(minstens(feit("points"), 12), All)
    assert "shift" in kinds(minstens(feit("points"), 12))
    assert "shift" in kinds(is_een(feit("school"), "lager"))
    old = feit("old")
    assert isinstance(old, All)
    assert {"compare", "fact"} <= set(kinds(old))


def test_a_sum_takes_what_its_fact_asks_into_its_condition() -> None:
    total = som("bewoners", feit("points"), waarbij=feit("ill"))
    assert total.exists == ()
    assert "shift" in kinds(total)


def test_a_link_carries_what_its_fact_asks_along() -> None:
    found = minstens(van_mantelzorger(feit("points")), 12)
    assert isinstance(found, All)
    assert found.entity == "care"
    assert isinstance(found.of[0], At)


def test_vouchers_of_an_amount_each_are_money_in_a_year() -> None:
    assert (par("count") * par("worth")).unit == "EUR/year"
    assert herleid(par("limit.year"), deler=55, naar="EUR/month").unit == "EUR/month"
    assert deel(par("limit.month"), 3, 4).unit == "EUR/month"
    assert (aantal("bewoners") - 1).unit == "count"


def test_a_rule_keeps_its_parts() -> None:
    right = read_right(
        "proef",
        lambda: regel("persoon", niet(jonger_dan(18)), bedrag=par("limit.month"), van=dag("day")),
    )
    assert right.id == "proef"
    assert len(right.roots()) == 3
    assert "test_language.py" in right.where


def test_words_that_lead_elsewhere_speak_of_what_they_lead_from() -> None:
    assert thuis(feit("rent")).entity == "person"
    assert leeftijd_bereikt("age").entity == "person"
    assert meer_dan(feit("birth_date"), dt.date(2000, 1, 1)).unit == "truth"
    assert niet_gekend("EUR/month", "niet gekend").text == "niet gekend"
