"""The next question: what decides most for the least trouble, never a judgement, and why."""

import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.rights.core.household import Evaluation
from verbond.rights.core.planning import likely, next_questions, questions
from verbond.rights.core.structure import Bond, Case, Home, Interval, Known, Member
from verbond.rights.loading import shipped_rules
from verbond.rights.testing.random_cases import cases

DAY = dt.date(2024, 6, 1)
NO_STATUS = {
    f"receives_{one}": False
    for one in ("leefloon", "igo", "gib", "ivt", "it", "zorgbudget_ouderen")
}


def exactly(value: int) -> Interval:
    return Interval(value, value)


def born(year: int) -> Interval:
    return exactly(dt.date(year, 5, 5).toordinal())


def alone(**facts: Known) -> Case:
    return Case({"h": Home("h", ("a",))}, {"a": Member("a", "h", facts)})


def test_the_one_fact_that_decides_is_asked_with_its_reason() -> None:
    rules = shipped_rules().only("vt")
    case = alone(birth_date=born(1980), vt_current_income_group=False, **NO_STATUS)
    (question,) = next_questions(rules, case, DAY, prevalences={})
    assert (question.path, question.fact) == ("a.taxable_income.2023", "taxable_income")
    assert (question.subject, question.rights_it_can_decide) == ("a", ("vt",))
    assert question.score > 0


def test_what_is_easy_is_asked_before_what_needs_a_paper() -> None:
    rules = shipped_rules().only("vt")
    case = alone(birth_date=born(1980))
    first, *_rest = next_questions(rules, case, DAY, prevalences={})
    assert rules.vocabulary[first.fact].effort == 1


def test_a_likely_answer_that_decides_comes_first() -> None:
    rules = shipped_rules().only("delijn_vg")
    case = alone(birth_date=born(1980))
    shares = {"receives_igo": 0.9, "receives_leefloon": 0.01, "resides_in_loi": 0.01}
    (question,) = next_questions(rules, case, DAY, prevalences=shares, limit=1)
    assert question.fact == "receives_igo"


def test_samples_of_a_population_tell_what_an_amount_decides() -> None:
    rules = shipped_rules().only("vt")
    case = alone(birth_date=born(1980), vt_current_income_group=False, **NO_STATUS)
    low = {"taxable_income": [exactly(100_000)] * 9}
    (question,) = next_questions(rules, case, DAY, prevalences=low)
    assert question.path == "a.taxable_income.2023"


def test_a_skipped_question_is_not_asked_again() -> None:
    rules = shipped_rules().only("vt")
    case = alone(birth_date=born(1980), vt_current_income_group=False, **NO_STATUS)
    assert not next_questions(rules, case, DAY, prevalences={}, skip={"a.taxable_income.2023"})


def test_judgements_are_never_asked() -> None:
    rules = shipped_rules().only("leefloon")
    case = alone(
        birth_date=born(1980), means_month=exactly(0), rmi_residence_status=True,
        leefloon_request_date=born(2020), leefloon_last_revision=born(2020),
    )  # fmt: skip
    assert Evaluation(rules, case, DAY).answer("leefloon", "a").needs_judgement
    assert not next_questions(rules, case, DAY, prevalences={})


def test_a_right_that_somebody_has_is_not_worth_a_question() -> None:
    rules = shipped_rules().only("vt")
    case = alone(birth_date=born(1980), receives_vt=True)
    assert not next_questions(rules, case, DAY, prevalences={}, held={"vt": "receives_vt"})
    assert next_questions(rules, case, DAY, prevalences={}, held={"vt": "receives_igo"})


