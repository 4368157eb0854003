"""A fictitious citizens' budget in which ideas become plans: written, looked at, talked about."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from verbond.accounts import facade as accounts
from verbond.accounts.facade import actor_of
from verbond.budgets.core.proposing.costs import CostLine
from verbond.budgets.models import (
    Assessment,
    Comment,
    Instrument,
    Proposal,
    Recipe,
    Round,
    Workshop,
)
from verbond.budgets.operations.demo.reading import lay_steps
from verbond.budgets.operations.proposals import appealing, assessing, editing, meeting, opening
from verbond.budgets.operations.proposals.editing import Text
from verbond.budgets.operations.proposals.opening import Idea
from verbond.budgets.operations.rounds.making import make_round, publish_round
from verbond.budgets.queries.proposals.rules import terms
from verbond.journal.facade import Actor

type Facts = Mapping[str, Any]
State = Proposal.State


@dataclass(frozen=True, slots=True)
class Cast:
    """Who of the fictitious people acts: those who propose, and the officer who answers."""

    authors: tuple[accounts.Person, ...]
    officer: accounts.Person
    clerk: accounts.Person

    @staticmethod
    def of(facts: Facts) -> "Cast | None":
        """Find the people of the demo; None where they are not."""
        wanted = [*facts["authors"], facts["officer"], facts["clerk"]]
        held = {one.email: one for one in accounts.Person.objects.filter(email__in=wanted)}
        if len(held) < len(set(wanted)):
            return None
        return Cast(
            tuple(held[one] for one in facts["authors"]),
            held[facts["officer"]],
            held[facts["clerk"]],
        )


def make_rolling_round(facts: Facts, actor: Actor, now: dt.datetime) -> Round:
    """Make and show a round that draws on no envelope, its days laid out around today."""
    recipe = Recipe.objects.filter(slug=facts["model"], published_at__isnull=False)[0]
    row = Round(
        slug=facts["slug"],
        title=facts["title"],
        summary=facts["summary"],
        instrument=Instrument.objects.get(code=facts["instrument"]),
        recipe=recipe,
        budget_cents=facts["budget_cents"],
        languages=["nl"],
        fictitious=True,
    )
    phases = recipe.document["phases"]
    first = timezone.localdate(now) - dt.timedelta(days=facts["starts"])
    steps = lay_steps([(one["code"], one["days"]) for one in phases], first)
    row = make_round(row=row, steps=steps, actor=actor, now=now)
    return publish_round(row=row, lock=row.lock, actor=actor, now=now)


def propose_as(
    person: accounts.Person, row: Round, said: Facts, now: dt.datetime, **more: Any
) -> Proposal:
    """Send in an idea in the name of one of the cast."""
    return opening.propose(
        round_id=row.pk,
        idea=Idea(
            said["title"],
            said["summary"],
            proposer_kind=said.get("kind", Proposal.Proposer.GROUP),
            proposer_name=said["who"],
            theme=said["theme"],
            place_code=said["place"],
            **more,
        ),
        submission="",
        person_id=person.pk,
        actor=actor_of(person),
        now=now,
        fictitious=True,
    )


def write_plan(proposal: Proposal, person: accounts.Person, said: Facts, now: dt.datetime) -> None:
    """Work out a plan: what comes, what it costs line by line, who looks after it."""
    proposal.refresh_from_db()
    editing.save_text(
        proposal=proposal,
        text=Text(
            said["title"],
            said["summary"],
            body=said["body"],
            upkeep=said.get("upkeep", ""),
            costs=tuple(CostLine(text, cents, "raming (fictief)") for text, cents in said["costs"]),
            theme=said["theme"],
            place_code=said["place"],
        ),
        reason="Uitgewerkt met een coach",
        lock=proposal.lock,
        actor=actor_of(person),
        now=now,
    )


def load_plans(*, facts: Facts, cast: Cast, actor: Actor, now: dt.datetime) -> Round:
    """Load the round and its plans, each as far as the file says."""
    row = make_rolling_round(facts, actor, now)
    made = [
        (propose_as(_author(cast, turn), row, said, now - dt.timedelta(days=70 - turn)), said)
        for turn, said in enumerate(facts["plans"])
    ]
    Round.objects.filter(pk=row.pk).update(phase="plan")
    for turn, (proposal, said) in enumerate(made):
        _carry(proposal, _author(cast, turn), said, cast, now)
        _talk(proposal, said, now)
    for said in facts["workshops"]:
        _meet(row, said, cast, now)
    return row


def _author(cast: Cast, turn: int) -> accounts.Person:
    return cast.authors[turn % len(cast.authors)]


def _carry(
    proposal: Proposal, person: accounts.Person, said: Facts, cast: Cast, now: dt.datetime
) -> None:
    actor, state = actor_of(person), said.get("state", "answered")
    if state == "idea":
        return
    written = now - dt.timedelta(days=30)
    editing.start_plan(proposal=proposal, actor=actor, now=written)
    if "body" in said:
        write_plan(proposal, person, said, written)
    if state == "plan":
        return
    editing.submit_plan(proposal=proposal, actor=actor, now=now - dt.timedelta(days=18))
    _answer(proposal, said, cast, now)
    if "appeal" in said:
        appealing.appeal(
            proposal=proposal,
            comment_id=None,
            text=said["appeal"],
            person_id=person.pk,
            actor=actor,
            now=now - dt.timedelta(days=2),
        )


def _answer(proposal: Proposal, said: Facts, cast: Cast, now: dt.datetime) -> None:
    """Give every question to the officer; what the file answers is answered."""
    assessing.assign(
        proposals=[proposal.pk],
        criteria=[one.code for one in terms().criteria],
        officer=cast.officer,
        actor=actor_of(cast.clerk),
        now=now - dt.timedelta(days=14),
    )
    reasons = {code: (None, reason) for code, reason in said["answers"].items()}
    if "estimate" in said:
        code, cents, reason = said["estimate"]
        reasons[code] = (cents, reason)
    held = {one.criterion: one for one in Assessment.objects.filter(proposal=proposal)}
    for code, (cents, reason) in reasons.items():
        assessing.assess(
            assessment=held[code],
            outcome="no" if code in said.get("refused", ()) else "yes",
            reason=reason,
            cost_cents=cents,
            lock=held[code].lock,
            person_id=cast.officer.pk,
            actor=actor_of(cast.officer),
            now=now - dt.timedelta(days=6),
        )


def _talk(proposal: Proposal, said: Facts, now: dt.datetime) -> None:
    Comment.objects.bulk_create(
        Comment(
            proposal=proposal,
            author_name=one["who"],
            text=one["text"],
            is_from_city=one.get("city", False),
            made_at=now - dt.timedelta(days=9 - number),
            fictitious=True,
        )
        for number, one in enumerate(said["comments"])
    )


def _meet(row: Round, said: Facts, cast: Cast, now: dt.datetime) -> None:
    day = timezone.localdate(now) + dt.timedelta(days=said["days"])
    starts_at = timezone.make_aware(dt.datetime.combine(day, dt.time(19)))
    meeting.plan_workshop(
        workshop=Workshop(
            round=row,
            title=said["title"],
            text=said["text"],
            starts_at=starts_at,
            ends_at=starts_at + dt.timedelta(hours=said["hours"]),
            place=said["place"],
            seats=said["seats"],
            held_with=said.get("held_with"),
            lesson=said.get("lesson", ""),
            fictitious=True,
        ),
        lock=None,
        actor=actor_of(cast.clerk),
        now=now,
    )
