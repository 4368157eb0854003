"""Publish the result of a count: winners, losers, money and evidence, all at once or nothing."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.budgets.core.publishing import sha256_of_bytes
from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Proposal, Result, Round
from verbond.budgets.operations.outcomes.evidence import tell_round
from verbond.budgets.operations.outcomes.money import set_apart
from verbond.budgets.operations.rounds.turns import note_round, round_in_turn
from verbond.journal.facade import Actor

State = Proposal.State


@transaction.atomic
def publish_result(*, row: Round, actor: Actor, now: datetime) -> Result:
    """Let everybody see what won. A second time changes nothing.

    Refused before the count, when the verifier did not agree, or when a file is no longer the one
    that was checked. The money of every winner is set apart in the books.
    """
    held = round_in_turn(row.pk)
    result = Result.objects.select_for_update().filter(round=held).first()
    if result is None:
        raise OutcomeRefused("not_counted", gettext("Deze ronde is nog niet geteld."))
    if result.published_at is not None:
        return result
    _check(result)
    result.published_at = now
    result.save(update_fields=["published_at"])
    winners = list(result.explained["winners"])
    _decide(held, winners, actor, now)
    note_round(
        row=held,
        verb="publish_result",
        summary=f"Uitslag gepubliceerd: {held.title}, {len(winners)} projecten gekozen.",
        details={
            "winners": winners,
            "engine": result.engine,
            "files": {
                "election.pb": result.election_sha256,
                "receipts.txt": result.receipts_sha256,
            },
        },
        actor=actor,
        now=now,
    )
    tell_round(held, actor=actor, now=now)
    return result


def _check(result: Result) -> None:
    if result.verified_at is None:
        raise OutcomeRefused(
            "not_verified", gettext("De telling is nog niet nagekeken door een ander programma.")
        )
    rows = (
        (result.election, result.certificate),
        *((pot.election, pot.certificate) for pot in result.pots.all()),
    )
    for content, certificate in rows:
        if sha256_of_bytes(bytes(content)) != certificate["input_sha256"]:
            raise OutcomeRefused(
                "file_changed",
                gettext("Een bestand is niet meer wat er nagekeken is. We publiceren niets."),
            )


def _decide(row: Round, winners: list[str], actor: Actor, now: datetime) -> None:
    on_ballot = {
        one.key: one
        for one in Proposal.objects.select_for_update(of=("self",)).filter(
            round=row, state=State.ON_BALLOT
        )
    }
    for one in on_ballot.values():
        one.round = row
        one.state = State.WON if one.key in winners else State.LOST
        one.lock += 1
    Proposal.objects.bulk_update(on_ballot.values(), ["state", "lock"], 500)
    costs = {one["id"]: one["cost_cents"] for one in row.frozen["projects"]}
    for key in winners:
        # What was withdrawn after the freeze keeps its place in the count, and gets no money.
        if key in on_ballot:
            set_apart(on_ballot[key], costs[key], actor=actor, now=now)
