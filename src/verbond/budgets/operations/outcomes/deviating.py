"""The council decides otherwise than the count: in public, with body, reason and legal ground."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Award, Deviation, Proposal, Result
from verbond.budgets.operations.outcomes.evidence import forget_project, tell_round
from verbond.budgets.operations.outcomes.money import (
    change_award,
    free_rest,
    set_apart,
    spent_cents,
)
from verbond.budgets.operations.outcomes.turns import needed, note_project, open_award, set_state
from verbond.budgets.operations.rounds.turns import round_in_turn
from verbond.journal.facade import Actor
from verbond.kit.money import exact

Act, State = Deviation.Act, Proposal.State
CARRIED_OUT = frozenset({State.WON, State.RUNNING, State.DONE})


@transaction.atomic
def deviate(  # noqa: PLR0913 - an act of the council has no fewer parts
    *,
    proposal: Proposal,
    act: str,
    amount_cents: int | None = None,
    reason: str,
    legal_ground: str,
    said_by: str,
    decided_on: date,
    decision_url: str = "",
    actor: Actor,
    now: datetime,
) -> Deviation:
    """Write down what the council decided about one project, and do it.

    The computed result stays as it was, and both stand side by side. Money that is not there is
    refused, and so is taking away a project on which euros were paid.
    """
    row = round_in_turn(proposal.round_id)
    held = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    held.round = row
    _check(held, act, amount_cents, decided_on, now)
    made = Deviation.objects.create(
        round=row,
        proposal=held,
        act=act,
        amount_cents=amount_cents if act != Act.REMOVES else None,
        reason=needed(reason, gettext("Schrijf waarom.")),
        legal_ground=needed(legal_ground, gettext("Geef de rechtsgrond."), "legal_ground"),
        said_by=needed(said_by, gettext("Zeg welk orgaan dit besliste."), "said_by"),
        decision_url=_address(decision_url),
        decided_on=decided_on,
        made_at=now,
        made_by=actor.key,
    )
    _carry_out(held, made, actor, now)
    note_project(
        proposal=held,
        verb="deviate",
        summary=f"{made.said_by} {made.get_act_display()}: {held.title}"
        + (f", {exact(made.amount_cents)}." if made.amount_cents else "."),
        reason=made.reason,
        details={"act": act, "legal_ground": made.legal_ground, "url": made.decision_url},
        actor=actor,
        now=now,
    )
    tell_round(row, actor=actor, now=now)
    return made


def _check(
    proposal: Proposal, act: str, cents: int | None, decided_on: date, now: datetime
) -> None:
    if not Result.objects.filter(round=proposal.round, published_at__isnull=False).exists():
        raise OutcomeRefused(
            "no_result", gettext("Afwijken kan pas als de uitslag gepubliceerd is.")
        )
    if decided_on > timezone.localdate(now):
        raise OutcomeRefused("to_come", gettext("Die dag moet nog komen."))
    is_in = proposal.state in CARRIED_OUT
    if act == Act.ADDS and proposal.state != State.LOST:
        raise OutcomeRefused(
            "not_lost", gettext("Dit project werd niet afgewezen door de telling.")
        )
    if act in {Act.REMOVES, Act.CHANGES} and not is_in:
        raise OutcomeRefused("not_won", gettext("Dit project wordt niet uitgevoerd."))
    if act not in Act.values:
        raise OutcomeRefused("act", gettext("Kies wat het bestuur beslist."))
    if act != Act.REMOVES and (cents is None or cents <= 0):
        raise OutcomeRefused("amount", gettext("Geef een bedrag boven nul."))


def _carry_out(proposal: Proposal, made: Deviation, actor: Actor, now: datetime) -> None:
    cents = made.amount_cents or 0
    if made.act == Act.ADDS:
        set_state(proposal, State.WON)
        set_apart(proposal, cents, actor=actor, now=now, by_deviation=True)
    elif made.act == Act.REMOVES:
        _remove(proposal, made, actor, now)
    else:
        change_award(
            proposal=proposal,
            cents=cents,
            reason=made.reason,
            lock=None,
            actor=actor,
            now=now,
            by_deviation=True,
        )


def _remove(proposal: Proposal, made: Deviation, actor: Actor, now: datetime) -> None:
    award: Award = open_award(proposal)
    if spent_cents(proposal):
        raise OutcomeRefused(
            "spent", gettext("Er is al betaald voor dit project. Draai dat eerst terug.")
        )
    forget_project(award, reason=made.reason, actor=actor, now=now)
    free_rest(award, on=timezone.localdate(now), actor=actor, now=now)
    award.delete()
    set_state(proposal, State.LOST)


def _address(url: str) -> str:
    found = url.strip()
    inside = found.startswith("/") and not found.startswith("//")
    if found and not inside and not found.startswith(("https://", "http://")):
        raise OutcomeRefused("url", gettext("Een adres begint met https:// of met /."))
    return found
