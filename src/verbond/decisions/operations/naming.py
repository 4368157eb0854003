"""Name the commitments that an item serves: proposed by words, decided by a person."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext

from verbond.agreement import facade as agreement
from verbond.decisions.errors import ServesRefused
from verbond.decisions.models import Decision, Does, Item, Serves
from verbond.decisions.operations.publishing import pieces_of
from verbond.decisions.operations.turns import item_in_turn, note_item
from verbond.journal import facade as journal


@transaction.atomic
def name_commitment(
    *, item: Item, commitment_id: int, shows: str, actor: journal.Actor, now: datetime
) -> Serves:
    """Say that an item serves a commitment, and what it does for it. A person says it: it holds."""
    return decide_serves(
        item=item, commitment_id=commitment_id, accept=True, shows=shows, actor=actor, now=now
    )


@transaction.atomic
def decide_serves(
    *,
    item: Item,
    commitment_id: int,
    accept: bool,
    shows: str = "decided",
    actor: journal.Actor,
    now: datetime,
    words: tuple[str, ...] = (),
    certainty: int = 0,
) -> Serves:
    """Confirm or reject that an item serves a commitment; both answers are kept.

    After publication the evidence of the decision follows at once.
    """
    if shows not in Does.values:
        raise ServesRefused(
            "shows",
            gettext("“%(shows)s” kan een besluit niet doen. Kies uit %(known)s.")
            % {"shows": shows, "known": ", ".join(Does.values)},
        )
    row = item_in_turn(item.pk)
    if row.state == Item.State.WITHDRAWN:
        raise ServesRefused("withdrawn", gettext("Dit punt is ingetrokken."))
    promises = apps.get_model("agreement.Commitment")._default_manager  # noqa: SLF001 - documented
    if not promises.filter(pk=commitment_id).exists():
        raise ServesRefused("no_commitment", gettext("Deze belofte bestaat niet."))
    kept = Serves.objects.filter(item=row, commitment_id=commitment_id).first()
    serves = kept or Serves(item=row, commitment_id=commitment_id)
    serves.state = Serves.State.CONFIRMED if accept else Serves.State.REJECTED
    serves.shows = shows
    serves.words = [word for word in words if "\x00" not in word] or serves.words
    serves.certainty = certainty or serves.certainty
    serves.save()
    _tell_agreement(row, serves, actor, now)
    answer = "bevestigd" if accept else "afgewezen"
    note_item(
        item=row,
        verb="confirm_serves" if accept else "reject_serves",
        summary=f"Band van punt {row.key} met een belofte {answer}.",
        actor=actor,
        now=now,
        details={"commitment": commitment_id, "shows": shows},
    )
    return serves


def _tell_agreement(item: Item, serves: Serves, actor: journal.Actor, now: datetime) -> None:
    """Let the evidence follow what a person says of a decision that everybody can read.

    A decision that was taken over becomes a piece of evidence here, with its first promise.
    """
    if item.state != Item.State.PUBLISHED or not item.is_public:
        return
    rows = Decision.objects.filter(treatment__item=item, published_at__isnull=False)
    counting = rows.exclude(corrected_by__published_at__isnull=False)
    accept = serves.state == Serves.State.CONFIRMED
    decisions = list(counting.select_related("treatment__meeting__body"))
    if accept:
        agreement.record_evidence(pieces=tuple(pieces_of(decisions)), actor=actor, now=now)
    known = agreement.ties_of("decisions", [one.key for one in decisions])
    for decision in decisions:
        if not accept and not _is_tied(known, decision, serves):
            continue
        agreement.decide_tie(
            room="decisions",
            key=decision.key,
            commitment_id=serves.commitment_id,
            accept=accept,
            shows=serves.shows,
            actor=actor,
            now=now,
        )


def _is_tied(
    known: Mapping[str, Sequence[agreement.TieCard]], decision: Decision, serves: Serves
) -> bool:
    ties = known.get(decision.key, ())
    return any(tie.commitment_id == serves.commitment_id for tie in ties)
