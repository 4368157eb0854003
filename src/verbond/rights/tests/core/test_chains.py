"""What follows from what over time, worked out by hand from the worked cases."""

import datetime as dt

import pytest

from verbond.rights.core.casefile import read_case
from verbond.rights.core.chains import Follow, Link, links, read_chains, what_follows
from verbond.rights.core.errors import CaseError
from verbond.rights.core.structure import Case, Home, Interval, Member
from verbond.rights.loading import FOLDER, document_of, shipped_chains, shipped_rules

LATER = dt.date(2026, 6, 1)


def judged() -> Case:
    file = FOLDER / "cases" / "S05-leefloon-alone-chain.yaml"
    return read_case(document_of(file), shipped_rules().vocabulary, "S05").steps[1].case


def follow(case: Case, day: dt.date, until: dt.date) -> tuple[Follow, ...]:
    return what_follows(shipped_rules(), shipped_chains(), case, day, until)


def born(year: int, month: int, day: int) -> Interval:
    ordinal = dt.date(year, month, day).toordinal()
    return Interval(ordinal, ordinal)


def test_a_leefloon_opens_the_vt_after_three_full_months_and_the_tariffs_at_once() -> None:
    granted = dt.date(2025, 3, 1)
    assert follow(judged(), granted, LATER) == (
        Follow("delijn_vg", "a", granted, ("leefloon",)),
        Follow("sociaal_tarief_energie", "h1", granted, ("leefloon",)),
        Follow("vt", "a", dt.date(2025, 6, 1), ("leefloon",)),
    )


def test_what_comes_after_the_horizon_is_not_told() -> None:
    names = [one.right for one in follow(judged(), dt.date(2025, 3, 1), dt.date(2025, 5, 31))]
    assert names == ["delijn_vg", "sociaal_tarief_energie"]


def test_who_has_the_status_already_keeps_its_first_day() -> None:
    case = judged()
    since = born(2025, 2, 1)
    facts = {**case.members["a"].facts, "receives_leefloon": True, "leefloon_since": since}
    case = Case(case.homes, {"a": Member("a", "h1", facts)}, case.bonds)
    (found,) = follow(case, dt.date(2025, 3, 1), LATER)
    assert (found.right, found.from_day) == ("vt", dt.date(2025, 5, 1))
    # Not because of a right that is granted now: the status was there.
    assert found.because == ()


def test_a_status_that_runs_opens_a_right_whatever_is_known_of_its_own_conditions() -> None:
    case = judged()
    told = {"willing_to_work_or_exempt", "other_rights_exhausted"}
    known = {key: one for key, one in case.members["a"].facts.items() if key not in told}
    facts = {**known, "receives_leefloon": True, "leefloon_since": born(2025, 2, 1)}
    case = Case(case.homes, {"a": Member("a", "h1", facts)}, case.bonds)
    (found,) = follow(case, dt.date(2025, 3, 1), LATER)
    assert (found.right, found.from_day) == ("vt", dt.date(2025, 5, 1))


def test_a_birthday_alone_opens_a_right_and_is_because_of_nothing() -> None:
    member = Member(
        "a", "h",
        {"birth_date": born(1958, 4, 2), "igo_residence_status": True,
         "igo_means_month": Interval(0, 0)},
    )  # fmt: skip
    case = Case({"h": Home("h", ("a",))}, {"a": member})
    found = follow(case, dt.date(2023, 1, 10), dt.date(2023, 12, 31))
    assert found[0] == Follow("igo", "a", dt.date(2023, 4, 2), ())
    assert {(one.right, one.because) for one in found[1:]} == {
        ("delijn_vg", ("igo",)),
        ("sociaal_tarief_energie", ("igo",)),
        ("vt", ("igo",)),
    }


def test_nothing_follows_from_a_maybe() -> None:
    case = Case({"h": Home("h", ("a",))}, {"a": Member("a", "h", {"birth_date": born(1990, 1, 1)})})
    assert follow(case, dt.date(2025, 3, 1), LATER) == ()


def test_a_status_of_a_household_is_that_of_the_household() -> None:
    file = FOLDER / "cases" / "S20-huurpremie-2022.yaml"
    step = read_case(document_of(file), shipped_rules().vocabulary, "S20").steps[0]
    assert not any(
        one.right == "huurpremie" for one in follow(step.case, step.day, dt.date(2022, 12, 1))
    )


def test_a_day_that_comes_for_two_reasons_is_told_once() -> None:
    # Three months after 1 October is New Year's Day, on which everything is looked at anyway.
    case = judged()
    facts = {**case.members["a"].facts, "taxable_income.2023": Interval(9_000_000, 9_000_000)}
    case = Case(case.homes, {"a": Member("a", "h1", facts)}, case.bonds)
    found = follow(case, dt.date(2024, 10, 1), dt.date(2025, 1, 31))
    assert [one.from_day for one in found if one.right == "vt"] == [dt.date(2025, 1, 1)]


def test_the_links_are_those_of_the_rules() -> None:
    found = links(shipped_rules(), shipped_chains())
    assert Link("leefloon", "leefloon_since", "vt") in found
    assert Link("zorgbudget_zwaar", "recognised_zorgbudget_zwaar", "mantelzorgtoelage_genk") in (
        found
    )
    assert all(one.right != one.opens for one in found)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"right": "geluk", "sets": {}}, "unknown_right"),
        ({"right": "vt", "sets": {"geluk": True}}, "unknown_fact"),
        ({"right": "vt", "sets": {"receives_vt": False}}, "chain_value"),
        ({"right": "vt", "sets": {"leefloon_since": True}}, "chain_value"),
        ({"right": "vt", "sets": {}, "waits": ["vt.huidig.basis"]}, "wait"),
        ({"right": "vt", "sets": {}, "after": 3}, "unknown_key"),
        ({"right": "vt"}, "key_missing"),
    ],
)
def test_a_chain_that_cannot_be_is_refused(row: dict[str, object], code: str) -> None:
    with pytest.raises(CaseError) as caught:
        read_chains({"chains": [row]}, shipped_rules(), "chains.yaml")
    assert caught.value.code == code


def test_a_right_stands_there_once() -> None:
    row = {"right": "vt", "sets": {"receives_vt": True}}
    with pytest.raises(CaseError, match="twice"):
        read_chains({"chains": [row, row]}, shipped_rules(), "chains.yaml")


def test_rights_that_open_each_other_are_refused() -> None:
    rows = [
        {"right": "leefloon", "sets": {"receives_leefloon": True}},
        {"right": "vt", "sets": {"means_month": "day", "rmi_residence_status": True}},
    ]
    with pytest.raises(CaseError):
        read_chains({"chains": rows}, shipped_rules(), "chains.yaml")
    circle = [rows[0], {"right": "vt", "sets": {"rmi_residence_status": True}}]
    with pytest.raises(CaseError, match="leefloon, vt open each other"):
        read_chains({"chains": circle}, shipped_rules(), "chains.yaml")
