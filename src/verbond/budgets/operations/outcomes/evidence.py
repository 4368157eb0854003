"""What a vote and the work after it show of promises: told to the agreement, tied by a person.

A clerk ties the money of an instrument to the promises that it serves. Rounds and projects that
draw on it then follow by themselves; one project that is done never makes a whole promise done.
"""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from verbond.agreement import facade as agreement
from verbond.budgets.models import Award, Instrument, Result, Round, Spending
from verbond.budgets.queries.outcomes.promised import Promised, promised_of
from verbond.journal.facade import Actor

ROOM = "budgets"
type Told = tuple[agreement.Piece, tuple[agreement.Tie, ...]]


def envelopes_key(instrument: Instrument) -> str:
    """Return under which key the money of all envelopes of an instrument is evidence."""
    return f"envelopes-{instrument.code}"


@transaction.atomic
def serve_commitment(
    *,
    instrument: Instrument,
    commitment_id: int,
    accept: bool,
    actor: Actor,
    now: datetime,
    reason: str = "",
) -> None:
    """Say as a person that an instrument serves a promise, or does not; its evidence follows."""
    tell_envelopes(instrument, actor=actor, now=now)
    agreement.decide_tie(
        room=ROOM,
        key=envelopes_key(instrument),
        commitment_id=commitment_id,
        accept=accept,
        actor=actor,
        now=now,
        reason=reason,
    )
    for result in Result.objects.filter(
        round__instrument=instrument, published_at__isnull=False
    ).select_related("round__instrument"):
        tell_round(result.round, actor=actor, now=now)


def tell_envelopes(instrument: Instrument, *, actor: Actor, now: datetime) -> None:
    """Measure the money of an instrument against what was promised, and say so."""
    found = promised_of(instrument, timezone.localdate(now))
    if found is None:
        return
    agreement.record_evidence(pieces=((_envelopes(instrument, found), ()),), actor=actor, now=now)


def tell_round(row: Round, *, actor: Actor, now: datetime) -> None:
    """Let a published result be evidence: decided by a vote, with the money of its projects."""
    awards = list(
        Award.objects.filter(proposal__round=row).select_related("proposal__round__instrument")
    )
    ties = ties_like(row.instrument)
    pieces: list[Told] = [(_round(row, awards, now), ties)]
    pieces += [(_project(award, now), ties) for award in awards]
    agreement.record_evidence(pieces=tuple(pieces), actor=actor, now=now)
    tell_envelopes(row.instrument, actor=actor, now=now)


def tell_project(award: Award, *, actor: Actor, now: datetime) -> None:
    """Tell how far one project is, once the result is public."""
    row = award.proposal.round
    ties = ties_like(row.instrument)
    agreement.record_evidence(pieces=((_project(award, now), ties),), actor=actor, now=now)
    tell_envelopes(row.instrument, actor=actor, now=now)


def forget_project(award: Award, *, reason: str, actor: Actor, now: datetime) -> None:
    """Take the evidence of a project back that is not carried out after all."""
    agreement.withdraw_evidence(
        room=ROOM, keys=[_project_key(award)], reason=reason, actor=actor, now=now
    )
    tell_envelopes(award.proposal.round.instrument, actor=actor, now=now)


def ties_like(instrument: Instrument) -> tuple[agreement.Tie, ...]:
    """Return the promises that a person tied the money of this instrument to."""
    key = envelopes_key(instrument)
    cards = agreement.ties_of(ROOM, [key]).get(key, ())
    return tuple(
        agreement.Tie(commitment_id=card.commitment_id, confirmed=True)
        for card in cards
        if card.state == "confirmed"
    )


def _envelopes(instrument: Instrument, found: Promised) -> agreement.Piece:
    return agreement.Piece(
        room=ROOM,
        key=envelopes_key(instrument),
        kind="register",
        shows="counted",
        title=f"{instrument.name}: wat betaald is van wat beloofd is",
        source="De boeken van de wijkbudgetten",
        on=found.on,
        url="/budgets/",
        number=Decimal(found.paid_cents) / 100,
        out_of=Decimal(found.promised_cents) / 100,
        unit="euro",
        planned_cents=found.decided_cents,
        booked_cents=found.paid_cents,
        facts={
            "envelopes": found.envelopes,
            "reserved_cents": found.chosen_cents,
            "booked_cents": found.paid_cents,
            "promised_cents": found.promised_cents,
        },
        fictitious=found.fictitious,
    )


def _round(row: Round, awards: list[Award], now: datetime) -> agreement.Piece:
    return agreement.Piece(
        room=ROOM,
        key=f"round-{row.slug}",
        kind="register",
        shows="decided",
        title=f"Bewoners kozen: {row.title}"[:300],
        source="Telling van de stemming, die iedereen kan overdoen",
        on=timezone.localdate(now if row.vote_closed_at is None else row.vote_closed_at),
        url=f"/budgets/r/{row.slug}/result/",
        planned_cents=sum(award.cents for award in awards),
        facts={"projects": len(awards), "ballots": row.ballots_counted or 0},
        fictitious=row.fictitious,
    )


def _project(award: Award, now: datetime) -> agreement.Piece:
    proposal = award.proposal
    paid = int(
        Spending.objects.filter(proposal=proposal, reversed_because="").aggregate(sum=Sum("cents"))[
            "sum"
        ]
        or 0
    )
    return agreement.Piece(
        room=ROOM,
        key=_project_key(award),
        kind="register",
        shows="spent" if award.started_on else "decided",
        title=_project_title(award),
        source="Opvolging van het wijkbudget",
        on=_project_day(award, now),
        url=f"/budgets/r/{proposal.round.slug}/p/{proposal.key}/",
        planned_cents=award.cents,
        booked_cents=paid,
        facts={"state": proposal.state, "number": proposal.number},
        fictitious=proposal.fictitious or proposal.round.fictitious,
    )


def _project_key(award: Award) -> str:
    return f"project-{award.proposal.round.slug}-{award.proposal.number}"


def _project_title(award: Award) -> str:
    word = "Klaar" if award.closed_on else "In uitvoering" if award.started_on else "Gekozen"
    return f"{word}: {award.proposal.title}"[:300]


def _project_day(award: Award, now: datetime) -> date:
    return award.closed_on or award.started_on or timezone.localdate(now)
