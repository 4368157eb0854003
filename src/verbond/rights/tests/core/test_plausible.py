"""Facts that cannot be true are named, with their place, in words for a resident."""

import datetime as dt
from collections.abc import Mapping

import pytest

from verbond.rights.core.plausible import faults
from verbond.rights.core.structure import Bond, Case, Home, Interval, Known, Member
from verbond.rights.loading import shipped_rules

DAY = dt.date(2024, 6, 1)


def on(year: int, month: int = 5, day: int = 5) -> Interval:
    ordinal = dt.date(year, month, day).toordinal()
    return Interval(ordinal, ordinal)


def cents(amount: int) -> Interval:
    return Interval(amount, amount)


def case(
    facts: Mapping[str, Known] | None = None,
    *bonds: Bond,
    home: Mapping[str, Known] | None = None,
    others: tuple[str, ...] = ("b", "c"),
) -> Case:
    members = {"a": Member("a", "h", facts or {})} | {one: Member(one, "h") for one in others}
    return Case({"h": Home("h", tuple(members), home or {})}, members, bonds)


def codes(one: Case) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in faults(one, shipped_rules().vocabulary, DAY)]


@pytest.mark.parametrize(
    ("facts", "path", "code"),
    [
        ({"birth_date": on(1800)}, "a.birth_date", "too_long_ago"),
        ({"birth_date": on(2024, 6, 2)}, "a.birth_date", "future_day"),
        ({"points_adult": cents(19)}, "a.points_adult", "too_high"),
        ({"invalidity_pct": Interval(0, 101)}, "a.invalidity_pct", "too_high"),
        ({"means_month": cents(-1)}, "a.means_month", "negative"),
        ({"means_month": cents(10_000_000_000_01)}, "a.means_month", "too_high"),
        ({"means_month": Interval(2, 1)}, "a.means_month", "min_above_max"),
        ({"taxable_income.2025": cents(1)}, "a.taxable_income.2025", "future_year"),
        ({"taxable_income.0": cents(1)}, "a.taxable_income.0", "year"),
        ({"taxable_income.abc": cents(1)}, "a.taxable_income.abc", "year"),
        ({"geluk": True}, "a.geluk", "unknown_fact"),
        (
            {"birth_date": on(2000), "domicile_since": on(1999)},
            "a.domicile_since", "before_birth",
        ),
        ({"leefloon_since": on(2023)}, "a.leefloon_since", "not_for_this_person"),
        (
            {"receives_leefloon": False, "leefloon_since": on(2023)},
            "a.leefloon_since", "not_for_this_person",
        ),
        (
            {"birth_date": on(2010), "receives_igo": True},
            "a.receives_igo", "not_for_this_person",
        ),
        (
            {"birth_date": on(1990), "full_orphan": True},
            "a.full_orphan", "not_for_this_person",
        ),
        (
            {"birth_date": on(2019), "groeipakket_child": True, "old_social_supplement": True},
            "a.old_social_supplement", "not_for_this_person",
        ),
        (
            {"points_child_pillar1": cents(5), "points_child_total": cents(4)},
            "a.points_child_pillar1", "contradiction",
        ),
        (
            {"belrai_adl_iadl": Interval(7, 9), "belrai_total": Interval(0, 6)},
            "a.belrai_adl_iadl", "contradiction",
        ),
    ],
)  # fmt: skip
def test_a_fact_that_cannot_be_is_named(facts: dict[str, Known], path: str, code: str) -> None:
    assert codes(case(facts)) == [(path, code)]


@pytest.mark.parametrize(
    "facts",
    [
        {"birth_date": on(1900)},
        {"birth_date": Interval(None, None)},
        {"birth_date": on(2024, 6, 1), "receives_igo": False, "pension_type": "geen"},
        {"birth_date": on(2006, 6, 1), "receives_igo": True},
        {"birth_date": Interval(on(2000).low, on(2020).high), "receives_igo": True},
        {"points_adult": cents(18), "invalidity_pct": cents(100), "means_month": cents(0)},
        {"receives_leefloon": True, "leefloon_since": on(2023)},
        {"birth_date": on(2018), "groeipakket_child": True, "old_social_supplement": True},
        {"belrai_adl_iadl": Interval(4, 9), "belrai_total": Interval(0, 6)},
    ],
)
def test_what_may_be_true_is_no_fault(facts: dict[str, Known]) -> None:
    assert codes(case(facts)) == []


