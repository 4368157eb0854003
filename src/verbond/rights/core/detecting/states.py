"""Where a run stands, where a hit stands, and which way each may go."""

from enum import StrEnum


class RunState(StrEnum):
    """draft → approved → run → following → closed → purged; nothing is skipped on the way up."""

    DRAFT = "draft"
    APPROVED = "approved"
    RUN = "run"
    FOLLOWING = "following"
    CLOSED = "closed"
    PURGED = "purged"


class HitState(StrEnum):
    """How far somebody came with a right that was found for them."""

    DETECTED = "detected"
    CONTACTED = "contacted"
    ANSWERED = "answered"
    HELPED = "helped"
    APPLIED = "applied"
    GRANTED = "granted"
    REFUSED = "refused"
    DECLINED = "declined"


_RUN_MOVES = {
    RunState.DRAFT: {RunState.APPROVED, RunState.CLOSED},
    RunState.APPROVED: {RunState.RUN, RunState.CLOSED},
    RunState.RUN: {RunState.FOLLOWING, RunState.CLOSED, RunState.PURGED},
    RunState.FOLLOWING: {RunState.CLOSED, RunState.PURGED},
    RunState.CLOSED: {RunState.PURGED},
    RunState.PURGED: set(),
}
WAY = (
    HitState.DETECTED,
    HitState.CONTACTED,
    HitState.ANSWERED,
    HitState.HELPED,
    HitState.APPLIED,
    HitState.GRANTED,
)
# What a person decides on: never the outcome of a calculation.
OUTCOMES = frozenset({HitState.GRANTED, HitState.REFUSED, HitState.DECLINED})


def may_move(one: str, other: str) -> bool:
    """Say whether a run may go from one state to another."""
    return RunState(other) in _RUN_MOVES[RunState(one)]


def next_steps(state: str) -> tuple[HitState, ...]:
    """Return where a hit may go: forward, also past a step, and to an outcome once contacted.

    >>> [str(step) for step in next_steps("applied")]
    ['granted', 'refused', 'declined']
    >>> next_steps("refused")
    ()
    """
    now = HitState(state)
    if now in OUTCOMES:
        return ()
    forward = WAY[WAY.index(now) + 1 :]
    if now == HitState.DETECTED:
        # Nobody can answer, apply or be refused before they were told.
        return (HitState.CONTACTED,)
    return (*forward, HitState.REFUSED, HitState.DECLINED)
