"""What each kind of promise asks, told with examples."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from verbond.agreement.core.evidence import Tied, derive
from verbond.agreement.tests.core.evidence.made import RULES, TODAY, count, piece, status


@pytest.mark.parametrize(
    ("kind", "pieces", "state", "because"),
    [
        ("deliver", [], "unknown", "nothing"),
        ("deliver", [piece("planned", "action")], "preparing", "planned"),
        ("deliver", [piece("planned", "action", booked_cents=0)], "preparing", "planned"),
        ("deliver", [piece("planned", "action", booked_cents=1)], "under-way", "spent"),
        ("deliver", [piece("decided", "decision")], "preparing", "decided"),
        ("deliver", [piece("asked", "decision")], "preparing", "asked"),
        ("deliver", [piece("started", "milestone")], "under-way", "started"),
        ("deliver", [piece("done", "milestone")], "realised", "done"),
        ("deliver", [count(3, 10)], "under-way", "counted-some"),
        ("deliver", [count(3, None)], "under-way", "counted-some"),
        ("deliver", [count(10, 10)], "realised", "counted-all"),
        ("deliver", [count(0, 10)], "not-started", "counted-none"),
        ("deliver", [piece("not-started", "statement")], "not-started", "not-started"),
        ("deliver", [piece("done", "statement")], "under-way", "said-done"),
        ("deliver", [piece("dropped", "statement")], "unknown", "said-dropped"),
        ("deliver", [piece("dropped", "decision")], "dropped", "dropped"),
        ("deliver", [piece("changed", "document")], "changed", "changed"),
        ("deliver", [piece("counted", "register")], "unknown", "no-step"),
        ("formula", [piece("in-force", "decision")], "under-way", "in-force"),
        ("formula", [count(9, 9, shows="applied")], "under-way", "applied-all-held"),
        ("study", [piece("published", "document")], "realised", "published"),
        ("study", [piece("done", "milestone")], "under-way", "done-in-part"),
        ("study", [piece("published", "statement")], "under-way", "said-done"),
        ("test", [count(8, 9, shows="applied")], "under-way", "counted-some"),
        ("test", [count(9, 9, shows="applied")], "realised", "applied-all"),
        ("lobby", [piece("asked", "decision")], "under-way", "asked"),
        ("lobby", [piece("answered", "document")], "realised", "answered"),
        ("lobby", [piece("answered", "statement")], "under-way", "said-done"),
        ("continue", [piece("running", "statement", 364)], "realised", "running"),
        ("continue", [piece("running", "statement", 365)], "unknown", "expired"),
        ("target", [piece("measured", "indicator", is_met=True)], "realised", "met"),
        ("target", [piece("measured", "indicator", is_met=False)], "unknown", "unmet"),
        ("target", [piece("measured", "indicator")], "unknown", "unclear"),
        ("target", [piece("done", "milestone")], "under-way", "done-in-part"),
        ("principle", [piece("done", "milestone")], "value", "value"),
    ],
)
def test_evidence_says_how_far_a_promise_is(
    kind: str, pieces: list[Tied], state: str, because: str
) -> None:
    found = status(kind, *pieces)
    assert (found.state, found.because) == (state, because)


def test_a_rule_is_kept_when_it_is_in_force_and_applied_to_all() -> None:
    in_force, all_of_it = piece("in-force", "decision"), count(9, 9, shows="applied")
    assert status("formula", in_force, all_of_it).state == "realised"
    assert status("formula", in_force, count(8, 9, shows="applied")).state == "under-way"


def test_a_target_that_is_measured_and_not_met_is_under_way_by_other_work() -> None:
    unmet = piece("measured", "indicator", is_met=False)
    found = status("target", unmet, piece("spent", "action", booked_cents=5))
    assert found.state == "under-way"
    assert [reason["code"] for reason in found.reasons] == ["spent", "unmet"]


def test_a_target_is_met_when_each_of_its_measures_is() -> None:
    met = piece("measured", "indicator", key="fictief:a", is_met=True)
    unmet = piece("measured", "indicator", key="fictief:b", is_met=False)
    assert status("target", met, unmet).state == "unknown"
    assert status("target", met, unmet._replace(is_met=True)).state == "realised"


def test_a_target_that_is_met_before_its_deadline_says_so() -> None:
    deadline = TODAY + timedelta(days=1)
    met = piece("measured", "indicator", is_met=True, deadline_on=deadline)
    assert status("target", met).reasons[0]["is_over"] is False
    late = derive("target", [met], today=deadline + timedelta(days=1), rules=RULES)
    assert late is not None
    assert late.reasons[0]["is_over"] is True


def test_a_newer_count_of_the_same_thing_replaces_the_older() -> None:
    assert status("deliver", count(10, 10, 50), count(8, 10, 5)).state == "under-way"
    assert status("deliver", count(8, 10, 50), count(10, 10, 5)).state == "realised"


def test_all_that_is_counted_must_be_there() -> None:
    schools = count(10, 10, unit="scholen", key="fictief:schools")
    roads = count(1, 4, unit="straten", key="fictief:roads")
    found = status("deliver", schools, roads)
    assert found.state == "under-way"
    assert (found.number, found.out_of) == (Decimal(10), Decimal(10))


def test_a_count_of_today_contradicts_a_proof_of_before() -> None:
    found = status("deliver", piece("done", "milestone", 100), count(3, 10, 5))
    assert (found.state, found.because) == ("under-way", "counted-some")
    found = status("deliver", piece("done", "milestone", 5), count(3, 10, 100))
    assert found.state == "realised"


def test_the_strongest_decides_and_the_explanation_names_the_other() -> None:
    found = status("deliver", piece("dropped", "decision", 50), piece("started", "action", 5))
    assert found.state == "dropped"
    assert found.reasons[1]["code"] == "contradicts"
    assert found.reasons[1]["state"] == "under-way"


def test_a_newer_decision_takes_an_older_one_back() -> None:
    dropped = piece("dropped", "decision", 50)
    found = status(
        "deliver", piece("done", "milestone", 90), dropped, piece("decided", "decision", 5)
    )
    assert found.state == "preparing"
    assert [reason["code"] for reason in found.reasons] == ["decided"]


def test_the_word_of_an_officer_does_not_undo_what_was_booked() -> None:
    found = status("deliver", piece("spent", "action", 50), piece("not-started", "statement", 5))
    assert found.state == "under-way"
    assert found.reasons[1]["state"] == "not-started"


def test_a_word_of_now_undoes_a_word_of_before_and_says_so() -> None:
    before, now = piece("started", "statement", 50), piece("not-started", "statement", 5)
    found = status("deliver", before, now)
    assert found.state == "not-started"
    assert found.reasons[1]["state"] == "under-way"


def test_a_claim_that_a_count_holds_back_says_who_claimed() -> None:
    later = piece("done", "document", 5, key="fictief:z")
    found = status(
        "deliver", piece("done", "milestone", 5, key="fictief:a"), count(3, 10, 5), later
    )
    assert found.state == "under-way"
    assert found.reasons[1]["code"] == "contradicts"
    assert found.reasons[1]["state"] == "realised"


def test_what_is_there_does_not_grow_old() -> None:
    assert status("deliver", piece("done", "milestone", 3000)).stale_on is None
    old = status("deliver", piece("started", "milestone", 3000)).stale_on
    assert old is not None
    assert old < TODAY


def test_the_newest_evidence_decides_when_a_status_grows_old() -> None:
    found = status("deliver", piece("started", "milestone", 900), piece("planned", "action", 10))
    assert found.newest_on == TODAY - timedelta(days=10)
    assert found.stale_on == TODAY + timedelta(days=355)


def test_a_confirmation_that_expired_leaves_what_else_is_known() -> None:
    found = status("continue", piece("running", "statement", 900), piece("asked", "decision", 10))
    assert found.state == "preparing"
    assert [reason["code"] for reason in found.reasons] == ["asked"]


def test_days_follow_the_rule_that_holds_on_the_day() -> None:
    dated = {**RULES.old_after, "statement": ((date(2019, 1, 1), 100), (date(2026, 1, 1), 10))}
    rules = replace(RULES, old_after=dated)
    assert [rules.days("statement", date(year, 6, 1)) for year in (2010, 2020, 2026)] == [
        100, 100, 10
    ]  # fmt: skip


def test_a_figure_goes_into_a_reason_as_people_write_it() -> None:
    found = status("deliver", count(3, 10)._replace(number=Decimal("3.5000"), said_by="An"))
    reason = found.reasons[0]
    assert (reason["number"], reason["out_of"], reason["by"]) == ("3.5", "10", "An")