def test_somebody_without_a_birth_date_is_asked_for_it_before_what_depends_on_it() -> None:
    rules = shipped_rules().only("vt", "igo")
    names = [one.fact for one in next_questions(rules, alone(), DAY, prevalences={}, limit=50)]
    assert "birth_date" in names
    assert not {"receives_igo", "full_orphan"} & set(names)
    # Who does not know the day is asked the rest all the same.
    names = [
        one.fact
        for one in next_questions(
            rules, alone(), DAY, prevalences={}, limit=50, skip={"a.birth_date"}
        )
    ]
    assert "receives_igo" in names
    # Since when somebody has a status is asked of who has it only.
    assert "leefloon_since" not in names


def test_a_household_that_has_the_right_is_not_asked_for_it_either() -> None:
    rules = shipped_rules().only("huurpremie")
    home = Home("h", ("a",), {"receives_huursubsidie": True})
    case = Case({"h": home}, {"a": Member("a", "h")})
    assert not next_questions(
        rules, case, DAY, prevalences={}, held={"huurpremie": "receives_huursubsidie"}
    )


def test_the_income_of_the_last_year_that_counts_is_tried() -> None:
    rules = shipped_rules().only("mantelzorgtoelage_genk")
    known: Mapping[str, Known] = {
        "birth_date": born(1940), "domicile_since": born(2000), "stays_effectively": True,
        "dementia_proof": True,
    }  # fmt: skip
    case = Case(
        {"h": Home("h", ("z", "k"), {"municipality": "Genk", "province": "Limburg"})},
        {"z": Member("z", "h", known), "k": Member("k", "h", {"gives_actual_care": True})},
        (Bond("cares_for", "k", "z"),),
    )
    (question,) = next_questions(rules, case, DAY, prevalences={})
    assert question.path == "z.taxable_income"
    assert question.rights_it_can_decide == ("mantelzorgtoelage_genk",)


def test_a_page_does_not_wait_for_every_fact_to_be_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    rules, case = shipped_rules(), alone(birth_date=born(1980))
    monkeypatch.setattr(questions, "MOST_OUTCOMES", 1)
    found = next_questions(rules, case, DAY, prevalences={})
    assert len(found) == 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_likely_answers_lie_within_what_is_known() -> None:
    kinds = shipped_rules().vocabulary
    between = Interval(100, 200)
    assert [one for one, _ in likely(kinds["means_month"], between, None, (), DAY)] == [
        exactly(100),
        exactly(200),
    ]
    samples = [exactly(5), exactly(150), exactly(900)]
    assert likely(kinds["means_month"], between, samples, (), DAY) == ((exactly(150), 1.0),)
    (one, _share), *_ = likely(kinds["birth_date"], Interval(None, 5), None, (), DAY)
    assert one == exactly(5)
    assert likely(kinds["receives_vt"], None, 0.25, (), DAY) == ((True, 0.25), (False, 0.75))
    choices = [one for one, _ in likely(kinds["municipality"], None, None, ("Genk",), DAY)]
    assert choices == ["Genk", "andere"]
    days = likely(kinds["domicile_since"], None, None, (), DAY)
    assert all(isinstance(one, Interval) and one.is_exact for one, _ in days)
    assert abs(sum(share for _one, share in days) - 1) < 1e-9


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_question_is_open_and_named_with_a_right(data: st.DataObject) -> None:
    rules = shipped_rules()
    case = data.draw(cases(rules.vocabulary, DAY))
    questions = next_questions(rules, case, DAY, prevalences={}, limit=4)
    assert [one.score for one in questions] == sorted((q.score for q in questions), reverse=True)
    evaluation = Evaluation(rules, case, DAY)
    for one in questions:
        assert not rules.vocabulary[one.fact].is_judgement
        owner = case.members.get(one.subject) or case.homes[one.subject]
        known = owner.facts.get(one.path.split(".", 1)[1])
        assert known is None or (isinstance(known, Interval) and not known.is_exact)
        assert one.rights_it_can_decide
        assert all(
            any(
                one.path in evaluation.answer(right, subject, about).missing
                for subject, about in evaluation.subjects(right)
            )
            for right in one.rights_it_can_decide
        )
