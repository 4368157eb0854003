"""The road of an item."""

import pytest

from verbond.decisions.core.errors import StepRefused
from verbond.decisions.core.road import CODES, STEPS, after, may, stations

STATES = ("draft", "agenda", "decided", "published", "withdrawn")


def test_item_goes_from_draft_to_published_in_three_steps() -> None:
    state = "draft"
    for step in ("put_on_agenda", "decide", "publish"):
        assert may(state, step)
        state = after(state, step)
    assert state == "published"


@pytest.mark.parametrize("state", ["decided", "published", "withdrawn"])
@pytest.mark.parametrize("step", ["change", "put_on_agenda", "take_off", "decide", "withdraw"])
def test_nothing_changes_what_was_decided(state: str, step: str) -> None:
    with pytest.raises(StepRefused, match=r"\.$"):
        after(state, step)


def test_text_on_an_agenda_says_how_to_change_it() -> None:
    with pytest.raises(StepRefused, match="Haal het er eerst af"):
        after("agenda", "change")


def test_every_step_ends_in_a_known_state() -> None:
    assert set(STEPS.values()) <= set(STATES)


def test_draft_without_its_test_stands_at_the_tests() -> None:
    assert [one.state for one in stations("draft", is_blocked=True)] == [
        "done", "now", "open", "open", "open",
    ]  # fmt: skip
    assert [one.state for one in stations("draft", is_blocked=False)] == [
        "done", "done", "now", "open", "open",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "done"), [("agenda", 3), ("decided", 4), ("published", 5), ("withdrawn", 1)]
)
def test_stations_behind_an_item_are_done(state: str, done: int) -> None:
    found = stations(state, is_blocked=False)
    assert [one.code for one in found] == list(CODES)
    assert [one.state for one in found] == ["done"] * done + ["open"] * (5 - done)
