"""A count on its way: asked, counted by a worker step by step, done or stopped with its reason."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext

from verbond.budgets.core.publishing.tallying import STEPS
from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Counting, Round
from verbond.budgets.operations.outcomes.counting import count_round
from verbond.budgets.operations.rounds.turns import round_in_turn
from verbond.journal.facade import Actor
from verbond.kit.errors import RuleBroken

# A worker that says nothing for so long has died; the count may be asked for again.
SILENT_FOR = timedelta(minutes=15)
_AFTER = ("explaining", "asking-what-if", "drawing-again", "comparing")
State = Counting.State


@transaction.atomic
def ask_count(*, row: Round, actor: Actor, now: datetime) -> Counting:
    """Note that a closed round waits to be counted; asking again while it goes changes nothing."""
    held = round_in_turn(row.pk)
    if held.vote_closed_at is None:
        raise OutcomeRefused("open", gettext("De stemming is nog niet gesloten."))
    known = Counting.objects.filter(round=held).first()
    if known and known.state == State.DONE:
        return known
    if known and known.is_busy and now - known.asked_at < SILENT_FOR:
        return known
    fresh, _made = Counting.objects.update_or_create(
        round=held,
        defaults={
            "state": State.WAITING,
            "done": 0,
            "total": _steps(held),
            "step": "",
            "problem": "",
            "asked_at": now,
            "asked_by": actor.key,
        },
    )
    return fresh


def carry_out(*, pk: int, actor: Actor, now: datetime) -> Counting:
    """Count a round that waits, and show each step. Killed half-way, it can be done again."""
    row = Counting.objects.select_related("round").get(pk=pk)
    if not row.is_busy:
        return row
    try:
        count_round(row=row.round, actor=actor, now=now, tell=lambda step: _show(row, step))
    except RuleBroken as problem:
        row.state, row.problem = State.FAILED, problem.message
    else:
        row.state, row.done, row.step = State.DONE, row.total, ""
    row.save(update_fields=["state", "problem", "done", "step"])
    return row


def _show(row: Counting, step: str) -> None:
    row.state, row.step = State.COUNTING, step
    row.done = min(row.done + 1, row.total)
    row.save(update_fields=["state", "step", "done"])


def _steps(row: Round) -> int:
    pots = 2 if row.earmark_cents else 1
    return len(STEPS) * pots + len(_AFTER)
