"""What leaves the check: an explanation without old figures, a case without names."""

import datetime as dt

import yaml

from verbond.rights.core.answers import Step
from verbond.rights.core.casefile import read_case
from verbond.rights.core.checking.answers import Answers, Inhabitant
from verbond.rights.core.checking.cleaning import is_stale, without_promises, without_stale
from verbond.rights.core.checking.writing import case_document, facts_of, only_here, subject_in
from verbond.rights.core.explaining import every_step, explain
from verbond.rights.core.sentences import sentences
from verbond.rights.loading import shipped_rules
from verbond.rights.tests.core.checking.worlds import ME, TODAY, family, sitting

LATER = dt.date(2026, 11, 23)
POOR = {f"p{n}__taxable_income__{year}": "30000.00" for n in (1, 2) for year in (2023, 2025)}


def _explained(today: dt.date) -> Step:
    return explain(sitting(family(**POOR), today).evaluation, "vt", "p1")


def test_figures_of_their_year_stand_in_the_explanation() -> None:
    step = _explained(TODAY)
    assert not is_stale(step)
    assert without_stale(step) is step
    assert "te hoog" in " ".join(line.text for line in sentences(step))


def test_figures_that_are_out_of_date_are_nowhere_in_the_explanation() -> None:
    step = _explained(LATER)
    assert is_stale(step)
    clean = without_stale(step)
    said = " ".join(line.text for line in sentences(clean))
    before = " ".join(line.text for line in sentences(step))
    assert "te hoog" in before
    assert "te hoog" not in said
    assert "25.630,67" not in said
    # What the person said of themselves still stands there.
    assert "60.000,00" in said
    uses = [use for one in every_step(clean) for use in one.parameters if use.is_stale]
    assert all(use.value is None for use in uses)


def test_what_an_old_table_gave_is_no_figure_of_the_person() -> None:
    now = sitting(family(h1__maf_net_income="18000.00"), LATER)
    step = explain(now.evaluation, "maximumfactuur", "h1")
    assert "477,54" in " ".join(line.text for line in sentences(step))
    said = " ".join(line.text for line in sentences(without_stale(step)))
    assert said
    assert "477,54" not in said


def test_a_promise_that_is_no_rule_yet_is_no_reason_for_a_resident() -> None:
    answers = Answers((ME, Inhabitant("p2", "parent", born="1950")), "city", (("p1", "p2"),))
    step = explain(sitting(answers).evaluation, "mantelzorgtoelage_genk", "p1", "p2")
    kinds = [one.kind for one in every_step(step)]
    left = [one.kind for one in every_step(without_promises(step))]
    assert "proposed" in kinds
    assert "proposed" not in left
    assert [one for one in kinds if one == "condition"] == [
        one for one in left if one == "condition"
    ]


def test_every_right_can_be_explained_without_old_figures() -> None:
    now = sitting(family(**POOR), LATER)
    for answer in now.given:
        step = explain(now.evaluation, answer.right, answer.subject, answer.about)
        assert without_stale(step).truth == step.truth


def _written(answers: Answers, right: str) -> dict[str, object]:
    now = sitting(answers)
    rules = shipped_rules()
    names = facts_of(rules.rights[right])
    document = case_document(now.case, rules.vocabulary, names, title="Melding")
    given = [one for one in now.given if one.right == right]
    document["steps"] = [
        {
            "date": TODAY,
            "expected": [
                {"right": right, "subject": subject_in(now.case, one.subject),
                 **({"about": subject_in(now.case, one.about)} if one.about else {}),
                 "verdict": str(one.verdict)}
                for one in given
            ],
        }
    ]  # fmt: skip
    return document


def test_a_report_is_a_case_file_that_the_engine_answers_alike() -> None:
    away = Inhabitant("p4", "parent", "Rita", "1950", lives="city")
    base = family(
        p1__taxable_income__2023="12000.50", p2__taxable_income__2023="0.00..5000.00",
        p1__vt_current_income_group="ja", p1__leefloon_since="2020-02",
        p1__home_nursing_forfait="B", p4__points_adult="12", p4__best_eye_visus="4.5",
    )  # fmt: skip
    people = (*base.people, Inhabitant("p5", "sibling"), away)
    answers = Answers(people, "city", (("p1", "p4"),), base.said)
    for right in ("vt", "leefloon", "mantelzorgtoelage_genk", "taxicheques_genk"):
        text = yaml.safe_dump(_written(answers, right), allow_unicode=True)
        assert "Rita" not in text
        assert "Noor" not in text
        rules = shipped_rules()
        found = read_case(yaml.safe_load(text), rules.vocabulary, "report.yaml")
        now = sitting(answers)
        case = found.steps[0].case
        assert len(case.members) == len(now.case.members)
        assert len(case.bonds) == len(now.case.bonds)


def test_a_report_holds_only_facts_of_its_own_rule() -> None:
    answers = family(p1__receives_leefloon="ja", h1__rent_month="700.00", p1__dementia_proof="ja")
    text = yaml.safe_dump(_written(answers, "huurpremie"))
    assert "rent_month: '700.00'" in text
    assert "dementia_proof" not in text
    assert "receives_leefloon" not in text


def test_who_lives_elsewhere_stays_out_of_a_report_that_is_not_about_care() -> None:
    away = Inhabitant("p2", "parent", lives="city")
    case = sitting(Answers(people=(ME, away), cares=(("p1", "p2"),))).case
    here = only_here(case)
    assert set(here.members) == {"p1"}
    assert set(here.homes) == {"h1"}
    assert here.bonds == ()
    assert subject_in(here, "h1") == "h1"
    assert subject_in(here, "p1") == "a"
    assert subject_in(here, "p9") == ""
