"""The work on a chosen project: steps with their days, and the end of it."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Award, Milestone, Proposal
from verbond.budgets.operations.outcomes.evidence import tell_project
from verbond.budgets.operations.outcomes.money import free_rest, spent_cents
from verbond.budgets.operations.outcomes.turns import (
    needed,
    note_project,
    open_award,
    save_award,
    set_state,
)
from verbond.journal.facade import Actor
from verbond.kit.money import exact

State = Proposal.State
MOST_STEPS = 40


class StepChanged(OutcomeRefused):
    """Somebody changed the step in the meantime; `theirs` is how it reads now."""

    theirs: Milestone

    def __init__(self, theirs: Milestone) -> None:
        super().__init__(
            "changed",
            gettext("Iemand anders wijzigde deze stap intussen. Kijk wat er nu staat."),
        )
        self.theirs = theirs


@transaction.atomic
def start_project(*, proposal: Proposal, on: date, actor: Actor, now: datetime) -> Award:
    """Say that the work began, on this day; once."""
    row = open_award(proposal)
    _check_past(on, now)
    if row.started_on is not None:
        raise OutcomeRefused("started", gettext("Dit project is al begonnen."))
    row.started_on = on
    save_award(row, "started_on")
    set_state(row.proposal, State.RUNNING)
    note_project(
        proposal=row.proposal,
        verb="start_project",
        summary=f"Uitvoering begonnen: {row.proposal.title}.",
        actor=actor,
        now=now,
    )
    tell_project(row, actor=actor, now=now)
    return row


@transaction.atomic
def plan_step(
    *, proposal: Proposal, title: str, promised_on: date, text: str, actor: Actor, now: datetime
) -> Milestone:
    """Promise a step of the work for a day; the day first promised stays to be seen."""
    row = open_award(proposal)
    title = needed(title, gettext("Geef de stap een naam."), "title")
    steps = Milestone.objects.filter(proposal=row.proposal)
    if steps.count() >= MOST_STEPS:
        raise OutcomeRefused(
            "many", gettext("Hoogstens %(most)s stappen per project.") % {"most": MOST_STEPS}
        )
    step = Milestone.objects.create(
        proposal=row.proposal,
        position=(steps.aggregate(last=Max("position"))["last"] or 0) + 1,
        title=title,
        promised_on=promised_on,
        first_promised_on=promised_on,
        text=text.strip(),
    )
    note_project(
        proposal=row.proposal,
        verb="plan_step",
        summary=f"{row.proposal.title}: {title}, tegen {promised_on:%d/%m/%Y}.",
        actor=actor,
        now=now,
    )
    return step


@transaction.atomic
def move_step(
    *, step: Milestone, promised_on: date, reason: str, lock: int, actor: Actor, now: datetime
) -> Milestone:
    """Promise another day for a step. Always with a reason, which everybody can read."""
    row = _step_in_turn(step, lock)
    if row.reached_on is not None:
        raise OutcomeRefused("reached", gettext("Deze stap is al klaar."))
    if promised_on == row.promised_on:
        raise OutcomeRefused("same_day", gettext("Dat is de dag die er al staat."))
    was = row.promised_on
    row.moved_because = needed(reason, gettext("Schrijf waarom de dag verandert."))
    row.promised_on = promised_on
    _save_step(row, "promised_on", "moved_because")
    note_project(
        proposal=row.proposal,
        verb="move_step",
        summary=f"{row.proposal.title}: {row.title} nu tegen {promised_on:%d/%m/%Y}.",
        reason=row.moved_because,
        details={"was": was.isoformat(), "first": row.first_promised_on.isoformat()},
        actor=actor,
        now=now,
    )
    return row


@transaction.atomic
def reach_step(
    *, step: Milestone, on: date, text: str, lock: int, actor: Actor, now: datetime
) -> Milestone:
    """Say that a step is done, on this day. The first step that is done starts the work."""
    row = _step_in_turn(step, lock)
    _check_past(on, now)
    if row.reached_on is not None:
        raise OutcomeRefused("reached", gettext("Deze stap is al klaar."))
    row.reached_on, row.text = on, text.strip() or row.text
    _save_step(row, "reached_on", "text")
    note_project(
        proposal=row.proposal,
        verb="reach_step",
        summary=f"{row.proposal.title}: {row.title} is klaar.",
        details={"promised": row.promised_on.isoformat(), "reached": on.isoformat()},
        actor=actor,
        now=now,
    )
    if row.proposal.state == State.WON:
        start_project(proposal=row.proposal, on=on, actor=actor, now=now)
    return row


@transaction.atomic
def finish_project(
    *, proposal: Proposal, on: date, text: str, lock: int, actor: Actor, now: datetime
) -> Award:
    """Close the account of a project that is done; what is left goes back to the round."""
    row = open_award(proposal, lock)
    _check_past(on, now)
    row.closing_text = needed(text, gettext("Schrijf wat er gemaakt is."), "text")
    late = Milestone.objects.filter(proposal=row.proposal, reached_on=None).first()
    if late is not None:
        raise OutcomeRefused(
            "step_open",
            gettext("De stap “%(step)s” is nog niet klaar.") % {"step": late.title},
        )
    if not row.proposal.pictures.exists():
        raise OutcomeRefused(
            "no_picture", gettext("Zet er eerst een foto bij van wat er gemaakt is.")
        )
    spent, left = spent_cents(row.proposal), free_rest(row, on=on, actor=actor, now=now)
    row.closed_on = on
    row.started_on = row.started_on or on
    save_award(row, "closed_on", "closing_text", "started_on")
    set_state(row.proposal, State.DONE)
    note_project(
        proposal=row.proposal,
        verb="finish_project",
        summary=f"Klaar: {row.proposal.title}, {exact(spent)} van {exact(row.cents)}.",
        details={"spent_cents": spent, "returned_cents": left},
        actor=actor,
        now=now,
    )
    tell_project(row, actor=actor, now=now)
    return row


def _step_in_turn(step: Milestone, lock: int) -> Milestone:
    open_award(step.proposal)
    found = (
        Milestone.objects.select_for_update(of=("self",))
        .select_related("proposal__round")
        .filter(pk=step.pk)
        .first()
    )
    if found is None:
        raise OutcomeRefused("no_step", gettext("Deze stap bestaat niet meer."))
    if found.lock != lock:
        raise StepChanged(found)
    return found


def _save_step(row: Milestone, *fields: str) -> None:
    row.lock += 1
    row.save(update_fields=[*fields, "lock"])


def _check_past(on: date, now: datetime) -> None:
    if on > timezone.localdate(now):
        raise OutcomeRefused("to_come", gettext("Die dag moet nog komen."))
