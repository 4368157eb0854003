"""Which step of a round comes next, and which begin by an act of their own."""

from verbond.budgets.models import PhaseCode, Round

# The vote opens and closes by acts of its own: freezing, sealing and counting belong to them.
WITH_OWN_ACT = frozenset({PhaseCode.VOTE, PhaseCode.RESULT})


def next_phase(row: Round) -> str:
    """Return the code of the phase after the present one; empty at the end."""
    codes = [one.code for one in row.phases.all()]
    at = codes.index(row.phase) if row.phase in codes else -1
    return codes[at + 1] if at + 1 < len(codes) else ""
