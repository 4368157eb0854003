from copy import deepcopy
from typing import Any

import pytest

from verbond.rights.core.checking.gates import passed, read_gates, said_of
from verbond.rights.core.checking.sheets import Questions, read_questions
from verbond.rights.core.errors import CaseError
from verbond.rights.core.vocabulary import Vocabulary
from verbond.rights.loading import shipped_rules
from verbond.rights.queries.checking import shipped_gates, shipped_questions
from verbond.rights.tests.core.checking.worlds import TODAY, family

GOOD: dict[str, Any] = {
    "sheets": [
        {
            "id": "woning",
            "about": "home",
            "title": {"nl": "Je woning", "en": "Your home"},
            "questions": [
                {
                    "fact": "tenure",
                    "widget": "choice",
                    "ask": {"nl": "Huur je?"},
                    "options": [{"value": "eigenaar", "words": {"nl": "Nee"}}],
                }
            ],
        }
    ]
}


def _facts() -> Vocabulary:
    return shipped_rules().vocabulary


def _read(change: dict[str, Any] | None = None, **sheet: object) -> Questions:
    document = deepcopy(GOOD)
    document["sheets"][0] |= sheet
    document["sheets"][0]["questions"][0] |= change or {}
    return read_questions(document, _facts())


def test_every_fact_that_a_resident_can_know_is_asked_somewhere() -> None:
    asked = {query.fact for sheet in shipped_questions().sheets for query in sheet.queries}
    first_page = {"birth_date", "municipality", "province"}
    known = {name for name, kind in _facts().items() if not kind.is_judgement}
    assert asked == known - first_page


def test_no_question_asks_for_a_judgement_of_staff() -> None:
    with pytest.raises(CaseError):
        _read({"fact": "cannot_pay_fuel", "widget": "yes_no"})


@pytest.mark.parametrize(
    "change",
    [
        {"fact": "no_such_fact"},
        {"widget": "slider"},
        {"widget": "yes_no"},
        {"options": []},
        {"options": [{"value": "kasteel", "words": {"nl": "Kasteel"}}]},
        {"ask": "zonder taal"},
        {"ask": {"en": "Without Dutch"}},
        {"fact": "pension_type", "options": [{"value": "geen", "words": {"nl": "Nee"}}]},
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(CaseError):
        _read(change)


@pytest.mark.parametrize("sheet", [{"about": "street"}, {"questions": []}, {"as_list": True}])
def test_a_sheet_that_cannot_be_shown_is_refused(sheet: dict[str, Any]) -> None:
    document = deepcopy(GOOD)
    document["sheets"][0] |= sheet
    with pytest.raises(CaseError):
        read_questions(document, _facts())


def test_a_fact_is_asked_once() -> None:
    with pytest.raises(CaseError, match="tenure"):
        read_questions({"sheets": GOOD["sheets"] * 2}, _facts())


@pytest.mark.parametrize("document", [None, [], {"sheets": "x"}, {**GOOD, "held": {"vt": "x"}}])
def test_a_file_without_sheets_or_with_unknown_facts_is_refused(document: object) -> None:
    with pytest.raises(CaseError):
        read_questions(document, _facts())


def test_other_languages_stand_beside_dutch() -> None:
    found = _read().sheet("woning")
    assert found is not None
    assert found.title["en"] == "Your home"
    assert found.title_other == found.title
    assert _read().sheet("x") is None
    assert _read().sheet_of("x") is None


def test_a_gate_on_a_fact_of_the_dwelling_is_refused() -> None:
    gate = {"id": "x", "ask": {"nl": "Wie?"}, "others": {"tenure": "andere"}}
    with pytest.raises(CaseError):
        read_gates({"gates": [gate]}, _facts())
    assert read_gates([], _facts()) == ()


def test_one_answer_for_the_household_says_no_of_everybody_it_can_be_said_of() -> None:
    after = passed(family(), {"steun": ("niemand",)}, shipped_gates(), _facts(), TODAY)
    assert after.said["p1.receives_leefloon"] == "nee"
    assert after.said["p2.receives_leefloon"] == "nee"
    # A child has no leefloon of its own: of a child nothing is said.
    assert "p3.receives_leefloon" not in after.said


def test_who_is_named_at_a_gate_is_asked_further() -> None:
    after = passed(family(), {"steun": ("p2",), "vt": ("p1",)}, shipped_gates(), _facts(), TODAY)
    assert after.said["p1.receives_leefloon"] == "nee"
    assert "p2.receives_leefloon" not in after.said
    assert after.said["p1.receives_vt"] == "ja"
    assert after.said["p2.receives_vt"] == "nee"


def test_doubt_at_a_gate_says_nothing_of_anybody() -> None:
    after = passed(family(), {"steun": ("?",)}, shipped_gates(), _facts(), TODAY)
    assert not [path for path in after.said if path.endswith("receives_leefloon")]


def test_passing_a_gate_again_takes_back_what_it_said_before() -> None:
    gates = shipped_gates()
    first = passed(family(), {"steun": ("niemand",)}, gates, _facts(), TODAY)
    second = passed(first, {"steun": ("p1",)}, gates, _facts(), TODAY)
    assert "p1.receives_leefloon" not in second.said
    steun = next(gate for gate in gates if gate.id == "steun")
    assert said_of(steun, second) == ("p1",)
    assert passed(second, {"steun": ("p1",)}, gates, _facts(), TODAY) == second


def test_what_somebody_said_outright_stands_above_a_gate() -> None:
    given = family(p1__receives_leefloon="ja")
    after = passed(given, {"steun": ("niemand",)}, shipped_gates(), _facts(), TODAY)
    assert after.said["p1.receives_leefloon"] == "ja"


def test_nobody_moved_this_year_means_here_since_new_year_at_the_latest() -> None:
    after = passed(family(), {"verhuisd": ("p2",)}, shipped_gates(), _facts(), TODAY)
    assert after.said["p1.domicile_since"] == "..2024-01-01"
    assert "p2.domicile_since" not in after.said
