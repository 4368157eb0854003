"""Fictitious small grants on request: given, to decide on, still looking for neighbours."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from verbond.accounts.facade import actor_of
from verbond.budgets.models import Proposal, Round
from verbond.budgets.operations.demo.planning import (
    Cast,
    make_rolling_round,
    propose_as,
    write_plan,
)
from verbond.budgets.operations.proposals import editing, granting, supporting
from verbond.journal.facade import Actor


def load_requests(*, facts: Mapping[str, Any], cast: Cast, actor: Actor, now: dt.datetime) -> Round:
    """Load the rolling round and its requests, each as far as the file says."""
    row = make_rolling_round(facts, actor, now)
    for said in facts["requests"]:
        _ask(row, said, cast, now)
    return row


def _ask(row: Round, said: Mapping[str, Any], cast: Cast, now: dt.datetime) -> None:
    person, asked = cast.authors[said["author"]], now - dt.timedelta(days=12)
    proposal = propose_as(
        person,
        row,
        said,
        asked,
        cost_cents=sum(cents for _text, cents in said["costs"]),
        group_name=said["who"],
        carried_out_by=timezone.localdate(now) + dt.timedelta(days=120),
    )
    write_plan(proposal, person, said, asked)
    _gather(proposal, said, now)
    if said["outcome"] == Proposal.State.PLAN:
        return
    editing.submit_plan(proposal=proposal, actor=actor_of(person), now=now - dt.timedelta(days=6))
    if said["outcome"] == Proposal.State.WON:
        proposal.refresh_from_db()
        granting.decide_grant(
            proposal=proposal,
            grant=True,
            reason=said["reason"],
            lock=proposal.lock,
            person_id=cast.officer.pk,
            actor=actor_of(cast.officer),
            now=now - dt.timedelta(days=3),
        )


def _gather(proposal: Proposal, said: Mapping[str, Any], now: dt.datetime) -> None:
    """Ask neighbours that nobody is, at addresses that are nowhere; some of them said yes."""
    actor = actor_of_author(proposal)
    for number in range(1, said["backers"] + 1):
        _held, token = supporting.ask_supporter(
            proposal=proposal,
            name=f"Buur {number} (fictief)",
            address=f"Fictieve straat {10 * proposal.number + number}",
            email=f"buur{proposal.number}-{number}@voorbeeld.invalid",
            actor=actor,
            now=now - dt.timedelta(days=10),
        )
        if number <= said["confirmed"]:
            supporting.confirm_by_link(token=token, actor=actor, now=now - dt.timedelta(days=8))


def actor_of_author(proposal: Proposal) -> Actor:
    """Return who asked: the first who took part."""
    return actor_of(proposal.participants.select_related("person")[0].person)
