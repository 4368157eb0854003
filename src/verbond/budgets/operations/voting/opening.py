"""Open a vote, and close it: from then on the box is what it is."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from verbond.budgets.core.balloting import box_hash
from verbond.budgets.errors import RoundRefused
from verbond.budgets.models import Ballot, PaperBatch, PhaseCode, Round
from verbond.budgets.operations.rounds.turns import note_round, round_in_turn, save_round
from verbond.budgets.operations.voting.freezing import check_unchanged
from verbond.budgets.operations.voting.sealing import last_seal
from verbond.journal import facade as journal


@transaction.atomic
def open_vote(*, row: Round, lock: int, actor: journal.Actor, now: datetime) -> Round:
    """Let people vote, on exactly what was frozen. Raises `RoundRefused`."""
    held = round_in_turn(row.pk, lock)
    if held.vote_opened_at:
        raise RoundRefused("opened", gettext("De stemming is al geopend."))
    check_unchanged(held)
    vote = held.phases.get(code=PhaseCode.VOTE)
    if not vote.first_on <= timezone.localdate(now) <= vote.last_on:
        raise RoundRefused(
            "day",
            gettext("Stemmen kan van %(first)s tot en met %(last)s. Verander eerst de dagen.")
            % {"first": f"{vote.first_on:%d/%m/%Y}", "last": f"{vote.last_on:%d/%m/%Y}"},
        )
    held.phase, held.vote_opened_at = PhaseCode.VOTE, now
    save_round(held, "phase", "vote_opened_at")
    note_round(
        row=held,
        verb="open_vote",
        summary=f"De stemming is open: {held.title}.",
        details={"sha256": held.frozen_sha256},
        actor=actor,
        now=now,
    )
    return held


@transaction.atomic
def close_vote(
    *, row: Round, lock: int, actor: journal.Actor, now: datetime, reason: str = ""
) -> Round:
    """Close the box: shuffle it whole, count its ballots, and publish its hash.

    Before the last day is over only with a `reason`. Ballots on their way are waited for: after
    this transaction none can be added. Raises `RoundRefused`.
    """
    held = round_in_turn(row.pk, lock)
    _check_closing(held, reason, now)
    # Lifting it now and then is one thing; what is published must not carry an order at all.
    hashes = Ballot.objects.filter(round=held).values_list("content_hash", flat=True)
    held.box_sha256 = box_hash(hashes.iterator(chunk_size=5000))
    held.ballots_counted = hashes.count()
    held.vote_closed_at = now
    held.phase = PhaseCode.RESULT
    save_round(held, "box_sha256", "ballots_counted", "vote_closed_at", "phase")
    last_seal(row=held, actor=actor, now=now)
    note_round(
        row=held,
        verb="close_vote",
        summary=f"De stemming is gesloten: {held.title}.",
        reason=reason.strip(),
        details={"ballots": held.ballots_counted, "box_sha256": held.box_sha256},
        actor=actor,
        now=now,
    )
    return held


def _check_closing(row: Round, reason: str, now: datetime) -> None:
    if not row.vote_opened_at:
        raise RoundRefused("not_opened", gettext("De stemming is nog niet geopend."))
    if row.vote_closed_at:
        raise RoundRefused("closed", gettext("De stemming is al gesloten."))
    last = row.phases.get(code=PhaseCode.VOTE).last_on
    if timezone.localdate(now) <= last and not reason.strip():
        raise RoundRefused(
            "early",
            gettext("Mensen rekenen op stemmen tot en met %(day)s. Zeg waarom je vroeger sluit.")
            % {"day": f"{last:%d/%m/%Y}"},
        )
    waiting = PaperBatch.objects.filter(round=row).exclude(state=PaperBatch.State.SIGNED)
    if waiting.exists():
        raise RoundRefused(
            "paper",
            gettext("Er liggen nog pakken papier die niet getekend zijn. Werk die eerst af."),
        )
