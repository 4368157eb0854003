from dataclasses import replace

from verbond.rights.core.checking.answers import Answers, Inhabitant
from verbond.rights.core.checking.choosing import (
    answered_page,
    first_page,
    may_exist,
    open_paths,
    page_for,
)
from verbond.rights.core.checking.sheets import Questions
from verbond.rights.loading import shipped_rules
from verbond.rights.queries.checking import shipped_questions
from verbond.rights.tests.core.checking.worlds import ME, TODAY, family, sitting

FACTS = shipped_rules().vocabulary


def _questions() -> Questions:
    return shipped_questions()


def test_facts_of_one_sheet_are_asked_on_one_page_with_the_rights_they_decide() -> None:
    waiting = {"p1.means_month": ("leefloon",), "p1.rmi_residence_status": ("leefloon",)}
    page = page_for("p1.means_month", waiting, family(), _questions(), TODAY)
    assert page is not None
    assert page.key == "middelen:p1"
    assert [one.path for one in page.asked] == list(waiting)
    assert page.rights == ("leefloon",)


def test_an_income_of_any_year_is_asked_of_last_year() -> None:
    page = page_for("p1.taxable_income", {}, family(), _questions(), TODAY)
    named = page_for("p1.taxable_income.2022", {}, family(), _questions(), TODAY)
    assert page is not None
    assert named is not None
    assert [(one.path, one.year) for one in page.asked] == [("p1.taxable_income.2023", 2023)]
    assert named.asked[0].year == 2022


def test_nobody_is_asked_when_fuel_came_before_what_fuel_it_is() -> None:
    waiting = {"h1.fuel_delivery_date": ("a",), "h1.heating_fuel": ("a",)}
    first = page_for("h1.fuel_delivery_date", waiting, family(), _questions(), TODAY)
    said = family(h1__heating_fuel="stookolie")
    then = page_for("h1.fuel_delivery_date", waiting, said, _questions(), TODAY)
    assert (first.sheet.id, then.sheet.id) == ("energie", "brandstof") if first and then else False


def test_a_child_is_never_asked_about_its_pension() -> None:
    assert page_for("p3.pension_type", {}, family(), _questions(), TODAY) is None
    assert page_for("p1.pension_type", {}, family(), _questions(), TODAY) is not None
    ageless = Answers(people=(replace(ME, born=""),))
    assert page_for("p1.pension_type", {}, ageless, _questions(), TODAY) is not None


def test_a_fact_of_no_sheet_is_not_asked() -> None:
    assert page_for("p1.birth_date", {}, family(), _questions(), TODAY) is None


def test_a_judgement_is_never_waited_for() -> None:
    now = sitting(family())
    paths = open_paths(now.given, now.rules)
    assert paths
    assert not any("willing_to_work" in path for path in paths)


def test_the_first_page_comes_once() -> None:
    questions = replace(_questions(), first=("krijg_je_al", "bestaat_niet"))
    page = first_page(family(), questions, FACTS, TODAY)
    assert page is not None
    assert page.key == "krijg_je_al:p1"
    seen = replace(family(), trail=("krijg_je_al:p1",))
    assert first_page(seen, questions, FACTS, TODAY) is None


def test_a_page_that_was_answered_is_shown_with_what_was_said() -> None:
    answers = family(p1__means_month="500.00", h1__tenure="eigenaar")
    page = answered_page("middelen:p1", answers, _questions(), FACTS, TODAY)
    home = answered_page("woning:h1", answers, _questions(), FACTS, TODAY)
    assert page is not None
    assert home is not None
    assert [one.path for one in page.asked] == ["p1.means_month"]
    assert [one.path for one in home.asked] == ["h1.tenure"]
    # Nothing said any more: the whole sheet, to say it again.
    whole = answered_page("middelen:p2", answers, _questions(), FACTS, TODAY)
    assert whole is not None
    assert len(whole.asked) == 2


def test_a_page_about_nobody_is_no_page() -> None:
    for key in ("middelen:p9", "woning:p1", "onbekend:p1", ""):
        assert answered_page(key, family(), _questions(), FACTS, TODAY) is None


def test_age_decides_what_can_be_asked() -> None:
    answers = family()
    assert not may_exist(FACTS["receives_leefloon"], "p3", answers, TODAY)
    assert may_exist(FACTS["receives_leefloon"], "p1", answers, TODAY)
    assert may_exist(FACTS["dependent_child"], "p3", answers, TODAY)
    assert not may_exist(FACTS["dependent_child"], "p1", answers, TODAY)
    # Somebody who turns eighteen this year, of whom only the year is known, may be either.
    teen = replace(answers, people=(*answers.people, Inhabitant("p4", born="2006")))
    assert may_exist(FACTS["receives_leefloon"], "p4", teen, TODAY)
    assert may_exist(FACTS["unaccompanied_minor"], "p4", teen, TODAY)
    ageless = Answers()
    assert may_exist(FACTS["receives_leefloon"], "p1", ageless, TODAY)


def test_what_rests_on_another_answer_is_asked_unless_that_was_no() -> None:
    kind = FACTS["leefloon_since"]
    assert may_exist(kind, "p1", family(), TODAY)
    assert may_exist(kind, "p1", family(p1__receives_leefloon="ja"), TODAY)
    assert not may_exist(kind, "p1", family(p1__receives_leefloon="nee"), TODAY)
    old = FACTS["old_social_supplement"]
    assert may_exist(old, "p3", family(), TODAY)
    assert not may_exist(old, "p3", family(p3__groeipakket_child="nee"), TODAY)
    baby = replace(family(), people=(ME, Inhabitant("p3", "my_child", born="2022")))
    assert not may_exist(old, "p3", baby, TODAY)
