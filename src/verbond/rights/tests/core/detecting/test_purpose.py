"""What a run must say."""

import datetime as dt
from dataclasses import replace

import pytest

from verbond.rights.core.detecting.purpose import (
    Deciding,
    Purpose,
    Source,
    fingerprint,
    lacking,
)

TODAY = dt.date(2026, 11, 2)
WHOLE = Purpose(
    title="t", why="w", rights=("vt",), decision=Deciding("1", TODAY, "raad"), legal_basis="l",
    sources=(Source("s", TODAY, ("person",)),), retention_days=90, dpia="d", contact_point="c",
    reference_on=TODAY, automation={"vt": 3},
)  # fmt: skip


def codes(**changes: object) -> list[str]:
    return [one.code for one in lacking(replace(WHOLE, **changes), today=TODAY)]  # type: ignore[arg-type]


def test_complete_purpose_lacks_nothing() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "title"),
        ({"rights": (), "automation": {}}, "rights"),
        ({"reference_on": None}, "reference_on"),
        ({"decision": Deciding("1", None, "raad")}, "decision"),
        ({"decision": Deciding("1", TODAY + dt.timedelta(1), "raad")}, "decision_later"),
        ({"sources": (Source("s", None, ("a",)),)}, "source_day"),
        ({"sources": (Source("s", TODAY + dt.timedelta(1), ("a",)),)}, "source_day"),
        ({"sources": (Source("s", TODAY, ()),)}, "source_empty"),
        ({"sources": (Source("s", TODAY, ("a",)), Source("t", TODAY, ("a",)))}, "column_twice"),
        ({"retention_days": 731}, "retention"),
        ({"waves": 7, "wave_gap_days": 1}, "waves"),
        ({"waves": 2}, "gap"),
        ({"waves": 3, "wave_gap_days": 45}, "waves_outlive"),
        ({"automation": {}}, "degree"),
        ({"automation": {"vt": 9}}, "degree"),
        ({"automation": {"vt": 1}}, "regulation"),
        ({"automation": {"vt": 1}, "regulations": {"vt": " "}}, "regulation"),
    ],
)
def test_what_is_lacking_is_named(changes: dict[str, object], code: str) -> None:
    assert codes(**changes) == [code]


def test_fingerprint_changes_with_every_part_and_with_who_has_a_task() -> None:
    people = {"officer": (1,), "contact": (2, 3)}
    first = fingerprint(WHOLE, people)
    assert fingerprint(WHOLE, {"officer": (1,), "contact": (3, 2)}) == first
    others = [replace(WHOLE, dpia="e"), replace(WHOLE, with_maybe=True), replace(WHOLE, waves=2)]
    assert len({first, *(fingerprint(one, people) for one in others)}) == 4
    assert fingerprint(WHOLE, {"officer": (1,), "contact": (2,)}) != first
