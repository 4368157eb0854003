"""What of the tests goes out as data."""

from collections.abc import Callable

from verbond.journal.facade import SYSTEM
from verbond.scorecards.facade import TABLES, published, start_run
from verbond.scorecards.subjects import Subject
from verbond.scorecards.testing import NOW, QUICKSCAN, signed_quickscan, subject_of


def test_signed_public_runs_go_out_and_open_or_closed_ones_stay_in(
    draft: Subject, drafts: dict[str, Subject], change: Callable[..., Subject]
) -> None:
    signed_quickscan(draft)
    start_run(subject=subject_of(key="open"), code=QUICKSCAN, actor=SYSTEM, now=NOW)
    signed_quickscan(change("Besloten zaak (fictief).", public=False))
    (run,) = published("test-runs")
    assert (run["test"], run["outcome"], run["subject"]) == (QUICKSCAN, "geen-effect", "markt-2026")
    assert len(list(published("tests"))) == 12


def test_no_key_of_a_person_is_published() -> None:
    columns = {path for table in TABLES.values() for path in table.columns.values()}
    assert columns.isdisjoint({"started_by", "saved_by", "signed_by_id", "by", "lock"})
    assert TABLES["test-runs"].columns["signer"] == "signer"
