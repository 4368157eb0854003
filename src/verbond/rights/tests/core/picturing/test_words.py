"""Parts of rules that no shipped rule needs today, in words."""

import datetime as dt
from fractions import Fraction

from verbond.rights.core import tree
from verbond.rights.core.parameters import Parameters
from verbond.rights.core.picturing import amount_of, pictured
from verbond.rights.core.picturing.parts import Part
from verbond.rights.core.picturing.phrases import Words, phrase
from verbond.rights.core.tree import (
    All,
    AnyOf,
    Compare,
    Condition,
    Const,
    Extreme,
    Fact,
    If,
    Not,
    Over,
    Right,
    Shift,
    Today,
    Unexamined,
)  # fmt: skip
from verbond.rights.core.vocabulary import FactKind
from verbond.rights.loading import shipped_rules

TRUTH = "truth"


def a_fact(name: str, unit: str = TRUTH) -> Fact:
    return Fact(unit=unit, entity=tree.PERSON, name=name)


ORPHAN, PLACE = a_fact("full_orphan"), a_fact("stays_effectively")
BOTH = All(unit=TRUTH, of=(ORPHAN, PLACE))
BORN = a_fact("birth_date", "date")
NOW = Today(unit="date")


def drawn(node: tree.Node) -> Part:
    return pictured(Right("proef", "person", node), shipped_rules())


def words(node: tree.Node) -> str:
    rules = shipped_rules()
    return phrase(node, Words(rules.vocabulary, rules.parameters))


def later(of: tree.Node, years: int, step: str = "years", sign: int = 1) -> Shift:
    by = Const(unit="number", value=years)
    return Shift(unit="date", day=of, by=by, step=step, sign=sign)


def compared(op: str, left: tree.Node, right: tree.Node = NOW) -> Compare:
    return Compare(unit=TRUTH, op=op, left=left, right=right)


def test_not_of_one_thing_is_a_sentence_and_not_of_several_a_bracket() -> None:
    assert drawn(Not(unit=TRUTH, of=ORPHAN)).text == "Niet: volle wees"
    several = drawn(Not(unit=TRUTH, of=BOTH))
    assert (several.kind, len(several.parts[0].parts)) == ("not", 2)


def test_a_choice_between_conditions_shows_all_three() -> None:
    part = drawn(If(unit=TRUTH, test=ORPHAN, then=PLACE, other=Const(unit=TRUTH, value=False)))
    assert (part.kind, [one.text for one in part.parts]) == (
        "if", ["Volle wees", "Verblijft ook echt op het adres van de domicilie", "Nooit zo"],
    )  # fmt: skip


def test_a_condition_around_a_condition_keeps_both_names() -> None:
    inner = Condition(unit=TRUTH, id="binnen", of=ORPHAN)
    part = drawn(Condition(unit=TRUTH, id="buiten", of=inner))
    assert (part.id, part.text, part.parts[0].id) == ("buiten", "Buiten", "binnen")


def test_everybody_of_a_circle_and_what_nobody_verified() -> None:
    part = drawn(Over(unit=TRUTH, how="everyone", circle="bewoners", given=BOTH, of=PLACE))
    assert (part.kind, part.parts[0].kind) == ("everyone", "all")
    assert drawn(Unexamined(unit=TRUTH, text="De kamer")).kind == "unexamined"


def test_a_bound_of_two_days_is_no_part_of_a_dated_rule() -> None:
    since = compared("<=", Const(unit="date", value=dt.date(2024, 1, 1)))
    number = compared("<=", Const(unit="number", value=3), NOW)
    assert drawn(All(unit=TRUTH, of=(since, ORPHAN))).since == dt.date(2024, 1, 1)
    assert drawn(All(unit=TRUTH, of=(number, ORPHAN))).since is None


def test_ages_terms_and_days_are_said_as_people_say_them() -> None:
    assert drawn(compared("<=", later(BORN, 18))).text == "Leeftijd is minstens 18 jaar"
    assert drawn(compared(">", later(BORN, 6, "months"))).text == (
        "Geboortedatum: minder dan 6 maanden geleden"
    )
    assert words(later(BORN, 18)) == "de dag waarop iemand 18 jaar wordt"
    assert words(later(NOW, 2, "days", -1)) == "2 dagen voor vandaag"
    assert words(Today(unit="date", anchor="year_end", years=-1)) == "31 december van vorig jaar"
    assert words(Today(unit="date", anchor="month_day", name="premie_nuts.aanvraag.tot")) == (
        "“aanvragen tot en met”"
    )
    assert drawn(compared("==", later(NOW, 1, "years"))).text == "1 jaar na vandaag is vandaag"


def test_values_are_said_exactly() -> None:
    third = Const(unit="number", value=Fraction(1, 3))
    assert words(third) == "1/3"
    assert words(Const(unit=TRUTH, value=True)) == "ja"
    both = (Const(unit="EUR/year", value=100), Const(unit="EUR/year", value=250))
    assert words(Extreme(unit="EUR/year", op="min", of=both)) == "het laagste van: € 1; € 2,50".replace("€ ", "€\xa0")  # fmt: skip # noqa: E501
    chosen = If(unit="EUR/year", test=ORPHAN, then=both[0], other=both[1])
    assert words(chosen).startswith("€\xa01, of €\xa02,50")
    nobody = Over(unit=TRUTH, how="someone", circle="bewoners", given=AnyOf(unit=TRUTH, of=(ORPHAN, PLACE)))  # fmt: skip # noqa: E501
    assert " of " in words(nobody)


def test_an_amount_by_cases_says_which_one_counts_for_whom() -> None:
    chosen = If(unit="EUR/year", test=Not(unit=TRUTH, of=ORPHAN), then=Const(unit="EUR/year", value=0), other=Unexamined(unit="EUR/year", text="Elders"))  # fmt: skip # noqa: E501
    amount = amount_of(Right("proef", "person", ORPHAN, amount=chosen), shipped_rules())
    assert amount is not None
    assert [one.text for one in amount.parts] == ["niet: volle wees", ""]
    assert amount.parts[1].parts[0].kind == "unexamined"


def test_words_need_nothing_but_labels() -> None:
    kind = FactKind("rijk", "Rijk", "-", "person", "bool", is_sensitive=False, effort=1)
    assert phrase(a_fact("rijk"), Words({"rijk": kind}, Parameters({}))) == "rijk"