@pytest.mark.parametrize(
    ("bonds", "found"),
    [
        ([("partner", "a", "a")], [("a.partner.a", "bond_with_oneself")]),
        ([("sibling", "a", "a")], [("a.sibling.a", "bond_with_oneself")]),
        ([("partner", "a", "x")], [("a.partner.x", "unknown_person")]),
        ([("partner", "a", "b"), ("partner", "c", "a")], [("a.partner", "two_partners")]),
        ([("partner", "a", "b"), ("partner", "b", "a")], [("b.partner.a", "bond_twice")]),
        (
            [("direct_line", "a", "b"), ("direct_line", "b", "c"), ("direct_line", "c", "a")],
            [("b.direct_line", "circular_line"), ("a.direct_line", "circular_line"),
             ("c.direct_line", "circular_line")],
        ),
        (
            [("direct_line", "a", "b"), ("partner", "b", "a")],
            [("b.partner.a", "partner_is_family")],
        ),
        ([("direct_line", "a", "b"), ("direct_line", "a", "c"), ("partner", "b", "c")], []),
        ([("cares_for", "a", "b"), ("cares_for", "b", "a")], []),
    ],
)  # fmt: skip
def test_bonds_that_cannot_be_are_named(
    bonds: list[tuple[str, str, str]], found: list[tuple[str, str]]
) -> None:
    assert codes(case({}, *(Bond(*one) for one in bonds))) == found


@pytest.mark.parametrize(
    ("elder", "younger", "degree", "told"),
    [
        (2010, 1980, 1, "Een kind kan niet ouder zijn dan zijn ouder."),
        (1980, 1980, 1, "Een kind kan niet ouder zijn dan zijn ouder."),
        (2010, 1980, 2, "Een kind kan niet ouder zijn dan zijn grootouder."),
        (1980, 2010, 1, ""),
    ],
)
def test_a_child_is_not_older_than_its_parent(
    elder: int, younger: int, degree: int, told: str
) -> None:
    people = case({"birth_date": on(elder)}, Bond("direct_line", "a", "b", degree=degree))
    child = Member("b", "h", {"birth_date": on(younger)})
    one = Case(people.homes, {**people.members, "b": child}, people.bonds)
    found = faults(one, shipped_rules().vocabulary, DAY)
    assert [fault.message for fault in found] == ([told] if told else [])


def test_a_person_lives_in_one_home() -> None:
    both = {"h": Home("h", ("a",)), "i": Home("i", ("a",))}
    assert codes(Case(both, {"a": Member("a", "h")})) == [("a", "two_homes")]
    assert codes(Case({"h": Home("h", ())}, {"a": Member("a", "h")})) == [("a", "no_home")]
    assert codes(Case({}, {"a": Member("a", "h")})) == [("a", "no_home")]


@pytest.mark.parametrize(
    ("home", "path"),
    [
        ({"tenure": "eigenaar", "owns_home": False}, "h.owns_home"),
        ({"tenure": "huur_privaat", "social_housing_shared_gas": True},
         "h.social_housing_shared_gas"),
    ],
)  # fmt: skip
def test_answers_about_the_dwelling_do_not_contradict_each_other(
    home: dict[str, Known], path: str
) -> None:
    assert codes(case(home=home)) == [(path, "contradiction")]
    assert codes(case(home={key: home[key] for key in list(home)[:1]})) == []


def test_a_rent_is_never_below_nought() -> None:
    (fault,) = faults(case(home={"rent_month": cents(-1)}), shipped_rules().vocabulary, DAY)
    assert fault.message == "Kale huurprijs per maand: dit kan niet minder dan 0 zijn."
    assert fault.is_impossible


def test_too_many_people_give_one_clear_answer_and_nothing_else() -> None:
    crowd = case({"means_month": cents(-1)}, others=tuple(f"p{n}" for n in range(20)))
    (fault,) = faults(crowd, shipped_rules().vocabulary, DAY)
    assert fault.message == "Er zijn 21 personen. Hier kunnen er hoogstens 20."
    assert len(faults(crowd, shipped_rules().vocabulary, DAY, most_persons=21)) == 1


def test_a_day_to_come_can_still_be_calculated_with() -> None:
    (fault,) = faults(case({"birth_date": on(2025)}), shipped_rules().vocabulary, DAY)
    assert not fault.is_impossible
