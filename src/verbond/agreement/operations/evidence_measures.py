"""Make evidence of the measures of targets: the room below is asked, it need not know promises."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from verbond.agreement.core.evidence import Piece, Tie
from verbond.agreement.core.evidence.checking import STEP
from verbond.agreement.core.evidence.words import KINDS
from verbond.agreement.models import Annotation, Evidence
from verbond.agreement.models.annotation import What
from verbond.agreement.operations.evidence import record_evidence, withdraw_evidence
from verbond.agreement.operations.evidence_targets import ROOM, tie_measures
from verbond.agreement.operations.recomputing import recompute, tell
from verbond.indicators import facade as indicators
from verbond.indicators.facade import IndicatorCard, MilestoneCard, Standing, TargetCard
from verbond.journal import facade as journal

_GONE = "Er is geen meting meer."
_INDICATOR, _MILESTONE = KINDS[2], KINDS[3]


@transaction.atomic
def refresh_measures(*, now: datetime, actor: journal.Actor = journal.SYSTEM) -> int:
    """Record how the targets stand now; promises whose target is confirmed follow their measure.

    Return how many pieces are new or other. Nothing changed: nothing is written.
    """
    journal.wait_turn()
    notes = Annotation.objects.shown().filter(what=What.TARGET, commitment__retired_at=None)
    codes = sorted(set(notes.values_list("value", flat=True)))
    confirmed: dict[str, list[Tie]] = {}
    for pk, code, words in notes.filter(state=Annotation.State.CONFIRMED).values_list(
        "commitment_id", "value", "words"
    ):
        tie = Tie(pk, confirmed=True, words=tuple(words), certainty=100)
        confirmed.setdefault(code, []).append(tie)
    pieces: list[tuple[Piece, Sequence[Tie]]] = [
        (piece, confirmed.get(card.code, ()))
        for card in indicators.target_cards(codes)
        for piece in _pieces(card, localdate(now))
    ]
    known = Evidence.objects.standing().filter(room=ROOM).values_list("key", flat=True)
    gone = set(known) - {piece.key for piece, _ties in pieces}
    if gone:
        withdraw_evidence(room=ROOM, keys=gone, reason=_GONE, actor=actor, now=now)
    recorded = record_evidence(pieces=pieces, actor=actor, now=now)
    untied = tie_measures(now=now)
    if untied:
        tell(recompute(now=now, commitment_ids=untied), actor=actor, now=now)
    return recorded.added + recorded.changed + len(gone)


def _pieces(card: TargetCard, today: date) -> Iterator[Piece]:
    measured = [
        (indicator, standing)
        for indicator, standing in card.pairs
        if standing.last is not None and standing.last.key.period_to <= today
    ]
    if measured:
        yield _measure(card, measured)
    done = [one for one in card.milestones if one.done_on is not None and one.done_on <= today]
    for milestone in done:
        is_whole = len(done) == len(card.milestones) and milestone == done[-1]
        yield _milestone(card, milestone, is_whole=is_whole)


def _measure(card: TargetCard, measured: list[tuple[IndicatorCard, Standing]]) -> Piece:
    """Make one piece of all series of a target: it is met when each of them is."""
    newest = max(measured, key=lambda pair: (_on(pair[1]), pair[0].code))
    indicator, standing = newest
    met = [one.is_met for _indicator, one in measured]
    whole = len(measured) == len(card.indicators)
    is_met = False if False in met else True if whole and None not in met else None
    value = standing.last.value if standing.last else None
    alone = len(measured) == 1
    return Piece(
        room=ROOM,
        key=card.code,
        kind=_INDICATOR,
        shows="measured",
        title=card.measure[:300],
        source=indicator.source.name[:300],
        on=_on(standing),
        url=reverse("indicators:indicator", args=[indicator.code]),
        number=_kept(value) if alone else None,
        out_of=_kept(standing.goal) if alone else None,
        unit=indicator.unit[:60],
        is_met=is_met,
        facts=_facts(card),
        fictitious="fictief" in indicator.source.name.lower(),
    )


def _facts(card: TargetCard) -> dict[str, object]:
    facts: dict[str, object] = {"target": card.code}
    if card.deadline_on is not None:
        facts["deadline"] = card.deadline_on.isoformat()
    return facts


def _on(standing: Standing) -> date:
    return standing.last.key.period_to if standing.last else date.min


def _kept(figure: Decimal | None) -> Decimal | None:
    """Round to what evidence keeps; whether the target is met was decided on the exact figure."""
    return None if figure is None else figure.quantize(STEP)


def _milestone(card: TargetCard, milestone: MilestoneCard, *, is_whole: bool) -> Piece:
    return Piece(
        room=ROOM,
        key=f"{card.code}/{milestone.code}",
        kind=_MILESTONE,
        shows="done" if is_whole else "started",
        title=milestone.title[:300],
        source=(milestone.evidence or card.measure)[:300],
        on=milestone.done_on or date.min,
        facts=_facts(card),
    )
