"""Look whether a plan can be done: officers with a day, an outcome with its reason, a letter."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from verbond.accounts import facade as accounts
from verbond.budgets.core.proposing import wording
from verbond.budgets.core.proposing.costs import MOST_CENTS
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Assessment, Proposal, ProposalVersion
from verbond.budgets.operations.proposals.turns import (
    authors_of,
    go_to,
    in_turn_for,
    note,
    save,
)
from verbond.budgets.queries.proposals.rules import terms
from verbond.budgets.queries.proposals.versions import newest_version
from verbond.journal import facade as journal

type Person = accounts.Person
Outcome = Assessment.Outcome


@transaction.atomic
def assign(
    *,
    proposals: Iterable[int],
    criteria: Iterable[str],
    officer: Person,
    actor: journal.Actor,
    now: datetime,
) -> int:
    """Give an officer these questions of these plans; what was answered stays. Return how many.

    All or nothing: a plan that cannot be looked at refuses the whole list.
    """
    wanted = list(dict.fromkeys(criteria))
    known = {one.code for one in terms().criteria}
    if not wanted or not set(wanted) <= known:
        raise ProposalRefused("criteria", gettext("Kies minstens één vraag uit de lijst."))
    pks = sorted(set(proposals))
    if not pks:
        raise ProposalRefused("none", gettext("Kies minstens één plan."))
    due_on, rule = terms().due("assess", timezone.localdate(now))
    count = 0
    for pk in pks:
        row = in_turn_for(pk, "assign")
        _check_apart(row, officer.pk)
        changed = 0
        for code in wanted:
            held, is_new = Assessment.objects.get_or_create(
                proposal=row,
                criterion=code,
                defaults={
                    "officer_id": officer.pk, "due_on": due_on, "due_rule": rule,
                    "assigned_at": now,
                },
            )  # fmt: skip
            if not is_new and held.outcome == Outcome.OPEN and held.officer_id != officer.pk:
                held.officer_id, held.assigned_at = officer.pk, now
                held.lock += 1
                held.save(update_fields=["officer", "assigned_at", "lock"])
                changed += 1
            changed += is_new
        if changed:
            count += changed
            note(
                row=row,
                verb="assign_assessment",
                summary=f"{changed} vragen toegewezen aan een verantwoordelijke.",
                actor=actor,
                now=now,
                details={"criteria": wanted, "due_on": due_on.isoformat()},
            )
    return count


@transaction.atomic
def assess(
    *,
    assessment: Assessment,
    outcome: str,
    reason: str,
    cost_cents: int | None,
    lock: int,
    person_id: int,
    actor: journal.Actor,
    now: datetime,
) -> Assessment:
    """Answer one question of one plan. The last answer decides whether the plan can be done.

    Only the officer to whom it was given answers. Raises `ProposalRefused` when somebody was
    first, or without a reason.
    """
    said = wording.checked(
        wording.several_lines(reason), name="reason", label="Reden",
        most=wording.LONGEST_REASON, least=10,
    )  # fmt: skip
    if outcome not in (Outcome.YES, Outcome.CONDITIONS, Outcome.NO):
        raise ProposalRefused("outcome", gettext("Kies of het kan."))
    if cost_cents is not None and not 0 <= cost_cents <= MOST_CENTS:
        raise ProposalRefused("cost", gettext("Dit bedrag kan niet."))
    row = in_turn_for(assessment.proposal_id, "assess")
    _check_apart(row, person_id)
    held = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    _check_turn(held, lock, person_id)
    held.outcome, held.reason, held.cost_cents = outcome, said, cost_cents
    held.decided_at, held.lock = now, held.lock + 1
    held.save(update_fields=["outcome", "reason", "cost_cents", "decided_at", "lock"])
    label = terms().criterion(held.criterion).label
    if cost_cents is not None and cost_cents != row.cost_cents:
        _keep_estimate(row, cost_cents, label, actor, now)
    note(
        row=row,
        verb="assess",
        summary=f"“{label}”: {Outcome(outcome).label}.",
        reason=said,
        actor=actor,
        now=now,
        details={"criterion": held.criterion, "outcome": outcome, "cost_cents": cost_cents},
    )
    _conclude(row, actor, now)
    return held


def _check_apart(row: Proposal, person_id: int) -> None:
    if person_id in authors_of(row):
        raise ProposalRefused(
            "own",
            gettext("Wie “%(title)s” indiende, kan het niet nakijken.") % {"title": row.title},
        )


def _check_turn(held: Assessment, lock: int, person_id: int) -> None:
    if held.officer_id != person_id:
        raise ProposalRefused(
            "officer", gettext("Deze vraag is aan iemand anders gegeven. Vraag die persoon.")
        )
    if held.lock != lock or held.outcome != Outcome.OPEN:
        raise ProposalRefused(
            "answered", gettext("Iemand antwoordde intussen op deze vraag. Bekijk het antwoord.")
        )


def _keep_estimate(
    row: Proposal, cents: int, label: str, actor: journal.Actor, now: datetime
) -> None:
    """An estimate of the city is a version of its own, so that history shows who changed it."""
    last = newest_version(row)
    ProposalVersion.objects.create(
        proposal=row,
        number=last.number + 1,
        title=last.title,
        summary=last.summary,
        body=last.body,
        upkeep=last.upkeep,
        cost_cents=cents,
        cost_lines=[{"text": "Raming van de stad", "cents": cents, "source": label}],
        reason=f"Raming van de stad bij “{label}”",
        made_at=now,
        made_by=actor.key,
        made_as=ProposalVersion.Side.CITY,
    )
    row.cost_cents = cents
    save(row, "cost_cents")


def _conclude(row: Proposal, actor: journal.Actor, now: datetime) -> None:
    """Say that a plan can be done, or not, once every question has its answer."""
    outcomes = dict(Assessment.objects.filter(proposal=row).values_list("criterion", "outcome"))
    required = {one.code for one in terms().criteria}
    if not required <= outcomes.keys() or Outcome.OPEN in outcomes.values():
        return
    feasible = Outcome.NO not in outcomes.values()
    state = Proposal.State.FEASIBLE if feasible else Proposal.State.INFEASIBLE
    go_to(row, state, now, actor=actor)
    note(
        row=row,
        verb="conclude_assessment",
        summary="Dit plan kan uitgevoerd worden." if feasible else "Dit plan kan niet.",
        actor=actor,
        now=now,
        details={"outcomes": {str(key): str(value) for key, value in sorted(outcomes.items())}},
    )
