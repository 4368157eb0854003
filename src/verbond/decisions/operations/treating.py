"""Record what a meeting did with an item: outcome, votes, and the decision, which is frozen."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.decisions.core import road
from verbond.decisions.core.voting import (
    CARRIED,
    Mandate,
    VoteGiven,
    check_outcome,
    check_vote,
    rules_on,
    unanimous,
)
from verbond.decisions.core.wording import Wording, fingerprint
from verbond.decisions.errors import AlreadyTreated, TreatmentRefused
from verbond.decisions.models import (
    Ballot,
    Decision,
    Item,
    Mandatary,
    Meeting,
    Treatment,
    Vote,
)
from verbond.decisions.operations.agenda import check_gate
from verbond.decisions.operations.drafting import amend_draft
from verbond.decisions.operations.turns import (
    day_of,
    item_in_turn,
    meeting_in_turn,
    note_item,
    note_meeting,
)
from verbond.decisions.queries.files import fingerprints_of_files
from verbond.decisions.queries.items import newest_draft, wording_of_draft
from verbond.journal import facade as journal


@transaction.atomic
def record_presence(
    *,
    meeting: Meeting,
    present: Collection[str],
    chair: str = "",
    secretary: str = "",
    actor: journal.Actor,
    now: datetime,
) -> Meeting:
    """Record by key who was at a meeting, who led it and who wrote it down."""
    row = meeting_in_turn(meeting.pk)
    people = {one.key: one for one in row.body.mandataries.all()}
    named = {*present, *filter(None, (chair, secretary))}
    unknown = sorted(named - set(people))
    if unknown:
        raise TreatmentRefused(
            "unknown", gettext("%(who)s: niet bekend in dit orgaan.") % {"who": ", ".join(unknown)}
        )
    day = day_of(row.planned_at)
    for key in present:
        if not mandate_of(people[key]).holds_on(day):
            raise TreatmentRefused(
                "no_mandate",
                gettext("%(who)s: geen mandaat op die dag.") % {"who": people[key].name},
            )
    row.chair, row.secretary = people.get(chair), people.get(secretary)
    row.save(update_fields=["chair", "secretary"])
    row.present.set([people[key] for key in present])
    note_meeting(
        meeting=row,
        verb="record_presence",
        summary=f"Aanwezigheden van {row.key} genoteerd: {len(set(present))}.",
        actor=actor,
        now=now,
    )
    return row


@transaction.atomic
def record_treatment(
    *,
    item: Item,
    outcome: str,
    votes: Sequence[VoteGiven] = (),
    note: str = "",
    wording: Wording | None = None,
    actor: journal.Actor,
    now: datetime,
) -> Treatment:
    """Record the result of an item on an agenda, once.

    With outcome `amended`, `wording` is the text as the meeting changed it; the tested one stays
    beside it. Raises `AlreadyTreated`, with what stands there, for a result entered twice,
    `GateClosed` when a test was withdrawn since the agenda was made, and `VoteRefused` when the
    votes do not add up or do not allow the outcome.
    """
    row = item_in_turn(item.pk)
    _refuse_second(row)
    state = road.after(row.state, "postpone" if outcome == "postponed" else "decide")
    meeting = row.meeting
    if meeting is None:
        raise TreatmentRefused("no_meeting", gettext("Dit punt staat niet op een agenda."))
    day = day_of(meeting.planned_at)
    if day > day_of(now):
        raise TreatmentRefused(
            "to_come",
            gettext("Deze vergadering is nog niet geweest: ze staat op %(on)s.")
            % {"on": f"{day:%d/%m/%Y}"},
        )
    if outcome != "postponed":
        check_gate(row, newest_draft(row), now)
    check_votes(meeting, outcome, votes, day)
    if (wording is not None) != (outcome == "amended"):
        raise TreatmentRefused(
            "wording",
            gettext("Bij “goedgekeurd met wijzigingen” hoort een andere tekst, anders niet."),
        )
    if wording is not None:
        amend_draft(item=row, wording=wording, actor=actor, now=now)
    treatment = Treatment.objects.create(
        item=row, meeting=meeting, outcome=outcome, note=note.strip(), at=now
    )
    _keep_votes(treatment, votes)
    sha256 = _freeze(row, treatment, day) if outcome in CARRIED else ""
    _move_on(row, meeting, state)
    note_item(
        item=row,
        verb="record_treatment",
        summary=f"Resultaat van punt {row.key} genoteerd.",
        actor=actor,
        now=now,
        details={
            "outcome": outcome,
            "sha256": sha256,
            "on": day.isoformat(),
            "documents": fingerprints_of_files(row),
        },
    )
    return treatment


@transaction.atomic
def record_unanimous(
    *, meeting: Meeting, present: Sequence[str], actor: journal.Actor, now: datetime
) -> int:
    """Record every item without a result as approved by all who were there; all of them or none."""
    row = meeting_in_turn(meeting.pk)
    waiting = list(row.items.filter(state=Item.State.AGENDA).order_by("position"))
    if not waiting:
        raise TreatmentRefused("none", gettext("Elk punt van deze agenda heeft al een resultaat."))
    votes = (unanimous(present, {}),) if present else ()
    for item in waiting:
        record_treatment(item=item, outcome="approved", votes=votes, actor=actor, now=now)
    return len(waiting)


def check_votes(meeting: Meeting, outcome: str, votes: Sequence[VoteGiven], day: date) -> None:
    """Check votes against the mandates of that day and the rules that the body gave."""
    rules = rules_on(meeting.body.rules, day)
    people = meeting.body.mandataries.filter(has_vote=True) if votes else ()
    mandates = [mandate_of(row) for row in people]
    for vote in votes:
        check_vote(vote, mandates=mandates, on=day, rules=rules)
    check_outcome(outcome, votes, rules)


def mandate_of(row: Mandatary) -> Mandate:
    return Mandate(row.key, row.name, row.since, row.until)


def frozen_copy(item: Item, treatment: Treatment, wording: Wording, day: date) -> Decision:
    """Make the decision of a treatment: a copy of the text with its fingerprint, not yet kept."""
    return Decision(
        key=item.key,
        treatment=treatment,
        title=wording.title,
        summary=wording.summary,
        motivation=wording.motivation,
        articles=[{"number": one.number, "text": one.text} for one in wording.articles],
        decided_on=day,
        sha256=fingerprint(wording),
        corrects=item.corrects,
        fictitious=item.fictitious,
    )


def _refuse_second(item: Item) -> None:
    if item.state not in {Item.State.DECIDED, Item.State.PUBLISHED}:
        return
    stands = item.treatments.order_by("-at")[0]
    votes = ", ".join(
        gettext("%(favour)s voor, %(against)s tegen, %(abstained)s onthoudingen")
        % {"favour": vote.in_favour, "against": vote.against, "abstained": vote.abstained}
        for vote in stands.votes.order_by("number")
    )
    words = {
        "outcome": stands.get_outcome_display(),
        "votes": f" ({votes})" if votes else "",
        "on": f"{day_of(stands.at):%d/%m/%Y}",
    }
    raise AlreadyTreated(
        gettext("Het resultaat staat er al: %(outcome)s%(votes)s, ingevoerd op %(on)s.") % words,
        stands=stands,
    )


def _freeze(item: Item, treatment: Treatment, day: date) -> str:
    decision = frozen_copy(item, treatment, wording_of_draft(newest_draft(item)), day)
    decision.save(force_insert=True)
    return decision.sha256


def _keep_votes(treatment: Treatment, votes: Sequence[VoteGiven]) -> None:
    people = {row.key: row for row in treatment.meeting.body.mandataries.all()} if votes else {}
    for number, given in enumerate(votes, 1):
        vote = Vote.objects.create(
            treatment=treatment,
            number=number,
            subject=given.subject,
            is_secret=given.is_secret,
            in_favour=given.in_favour,
            against=given.against,
            abstained=given.abstained,
        )
        Ballot.objects.bulk_create(
            Ballot(vote=vote, mandatary=people[key], choice=choice)
            for key, choice in given.ballots.items()
        )


def _move_on(item: Item, meeting: Meeting, state: str) -> None:
    item.state, item.lock = state, item.lock + 1
    if state == Item.State.DRAFT:
        item.meeting, item.position, item.is_added_later = None, None, False
    item.save(update_fields=["state", "lock", "meeting", "position", "is_added_later"])
    if meeting.state != Meeting.State.HELD:
        meeting.state = Meeting.State.HELD
        meeting.started_at = meeting.started_at or meeting.planned_at
        meeting.save(update_fields=["state", "started_at"])
