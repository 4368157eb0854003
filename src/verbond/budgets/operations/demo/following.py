"""What came of a fictitious round: steps, euros, photos left out, and lessons."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from verbond.budgets.models import Proposal, Round
from verbond.budgets.operations.outcomes.executing import plan_step, reach_step
from verbond.budgets.operations.outcomes.lessons import LessonTold, tell_lesson
from verbond.budgets.operations.outcomes.money import spend
from verbond.journal.facade import Actor

# The work on the chosen projects, by turn: steps reached, and the part of the price that is paid.
STEPS = ("Afspraken met de buurt", "Bestelling", "Werken", "Klaar, met de buurt erbij")
REACHED = (3, 2, 1, 2, 0, 1)
PAID = (0.8, 0.45, 0.0, 0.6, 0.0, 0.2)


def follow_up(*, row: Round, facts: Mapping[str, Any], actor: Actor, now: dt.datetime) -> None:
    """Let the chosen projects begin, each as far as its turn says, and tell what was learned."""
    chosen = Proposal.objects.filter(round=row, state=Proposal.State.WON).order_by("number")
    began = timezone.localdate(row.vote_closed_at) if row.vote_closed_at else None
    if began is None:
        return
    for turn, proposal in enumerate(chosen):
        _work(proposal, turn % len(REACHED), began, actor, now)
    for said in facts.get("lessons", ()):
        tell_lesson(
            told=LessonTold(
                kind=said["kind"],
                title=said["title"],
                text=said["text"],
                topics=tuple(said["topics"]),
                place_code=row.place_code,
                author_name="Wijkwerking (fictief)",
                round=row,
                fictitious=True,
            ),
            actor=actor,
            now=now,
        )


def _work(proposal: Proposal, turn: int, began: dt.date, actor: Actor, now: dt.datetime) -> None:
    today = timezone.localdate(now)
    for number, title in enumerate(STEPS):
        promised = began + dt.timedelta(days=30 + 45 * number)
        step = plan_step(
            proposal=proposal,
            title=title,
            promised_on=promised,
            text="",
            actor=actor,
            now=now,
        )
        if number < REACHED[turn]:
            on = min(promised + dt.timedelta(days=5), today)
            step.refresh_from_db()
            reach_step(step=step, on=on, text="", lock=step.lock, actor=actor, now=now)
    cents = int((proposal.cost_cents or 0) * PAID[turn]) // 100 * 100
    if cents:
        spend(
            proposal=proposal,
            cents=cents,
            on=min(began + dt.timedelta(days=60), today),
            text="Eerste facturen (fictief)",
            reference=f"DEMO-{proposal.number}",
            key="eerste",
            actor=actor,
            now=now,
        )
