"""Fix which plans stand on the ballot, before the round is frozen."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.budgets.core.proposing.conditions import money
from verbond.budgets.core.proposing.keys import key_of
from verbond.budgets.core.proposing.steps import check
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Proposal, Round
from verbond.budgets.operations.proposals.turns import go_to, in_turn_for, note, save
from verbond.budgets.operations.rounds.turns import note_round, round_in_turn
from verbond.budgets.queries.proposals.rules import setting_of
from verbond.journal import facade as journal

State = Proposal.State


@dataclass(frozen=True, slots=True)
class Put:
    """The numbers that stand on the ballot, in order."""

    numbers: tuple[int, ...]


@transaction.atomic
def put_on_ballot(*, round_id: int, actor: journal.Actor, now: datetime) -> Put:
    """Put every feasible plan on the ballot, under the number that it has had since its idea.

    All must have been answered: open questions or appeals refuse it. A plan without a cost, or
    that costs more than the round has, refuses it too. Done again it only adds.
    """
    row = round_in_turn(round_id)
    rows = list(
        Proposal.objects.select_for_update(of=("self",)).filter(round=row).order_by("number")
    )
    feasible = [one for one in rows if one.state == State.FEASIBLE]
    if not feasible:
        raise ProposalRefused(
            "none", gettext("Er is geen plan dat kan en nog niet op de lijst staat.")
        )
    for one in feasible:
        one.round = row
        check("put_on_ballot", one.state, setting_of(row))
    _check_answered(row, rows)
    _check_costs(row, feasible)
    for one in feasible:
        go_to(one, State.ON_BALLOT, now, actor=actor)
    numbers = tuple(one.number for one in rows if one.state == State.ON_BALLOT)
    note_round(
        row=row,
        verb="put_on_ballot",
        summary=f"Op het stembiljet: {len(numbers)} plannen.",
        actor=actor,
        now=now,
        details={"numbers": list(numbers)},
    )
    return Put(numbers)


@transaction.atomic
def exclude_each_other(
    *, proposal: Proposal, group: str, actor: journal.Actor, now: datetime
) -> Proposal:
    """Say that at most one of a group can win (two plans for one square); empty takes it out."""
    row = in_turn_for(
        proposal.pk, "assign" if proposal.state == State.SUBMITTED else "put_on_ballot"
    )
    row.excludes_group = key_of(group, ())[:40] if group.strip() else ""
    save(row, "excludes_group")
    note(
        row=row,
        verb="exclude_each_other",
        summary="Hoogstens één van een groep plannen kan winnen."
        if row.excludes_group
        else "Dit plan sluit geen ander plan meer uit.",
        actor=actor,
        now=now,
        details={"group": row.excludes_group},
    )
    return row


def _check_answered(row: Round, rows: list[Proposal]) -> None:
    waiting = [one.number for one in rows if one.state == State.SUBMITTED]
    if waiting:
        raise ProposalRefused(
            "waiting",
            gettext("Nog niet nagekeken: %(numbers)s. Beslis daar eerst over.")
            % {"numbers": ", ".join(map(str, waiting))},
        )
    open_ones = Proposal.objects.filter(round=row, appeals__outcome="open", appeals__comment=None)
    numbers = list(open_ones.order_by("number").values_list("number", flat=True).distinct())
    if numbers:
        raise ProposalRefused(
            "appeals",
            gettext("Er loopt nog een bezwaar bij: %(numbers)s. Beslis daar eerst over.")
            % {"numbers": ", ".join(map(str, numbers))},
        )


def _check_costs(row: Round, feasible: list[Proposal]) -> None:
    for one in feasible:
        if one.cost_cents is None:
            raise ProposalRefused(
                "cost", gettext("Voorstel %(n)s heeft nog geen bedrag.") % {"n": one.number}
            )
        if one.cost_cents > row.budget_cents:
            raise ProposalRefused(
                "cost",
                gettext("Voorstel %(n)s kost %(cost)s: meer dan er in deze ronde is.")
                % {"n": one.number, "cost": money(one.cost_cents)},
            )
