"""Why, why not and by how much: worked out by hand for cases of which the answer is known."""

import datetime as dt
from collections.abc import Mapping

import pytest

from verbond.rights.core.answers import Step, Truth
from verbond.rights.core.casefile import CaseStep, read_case
from verbond.rights.core.explaining import every_step, explain, missing_facts, used_by
from verbond.rights.core.household import Evaluation
from verbond.rights.core.sentences import sentences, source_of, summary, told
from verbond.rights.loading import FOLDER, document_of, shipped_rules


def step_of(name: str, number: int) -> CaseStep:
    rules = shipped_rules()
    (file,) = (FOLDER / "cases").glob(f"{name}-*.yaml")
    return read_case(document_of(file), rules.vocabulary, name).steps[number - 1]


def evaluated(name: str, number: int) -> Evaluation:
    step = step_of(name, number)
    return Evaluation(shipped_rules(), step.case, step.day, step.variant)


def condition(root: Step, name: str) -> Step:
    return next(one for one in every_step(root) if one.id == name and one.kind == "condition")


def lines(name: str, number: int, right: str, subject: str = "a", about: str = "") -> list[str]:
    root = explain(evaluated(name, number), right, subject, about)
    return [f"{'  ' * one.level}{one.mark} {one.text}" for one in sentences(root)]


def test_a_cent_too_much_has_its_numbers_and_gap() -> None:
    root = explain(evaluated("S01", 2), "vt", "a")
    income = condition(root, "inkomen_vorig_jaar")
    assert root.truth == income.truth == Truth.NO
    assert (income.left, income.right) == ((2563068, 2563068), (2563067, 2563067))
    assert (income.gap, income.unit) == (1, "EUR/year")
    assert summary(root) == "0 van de 3 mogelijkheden kloppen. Eén is genoeg."
    (income_line, limit_line, *_title, group_line) = lines("S01", 2, "vt")[-4:]
    assert income_line.startswith("✘ Inkomen vorig jaar: Bruto belastbaar inkomen")
    assert "van 2023, samen: 25.630,68 euro per jaar. Dat is 0,01 euro te hoog. " in income_line
    assert income_line.endswith("Dat moet hoogstens 25.630,67 euro per jaar zijn.")
    assert limit_line.endswith(
        "De grens: 25.630,67 euro per jaar = 25.630,67 + 4.744,94 × (1 − 1)."
    )
    assert group_line.endswith("het ziekenfonds het huidige inkomen mag gebruiken: nee.")


def test_a_parameter_tells_date_source_grade_and_age() -> None:
    root = explain(evaluated("S09", 2), "leefloon", "a")
    use = next(one for one in used_by(root)[1] if one.name == "leefloon.categorie_1")
    assert (use.value, use.since, use.grade) == (87613, dt.date(2025, 2, 1), "C")
    assert use.is_stale
    assert use.reference.startswith("cpassivryrance.be")
    assert "(verouderd)" in source_of(use, staff=True)
    # A resident never reads a figure that may be out of date.
    assert "bedrag niet nagekeken" in source_of(use)
    assert "876,13" not in source_of(use)


def test_facts_are_listed_with_what_is_known_of_them() -> None:
    evaluation = evaluated("S13", 2)
    root = explain(evaluation, "mantelzorgtoelage_genk", "k", "z")
    by_path = {fact.path: fact for fact in used_by(root)[0]}
    assert by_path["z.birth_date"].low == dt.date(1951, 1, 1)
    assert by_path["z.taxable_income"].is_known is False
    assert by_path["h1.municipality"].low == "Genk"
    answer = evaluation.answer("mantelzorgtoelage_genk", "k", "z")
    assert [one.path for one in missing_facts(evaluation, answer)] == list(answer.missing)
    assert not by_path["z.taxable_income"].is_judgement


