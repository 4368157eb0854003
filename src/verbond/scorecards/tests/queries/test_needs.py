"""Which tests a draft asks for, and how they stand."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from verbond.journal.facade import SYSTEM
from verbond.scorecards.facade import blocking, needs_of, required, start_run
from verbond.scorecards.subjects import Subject
from verbond.scorecards.testing import HARMLESS, NOW, signed_quickscan, subject_of

TODAY = date(2026, 3, 2)


def codes(subject: Subject) -> set[str]:
    return {need.code for need in required(subject, TODAY)}


def test_each_kind_of_draft_asks_for_its_own_tests(templates: None) -> None:
    assert codes(subject_of()) == {"armoedetoets-quickscan"}
    council = subject_of(body="council", subjects=["overheidsopdracht"])
    assert codes(council) == {"sociale-clausule", "duurzaamheidstoets"}
    road = subject_of(subjects=["verkeer"])
    assert codes(road) == {
        "armoedetoets-quickscan",
        "participatietoets",
        "kindtoets",
        "duurzaamheidstoets",
        "toegankelijkheidstoets",
        "veilige-wegen",
    }
    assert [need.code for need in blocking(road, TODAY)] == ["armoedetoets-quickscan"]


def test_before_the_first_day_nothing_is_asked(templates: None) -> None:
    assert required(subject_of(), date(2018, 12, 31)) == ()


def test_the_full_poverty_test_follows_when_the_quick_one_expects_something(
    draft: Subject,
) -> None:
    signed_quickscan(draft, {**HARMLESS, "wie": "vooruit"})
    needs = {need.code: need for need in required(draft, TODAY)}
    assert needs["armoedetoets-quickscan"].outcome_name == "Positief effect"
    full = needs["armoedetoets-volledig"]
    assert (full.state, full.gate, full.blocks) == ("missing", "advice", False)
    assert full.reason == "De quickscan verwacht een effect, of weet het nog niet."


def test_a_need_leads_to_its_run(draft: Subject) -> None:
    card = start_run(subject=draft, code="armoedetoets-quickscan", actor=SYSTEM, now=NOW)
    (need,) = required(draft, TODAY)
    assert (need.run_id, need.url) == (card.run_id, f"/scorecards/run/{card.run_id}/")
    assert need.start_url == "/scorecards/start/proef/markt-2026/armoedetoets-quickscan/"


def test_a_whole_agenda_takes_three_queries(templates: None) -> None:
    subjects = [subject_of(key=f"punt-{number}") for number in range(40)]
    for subject in subjects[:5]:
        signed_quickscan(subject)
    with CaptureQueriesContext(connection) as queries:
        found = needs_of(subjects, TODAY)
    assert len(queries) == 3
    assert [found[one.key][0].state for one in subjects[4:6]] == ["signed", "missing"]
