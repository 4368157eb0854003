"""Who rides for the fare of the VG status."""

import pytest

from verbond.rights.core.answers import Verdict
from verbond.rights.tests.core.rules.asking import ADULT, ask

NOTHING = {
    **ADULT, "receives_leefloon": False, "counted_in_leefloon_household": False,
    "receives_igo": False, "receives_gib": False, "resides_in_loi": False,
}  # fmt: skip


@pytest.mark.parametrize("status", [key for key in NOTHING if key != "birth_date"])
def test_each_status_is_enough_and_only_of_oneself(status: str) -> None:
    people = {"a": {**NOTHING, status: True}, "b": NOTHING}
    assert ask("delijn_vg", "2026-06-01", people).verdict == Verdict.YES
    assert ask("delijn_vg", "2026-06-01", people, subject="b").verdict == Verdict.NO


def test_a_child_counted_in_a_leefloon_rides_along() -> None:
    child = {"birth_date": "2015-01-01", "counted_in_leefloon_household": True}
    assert ask("delijn_vg", "2026-06-01", {"a": child}).verdict == Verdict.YES