def test_three_of_seven_conditions_hold_and_the_rest_is_open() -> None:
    root = explain(evaluated("S13", 2), "mantelzorgtoelage_genk", "k", "z")
    assert summary(root) == "3 van de 7 voorwaarden kloppen. Van 4 weten we het nog niet."


def test_only_what_decides_a_condition_is_said() -> None:
    told_ = lines("S13", 3, "mantelzorgtoelage_genk", "k", "z")
    proof = told_.index("✔ Bewijs van zorg.")
    assert told_[proof + 1 :] == ["  ✔ Bewijs van dementie: ja."]


def test_the_branch_that_was_not_taken_is_no_part_of_it() -> None:
    root = explain(evaluated("S06", 1), "leefloon", "a")
    uses = {one.name for one in used_by(root)[1]}
    assert "leefloon.categorie_3" in uses
    assert "leefloon.categorie_2" not in uses


def test_a_proposal_is_explained_only_as_a_promise() -> None:
    for number, truth in ((1, Truth.NO), (2, Truth.YES)):
        root = explain(evaluated("S12", number), "mantelzorgtoelage_genk", "k", "z")
        promise = next(one for one in every_step(root) if one.kind == "proposed")
        assert promise.truth == truth
        assert bool(promise.children) is (number == 2)


def test_a_right_that_is_not_encoded_says_so() -> None:
    root = explain(evaluated("S20", 1), "talentcheques_genk", "a")
    assert root.truth is None
    assert root.children[0].text == "Dit recht rekenen we niet uit."


def test_a_judgement_is_left_to_a_member_of_staff() -> None:
    text = "\n".join(lines("S05", 1, "leefloon"))
    assert (
        "? Eerst andere rechten: Andere sociale rechten zijn uitgeput: dat beslist een medewerker."
        in (text)
    )


def test_persons_are_called_by_their_names() -> None:
    root = explain(evaluated("S06", 1), "leefloon", "a")
    (age, *_rest) = sentences(root, {"a": "Ann"})
    assert age.text == "Leeftijd: Ann is 18 jaar of ouder op 10 april 2025."
    assert (age.level, age.mark, age.id) == (0, "✔", "leeftijd")


def test_a_limit_that_is_open_is_told_as_open() -> None:
    text = "\n".join(lines("S06", 2, "leefloon"))
    assert "De grens: tussen 876,13 euro per maand en 1.776,07 euro per maand." in text


def test_a_condition_that_must_not_hold_says_what_is_wanted() -> None:
    assert (
        "✔ Geen eigen woning: Iemand van het gezin bezit een woning: nee. Dat moet nee zijn."
        in lines("S20", 1, "huurpremie", "h1")
    )


def test_a_whole_answer_can_be_told_to_staff() -> None:
    evaluation = evaluated("S05", 1)
    answer = evaluation.answer("leefloon", "a")
    rows = told(answer, explain(evaluation, "leefloon", "a"))
    assert rows[0] == "Leefloon (a): misschien recht, tussen 0,00 euro en 1.314,20 euro"
    assert "Ontbreekt: a.willing_to_work_or_exempt, a.other_rights_exhausted" in rows
    assert "Een medewerker moet oordelen." in rows


@pytest.mark.parametrize("name", [f"S{number:02}" for number in range(1, 21)])
def test_every_case_can_be_told_without_an_empty_line(name: str) -> None:
    for step in read_case(
        document_of(next((FOLDER / "cases").glob(f"{name}-*.yaml"))),
        shipped_rules().vocabulary, name,
    ).steps:  # fmt: skip
        evaluation = Evaluation(shipped_rules(), step.case, step.day, step.variant)
        names: Mapping[str, str] = {one: one.upper() for one in step.case.members}
        for right in evaluation.rules.catalogue:
            for subject, about in evaluation.subjects(right):
                for one in sentences(explain(evaluation, right, subject, about), names):
                    assert one.text.strip(" ."), (right, one)
                    assert "None" not in one.text
