import datetime as dt

from verbond.rights.core.checking.answers import Answers, Inhabitant
from verbond.rights.core.checking.casing import assumed, case_of
from verbond.rights.core.structure import Bond, Case
from verbond.rights.core.vocabulary import Vocabulary
from verbond.rights.loading import shipped_rules
from verbond.rights.queries.checking import shipped_questions
from verbond.rights.tests.core.checking.worlds import ME, TODAY, family


def _facts() -> Vocabulary:
    return shipped_rules().vocabulary


def _case(answers: Answers, today: dt.date = TODAY) -> Case:
    return case_of(answers, _facts(), shipped_questions().place_facts(), today)


def _with(*relations: str) -> Case:
    people = [Inhabitant(f"p{n}", one) for n, one in enumerate(relations, 2)]
    return _case(Answers(people=(ME, *people)))


def test_what_nobody_said_stays_unknown() -> None:
    case = _case(Answers())
    assert case.members["p1"].facts == {}
    assert case.homes["h1"].facts == {}
    assert case.bonds == ()


def test_a_place_says_municipality_and_province() -> None:
    assert _case(family()).homes["h1"].facts == {"municipality": "Genk", "province": "Limburg"}


def test_answers_become_facts_and_doubt_does_not() -> None:
    case = _case(
        family(
            p1__receives_vt="ja", p2__receives_vt="?", h1__tenure="eigenaar",
            p1__taxable_income__2023="100.00",
        )
    )  # fmt: skip
    assert case.members["p1"].facts["receives_vt"] is True
    assert "taxable_income.2023" in case.members["p1"].facts
    assert "receives_vt" not in case.members["p2"].facts
    assert case.homes["h1"].facts["tenure"] == "eigenaar"


def test_a_judgement_of_staff_is_never_taken_from_a_resident() -> None:
    case = _case(family(p1__willing_to_work_or_exempt="ja", p1__no_such_fact="ja"))
    assert set(case.members["p1"].facts) == {"birth_date"}


def test_a_family_is_tied_together() -> None:
    bonds = _case(family()).bonds
    assert Bond("partner", "p1", "p2", form="gehuwd") in bonds
    assert Bond("direct_line", "p1", "p3") in bonds
    assert Bond("direct_line", "p2", "p3") in bonds
    assert Bond("health_fund_dependant", "p1", "p3") in bonds


def test_three_generations_are_one_line() -> None:
    bonds = _with("parent", "my_child", "grandchild", "grandparent").bonds
    assert Bond("direct_line", "p2", "p3", degree=2) in bonds
    assert Bond("direct_line", "p2", "p4", degree=3) in bonds
    assert Bond("direct_line", "p1", "p4", degree=2) in bonds
    assert Bond("direct_line", "p5", "p1", degree=2) in bonds


def test_a_mother_is_the_mother_of_a_sister_too() -> None:
    bonds = _with("parent", "sibling").bonds
    assert Bond("direct_line", "p2", "p3") in bonds
    assert Bond("sibling", "p1", "p3") in bonds


def test_the_family_of_a_partner_is_not_ones_own() -> None:
    bonds = _with("partner", "partners_child", "my_child", "partners_parent").bonds
    assert Bond("direct_line", "p2", "p3") in bonds
    assert Bond("direct_line", "p5", "p2") in bonds
    assert Bond("direct_line", "p5", "p3", degree=2) in bonds
    assert not any({one.one, one.other} == {"p1", "p3"} for one in bonds)
    assert not any(one.kind == "sibling" for one in bonds)


def test_children_of_one_parent_are_siblings() -> None:
    assert Bond("sibling", "p2", "p3") in _with("my_child", "our_child").bonds


def test_who_is_cared_for_elsewhere_has_a_home_of_its_own() -> None:
    away = Inhabitant("p2", "parent", born="1950", lives="city")
    case = _case(Answers(people=(ME, away), place="elsewhere", cares=(("p1", "p2"),)))
    assert case.members["p2"].home == "hp2"
    assert case.homes["hp2"].facts["municipality"] == "Genk"
    assert case.homes["h1"].facts["municipality"] != "Genk"
    assert Bond("cares_for", "p1", "p2") in case.bonds


def test_a_partner_may_have_the_child_at_the_health_fund() -> None:
    people = (ME, Inhabitant("p2", "partner"), Inhabitant("p3", "our_child", fund="partner"))
    assert Bond("health_fund_dependant", "p2", "p3") in _case(Answers(people=people)).bonds


def test_a_young_child_of_unknown_health_fund_is_assumed_and_said_so() -> None:
    young = Inhabitant("p2", "my_child", born="2015", fund="?")
    grown = Inhabitant("p3", "my_child", born="2000", fund="?")
    ageless = Inhabitant("p4", "my_child", fund="?")
    answers = Answers(people=(ME, young, grown, ageless))
    assert assumed(answers, TODAY) == (young,)
    kinds = [(one.kind, one.other) for one in _case(answers).bonds]
    assert ("health_fund_dependant", "p2") in kinds
    assert ("health_fund_dependant", "p3") not in kinds
