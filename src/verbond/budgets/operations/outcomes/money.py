"""Euros of a chosen project: booked in the ledger, never above what was set apart."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext

from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Award, Deviation, Proposal, Spending
from verbond.budgets.operations.outcomes.evidence import tell_project
from verbond.budgets.operations.outcomes.turns import (
    needed,
    note_project,
    open_award,
    save_award,
    set_state,
)
from verbond.budgets.operations.rounds.money import fund_project, move
from verbond.budgets.queries.rounds.books import paid_account, project_account, round_account
from verbond.journal.facade import Actor
from verbond.kit.money import exact


def spent_cents(proposal: Proposal) -> int:
    """Return what was booked on a project and not turned back, in cents."""
    rows = Spending.objects.filter(proposal=proposal, reversed_because="")
    return int(rows.aggregate(sum=Sum("cents"))["sum"] or 0)


@transaction.atomic
def spend(
    *,
    proposal: Proposal,
    cents: int,
    on: date,
    text: str,
    reference: str,
    key: str,
    actor: Actor,
    now: datetime,
) -> Spending:
    """Book an invoice on a project, under its number in the accounts of the city.

    The same form sent twice books once; refused when it says something else the second time, and
    above what is left of the money set apart.
    """
    row = open_award(proposal)
    posting = f"spend:{row.proposal.round.slug}/{row.proposal.number}/{key}"
    known = Spending.objects.filter(key=posting).first()
    if known is not None:
        return _same(known, cents, on)
    text = needed(text, gettext("Schrijf waarvoor er betaald is."), "text")
    reference = needed(
        reference, gettext("Geef het nummer in de boekhouding van de stad."), "reference"
    )
    _check_amount(row, cents, on, now)
    found = Spending.objects.create(
        proposal=row.proposal, key=posting, cents=cents, on=on, text=text, reference=reference
    )
    if row.proposal.round.envelope is not None:
        move(
            project_account(row.proposal),
            paid_account(row.proposal),
            cents,
            key=posting,
            on=on,
            text=f"{text} ({reference})",
            actor=actor,
            now=now,
        )
    _begun(row, on)
    note_project(
        proposal=row.proposal,
        verb="spend",
        summary=f"{row.proposal.title}: {exact(cents)} betaald.",
        details={"cents": cents, "reference": reference, "on": on.isoformat()},
        actor=actor,
        now=now,
    )
    tell_project(row, actor=actor, now=now)
    return found


@transaction.atomic
def turn_back(*, spending: Spending, reason: str, actor: Actor, now: datetime) -> Spending:
    """Undo a booking that was wrong. Both stay to be seen, with the reason."""
    row = open_award(spending.proposal)
    found = Spending.objects.select_for_update().get(pk=spending.pk)
    if found.reversed_because:
        raise OutcomeRefused("turned", gettext("Deze betaling is al teruggedraaid."))
    found.reversed_because = needed(reason, gettext("Schrijf waarom je dit terugdraait."))
    found.save(update_fields=["reversed_because"])
    if row.proposal.round.envelope is not None:
        move(
            paid_account(row.proposal),
            project_account(row.proposal),
            found.cents,
            key=f"{found.key}/back",
            on=timezone.localdate(now),
            text=f"Teruggedraaid: {found.text}",
            actor=actor,
            now=now,
        )
    note_project(
        proposal=row.proposal,
        verb="turn_back_spending",
        summary=f"{row.proposal.title}: {exact(found.cents)} teruggedraaid.",
        reason=found.reversed_because,
        actor=actor,
        now=now,
    )
    tell_project(row, actor=actor, now=now)
    return found


@transaction.atomic
def change_award(
    *,
    proposal: Proposal,
    cents: int,
    reason: str,
    lock: int | None,
    actor: Actor,
    now: datetime,
    by_deviation: bool = False,
) -> Award:
    """Set more or less money apart for a project, with a reason; the first amount stays to be seen.

    More comes from what the round has left; less than was paid already is refused.
    """
    row = open_award(proposal, lock)
    was = row.cents
    if cents <= 0 or cents == was:
        raise OutcomeRefused("amount", gettext("Geef een ander bedrag, boven nul."))
    spent = spent_cents(row.proposal)
    if cents < spent:
        raise OutcomeRefused(
            "below_spent",
            gettext("Er is al %(spent)s betaald. Minder opzijzetten kan niet.")
            % {"spent": exact(spent)},
        )
    row.changed_because = needed(reason, gettext("Schrijf waarom het bedrag verandert."))
    row.cents = cents
    row.by_deviation = row.by_deviation or by_deviation
    _shift(row, cents - was, actor=actor, now=now)
    save_award(row, "cents", "changed_because", "by_deviation")
    note_project(
        proposal=row.proposal,
        verb="change_award",
        summary=f"{row.proposal.title}: {exact(cents)} in plaats van {exact(was)}.",
        reason=row.changed_because,
        details={"was_cents": was, "cents": cents, "first_cents": row.first_cents},
        actor=actor,
        now=now,
    )
    tell_project(row, actor=actor, now=now)
    return row


def set_apart(
    proposal: Proposal, cents: int, *, actor: Actor, now: datetime, by_deviation: bool = False
) -> Award:
    """Set money of the round apart for a chosen project; part of an operation that journals it."""
    on = timezone.localdate(now)
    if proposal.round.envelope is not None and _was_removed(proposal):
        # Its accounts are there already, and the first posting keeps its key.
        pair = (round_account(proposal.round), project_account(proposal))
        key, text = _key(proposal, "again", 0), f"Toch gekozen: {proposal.title}"
        move(*pair, cents, key=key, on=on, text=text, actor=actor, now=now)
    else:
        fund_project(proposal, cents, on=on, actor=actor, now=now)
    return Award.objects.create(
        proposal=proposal, first_cents=cents, cents=cents, by_deviation=by_deviation
    )


def free_rest(row: Award, *, on: date, actor: Actor, now: datetime) -> int:
    """Give what a project did not use back to its round; return the cents."""
    left = row.cents - spent_cents(row.proposal)
    if left and row.proposal.round.envelope is not None:
        move(
            project_account(row.proposal),
            round_account(row.proposal.round),
            left,
            key=_key(row.proposal, "rest", row.lock),
            on=on,
            text=f"Niet gebruikt: {row.proposal.title}",
            actor=actor,
            now=now,
        )
    return left


def _shift(row: Award, more: int, *, actor: Actor, now: datetime) -> None:
    if row.proposal.round.envelope is None:
        return
    pair = (round_account(row.proposal.round), project_account(row.proposal))
    source, target = pair if more > 0 else (pair[1], pair[0])
    move(
        source,
        target,
        abs(more),
        key=_key(row.proposal, "change", row.lock),
        on=timezone.localdate(now),
        text=f"Ander bedrag: {row.proposal.title}",
        actor=actor,
        now=now,
    )


def _same(known: Spending, cents: int, on: date) -> Spending:
    """Return what was booked, unless somebody went back and changed the form."""
    if (known.cents, known.on) != (cents, on):
        raise OutcomeRefused(
            "sent_before",
            gettext("Dit formulier is al geboekt, met %(booked)s. Begin met een leeg formulier.")
            % {"booked": exact(known.cents)},
        )
    return known


def _check_amount(row: Award, cents: int, on: date, now: datetime) -> None:
    if cents <= 0:
        raise OutcomeRefused("amount", gettext("Geef een bedrag boven nul."))
    if on > timezone.localdate(now):
        raise OutcomeRefused("to_come", gettext("Die dag moet nog komen."))
    left = row.cents - spent_cents(row.proposal)
    if cents > left:
        raise OutcomeRefused(
            "above",
            gettext("Er is nog %(left)s opzijgezet. Zet eerst meer opzij, met een reden.")
            % {"left": exact(left)},
        )


def _begun(row: Award, on: date) -> None:
    """Who pays for a project has begun it."""
    if row.started_on is None:
        row.started_on = on
        set_state(row.proposal, Proposal.State.RUNNING)
    save_award(row, "started_on")


def _was_removed(proposal: Proposal) -> bool:
    return proposal.deviations.filter(act=Deviation.Act.REMOVES).exists()


def _key(proposal: Proposal, word: str, lock: int) -> str:
    """Name a posting once: each act of the council gives an award that counts from zero again."""
    acts = proposal.deviations.count()
    return f"{word}:{proposal.round.slug}/{proposal.number}/{acts}-{lock}"
