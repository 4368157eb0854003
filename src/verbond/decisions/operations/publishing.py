"""Publish the decision list of a meeting: all of it or nothing, and the evidence with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext, ngettext

from verbond.agreement import facade as agreement
from verbond.decisions.core.wording import fingerprint
from verbond.decisions.errors import PublishRefused
from verbond.decisions.models import Decision, Item, Meeting, Publishing, Serves
from verbond.decisions.operations.turns import day_of, meeting_in_turn, note_meeting
from verbond.decisions.queries.items import wording_of_decision
from verbond.journal import facade as journal
from verbond.scorecards import facade as scorecards

STEP = 200
# A worker that says nothing for so long has died; the list may be asked for again.
SILENT_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class PublishedList:
    """What one publication made public; nothing when all of it was public already."""

    meeting: str
    decisions: tuple[str, ...]
    items: int


@transaction.atomic
def publish(*, meeting: Meeting, actor: journal.Actor, now: datetime) -> PublishedList:
    """Publish what a meeting decided in public, with the evidence for what it serves.

    One transaction: killed half-way, nothing is public. A second time changes nothing. Raises
    `PublishRefused` while an item of the agenda has no result, or when a text is not what was
    decided. What was decided behind closed doors stays inside.
    """
    row = meeting_in_turn(meeting.pk)
    untreated = row.items.filter(state=Item.State.AGENDA).count()
    if untreated:
        raise PublishRefused(
            "untreated",
            ngettext(
                "%(n)s punt van deze agenda heeft nog geen resultaat.",
                "%(n)s punten van deze agenda hebben nog geen resultaat.",
                untreated,
            )
            % {"n": untreated},
        )
    items = list(row.items.filter(state=Item.State.DECIDED, is_public=True))
    if not items:
        return PublishedList(row.key, (), 0)
    decisions = list(unpublished(row))
    for decision in decisions:
        check_frozen(decision)
    Decision.objects.filter(pk__in=[one.pk for one in decisions]).update(published_at=now)
    Item.objects.filter(pk__in=[one.pk for one in items]).update(
        state=Item.State.PUBLISHED, lock=F("lock") + 1
    )
    scorecards.show_tests(room="decisions", keys=[one.key for one in items], actor=actor, now=now)
    record_as_evidence(decisions, actor=actor, now=now)
    note_meeting(
        meeting=row,
        verb="publish_decisions",
        summary=f"{len(decisions)} besluiten gepubliceerd: {row.body.name}, "
        f"{day_of(row.planned_at):%d/%m/%Y}.",
        actor=actor,
        now=now,
        details={"decisions": {one.key: one.sha256 for one in decisions}, "items": len(items)},
    )
    return PublishedList(row.key, tuple(one.key for one in decisions), len(items))


def unpublished(meeting: Meeting) -> QuerySet[Decision]:
    """Return the decisions of a meeting that wait for publication, in the order of the agenda."""
    return (
        Decision.objects.filter(
            treatment__meeting=meeting, published_at=None, treatment__item__is_public=True
        )
        .select_related("treatment__item", "treatment__meeting__body", "corrects")
        .order_by("treatment__item__position", "key")
    )


def check_frozen(decision: Decision) -> None:
    """Raise `PublishRefused` when a decision is not the text that was decided."""
    if fingerprint(wording_of_decision(decision)) != decision.sha256:
        raise PublishRefused(
            "changed",
            gettext("%(key)s: de tekst is niet meer wat er beslist is. We publiceren niets.")
            % {"key": decision.key},
        )


def record_as_evidence(
    decisions: list[Decision], *, actor: journal.Actor, now: datetime
) -> agreement.Recorded | None:
    """Let the agreement know what these decisions do; what they correct counts no longer."""
    if not decisions:
        return None
    corrected = [one.corrects.key for one in decisions if one.corrects]
    if corrected:
        agreement.withdraw_evidence(
            room="decisions",
            keys=corrected,
            reason="Een later besluit verbetert dit.",
            actor=actor,
            now=now,
        )
    return agreement.record_evidence(pieces=tuple(pieces_of(decisions)), actor=actor, now=now)


def pieces_of(
    decisions: list[Decision],
) -> Iterator[tuple[agreement.Piece, tuple[agreement.Tie, ...]]]:
    """Tell decisions as pieces of evidence, tied to the promises that a person confirmed."""
    named: dict[int, list[agreement.Tie]] = {}
    rows = Serves.objects.filter(
        item__in=[one.treatment.item_id for one in decisions], state=Serves.State.CONFIRMED
    )
    for row in rows:
        tie = agreement.Tie(
            commitment_id=row.commitment_id,
            shows=row.shows,
            confirmed=True,
            words=tuple(row.words),
            certainty=row.certainty,
        )
        named.setdefault(row.item_id, []).append(tie)
    for one in decisions:
        body = one.treatment.meeting.body
        piece = agreement.Piece(
            room="decisions",
            key=one.key,
            kind="decision",
            shows="decided",
            title=one.title[:300],
            source=f"{body.name}, {one.decided_on:%d/%m/%Y}"[:300],
            on=one.decided_on,
            url=f"/decisions/decision/{one.key}/",
            fictitious=one.fictitious,
        )
        yield piece, tuple(named.get(one.treatment.item_id, ()))


@transaction.atomic
def ask_publishing(*, meeting: Meeting, actor: journal.Actor, now: datetime) -> Publishing:
    """Note that a list waits for a worker; asking again while one is at it changes nothing."""
    row = meeting_in_turn(meeting.pk)
    held = Publishing.objects.filter(meeting=row).first()
    if held and held.is_busy and now - held.asked_at < SILENT_FOR:
        return held
    fresh, _made = Publishing.objects.update_or_create(
        meeting=row,
        defaults={
            "state": Publishing.State.WAITING,
            "done": 0,
            "total": unpublished(row).count(),
            "problem": "",
            "asked_at": now,
            "asked_by": actor.key,
        },
    )
    return fresh


def carry_out(*, pk: int, actor: journal.Actor, now: datetime) -> Publishing:
    """Check a waiting list piece by piece, so that its progress shows, then publish it at once."""
    row = Publishing.objects.select_related("meeting").get(pk=pk)
    if not row.is_busy:
        return row
    try:
        for done in _checked(row.meeting):
            _show(row, Publishing.State.CHECKING, done)
        with transaction.atomic():
            published = publish(meeting=row.meeting, actor=actor, now=now)
            _show(row, Publishing.State.DONE, max(row.done, len(published.decisions)))
    except PublishRefused as problem:
        row.problem = problem.message
        _show(row, Publishing.State.FAILED, row.done)
    return row


def _checked(meeting: Meeting) -> Iterator[int]:
    done = 0
    for done, decision in enumerate(unpublished(meeting).iterator(chunk_size=STEP), 1):
        check_frozen(decision)
        if done % STEP == 0:
            yield done
    yield done


def _show(row: Publishing, state: str, done: int) -> None:
    row.state, row.done = state, done
    row.save(update_fields=["state", "done", "problem"])
