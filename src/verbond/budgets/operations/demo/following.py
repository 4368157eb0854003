"""What came of a fictitious round: steps, euros, a picture of what was made, and lessons."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone

from verbond.budgets.models import Award, Milestone, Proposal, Round
from verbond.budgets.operations.demo.drawing import drawn_picture
from verbond.budgets.operations.outcomes.executing import (
    finish_project,
    move_step,
    plan_step,
    reach_step,
)
from verbond.budgets.operations.outcomes.lessons import LessonTold, tell_lesson
from verbond.budgets.operations.outcomes.money import spend
from verbond.budgets.operations.outcomes.pictures import add_picture
from verbond.journal.facade import Actor

STEPS: Final = ("Afspraken met de buurt", "Bestelling", "Werken", "Klaar, met de buurt erbij")
MOVED: Final = "De leverancier had het hout later dan beloofd (fictief)."
CLOSING: Final = "Alles staat er. De buurt opende het samen op een zaterdag (fictief)."


@dataclass(frozen=True, slots=True)
class Story:
    """How the work on one project goes: the days of its steps from today, and the part paid."""

    days: tuple[int, int, int, int]
    reached: int
    paid: float
    moved_by: int = 0
    is_done: bool = False


# One is done, one is late, one got another day with its reason, the others go as promised.
STORIES: Final = (
    Story((-150, -105, -60, -20), reached=4, paid=0.94, is_done=True),
    Story((-120, -60, -12, 40), reached=2, paid=0.45),
    Story((-110, -50, -15, 75), reached=2, paid=0.3, moved_by=45),
    Story((-90, -30, 25, 80), reached=2, paid=0.4),
    Story((20, 65, 110, 150), reached=0, paid=0.0),
    Story((-40, 15, 70, 120), reached=1, paid=0.1),
)


def follow_up(*, row: Round, facts: Mapping[str, Any], actor: Actor, now: dt.datetime) -> None:
    """Let the chosen projects begin, each as its story says, and tell what was learned."""
    chosen = Proposal.objects.filter(round=row, state=Proposal.State.WON).order_by("number")
    for turn, proposal in enumerate(chosen):
        story = STORIES[turn] if turn < len(STORIES) else STORIES[3 + turn % 3]
        _work(proposal, story, actor, now)
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


def _work(proposal: Proposal, story: Story, actor: Actor, now: dt.datetime) -> None:
    today = timezone.localdate(now)
    for number, (title, days) in enumerate(zip(STEPS, story.days, strict=True)):
        promised = today + dt.timedelta(days=days)
        step = plan_step(
            proposal=proposal, title=title, promised_on=promised, text="", actor=actor, now=now
        )
        if number < story.reached:
            on = promised - dt.timedelta(days=3)
            reach_step(step=step, on=on, text="", lock=step.lock, actor=actor, now=now)
        elif number == story.reached and story.moved_by:
            later = promised + dt.timedelta(days=story.moved_by)
            move_step(
                step=step, promised_on=later, reason=MOVED, lock=step.lock, actor=actor, now=now
            )
    _pay(proposal, story, today, actor, now)
    if story.is_done:
        _finish(proposal, actor, now)


def _pay(proposal: Proposal, story: Story, today: dt.date, actor: Actor, now: dt.datetime) -> None:
    cents = int((proposal.cost_cents or 0) * story.paid) // 100 * 100
    if not cents:
        return
    spend(
        proposal=proposal,
        cents=cents,
        on=today - dt.timedelta(days=18),
        text="Eerste facturen (fictief)",
        reference=f"DEMO-{proposal.number}",
        key="eerste",
        actor=actor,
        now=now,
    )


def _finish(proposal: Proposal, actor: Actor, now: dt.datetime) -> None:
    add_picture(
        proposal=proposal,
        content=drawn_picture(),
        alt="Tekening: bomen en een bank in het gras, met de zon erboven (fictief)",
        credit="getekend door een programma (fictief)",
        milestone=Milestone.objects.filter(proposal=proposal).last(),
        actor=actor,
        now=now,
    )
    finish_project(
        proposal=proposal,
        on=timezone.localdate(now) - dt.timedelta(days=16),
        text=CLOSING,
        lock=Award.objects.get(proposal=proposal).lock,
        actor=actor,
        now=now,
    )
