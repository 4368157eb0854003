"""Load the fictitious meetings and decisions of the demo, once, by the rules that hold for all.

The rows are written together because there are many; each still passes the same checks: its text,
the gate of its tests, its votes, its steps on the road.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from verbond.decisions.errors import DemoWrong
from verbond.decisions.models import (
    Body,
    Decision,
    Item,
    Meeting,
)
from verbond.decisions.operations.agenda import plan_meeting
from verbond.decisions.operations.demo.deciding import make_results
from verbond.decisions.operations.demo.filling import EXEMPTED_BY, at, begin, fill_in
from verbond.decisions.operations.demo.making import (
    Made,
    keep_drafts,
    known,
    make_bodies,
    make_items,
    make_meetings,
)
from verbond.decisions.operations.demo.papers import make_papers
from verbond.decisions.operations.demo.reading import (
    DemoFile,
    Waiting,
    read_demo,
)
from verbond.decisions.operations.drafting import save_draft, start_item
from verbond.decisions.operations.naming import name_commitment
from verbond.decisions.operations.publishing import record_as_evidence
from verbond.decisions.operations.turns import note_meeting
from verbond.decisions.queries.items import newest_draft, subject_of, wording_of_draft
from verbond.journal import facade as journal
from verbond.scorecards import facade as scorecards


@dataclass(frozen=True, slots=True)
class LoadedDecisions:
    """What a load made; nothing when it was there already."""

    meetings: int = 0
    decisions: int = 0
    ties: int = 0
    drafts: int = 0


@transaction.atomic
def load_demo_decisions(folder: Path, *, actor: journal.Actor, now: datetime) -> LoadedDecisions:
    """Load the fictitious meetings, decisions, tests and drafts of a folder.

    A second load changes nothing. Raises `DemoWrong` outside the demo, and when a file does not
    keep the rules.
    """
    if not settings.DEMO:
        raise DemoWrong("only_demo", "fictitious decisions exist only when DEMO=1 is set")
    journal.wait_turn()
    file = read_demo(folder)
    if Body.objects.filter(code__in=[body["code"] for body in file.bodies]).exists():
        return LoadedDecisions()
    made = Made(file, actor, now, commitments=_commitments(file))
    make_bodies(made)
    make_meetings(made)
    make_items(made)
    make_papers(made)
    make_tests(made)
    _check_gate(made)
    decisions = make_results(made)
    ties = _publish(made, decisions)
    make_waiting(made)
    return LoadedDecisions(len(made.meetings), len(decisions), ties, len(file.waiting))


def _commitments(file: DemoFile) -> dict[int, int]:
    """Return the units of the agreement by their first line; none when it is not loaded."""
    model = apps.get_model("agreement.Commitment")
    units = model._default_manager.filter(  # noqa: SLF001 - Django documents this name
        agreement__slug=file.agreement
    )
    found = {int(line): int(pk) for line, pk in units.values_list("first_line", "pk")}
    wanted = {one.line for case in file.cases for one in case.serves}
    missing = sorted(wanted - set(found))
    if found and missing:
        raise DemoWrong("line", f"decisions.yaml: no unit of {file.agreement} at lines {missing}")
    return found


def make_tests(made: Made) -> None:
    """Test what must be tested: first the text as it was, then the text that the test led to."""
    changed = [(case, item) for case, item in made.items if case.first]
    for case, item in changed:
        if case.test in made.file.profiles:
            profile = made.file.profiles[case.test]
            begin(
                item,
                made.texts[item.pk],
                made.file.code,
                profile,
                made.actor,
                at(case.on, days=-10),
            )
    keep_drafts(made, ((case.wording, item, 2) for case, item in changed), -8)
    for case, item in made.items:
        draft, moment = made.texts[item.pk], at(case.on, days=-6)
        if case.test == "exempt":
            scorecards.exempt(
                subject=subject_of(item, draft),
                code=made.file.code,
                reason=case.why,
                said_by=EXEMPTED_BY,
                actor=made.actor,
                now=moment,
            )
        elif case.test:
            profile = made.file.profiles[case.test]
            fill_in(item, draft, made.file.code, profile, made.actor, moment)


def _check_gate(made: Made) -> None:
    by_day: dict[date, list[Item]] = defaultdict(list)
    for case, item in made.items:
        by_day[case.on].append(item)
    for day, items in by_day.items():
        needs = scorecards.needs_of([subject_of(one, made.texts[one.pk]) for one in items], day)
        closed = [f"{key}: {n.name}" for key, rows in needs.items() for n in rows if n.blocks]
        if closed:
            raise DemoWrong("gate", f"decisions.yaml: the gate is closed for {', '.join(closed)}")


def _publish(made: Made, decisions: Sequence[Decision]) -> int:
    public = [item.key for case, item in made.items if case.is_public]
    scorecards.show_tests(room="decisions", keys=public, actor=made.actor, now=made.now)
    shown = [one for one in decisions if one.published_at]
    # A correction counts after what it corrects, which from then on counts no longer.
    first = [one for one in shown if one.corrects is None]
    recorded = [
        record_as_evidence(rows, actor=made.actor, now=made.now)
        for rows in (first, [one for one in shown if one.corrects])
    ]
    by_meeting: dict[int, dict[str, str]] = defaultdict(dict)
    for one in shown:
        by_meeting[one.treatment.meeting_id][one.key] = one.sha256
    for meeting in made.meetings.values():
        _note(made, meeting, by_meeting[meeting.pk])
    return sum(one.tied for one in recorded if one)


def _note(made: Made, meeting: Meeting, published: Mapping[str, str]) -> None:
    day = timezone.localdate(meeting.planned_at)
    note_meeting(
        meeting=meeting,
        verb="publish_decisions",
        summary=f"{len(published)} besluiten gepubliceerd: {meeting.body.name}, {day:%d/%m/%Y}.",
        actor=made.actor,
        now=made.now,
        details={"decisions": dict(published)},
    )


def make_waiting(made: Made) -> None:
    """Leave drafts on the desk, and plan the next meetings, with the operations of the desk."""
    college = made.bodies["college"]
    today = timezone.localdate(made.now)
    for days in made.file.next:
        plan_meeting(
            body=college,
            planned_at=at(today, 14, days=days),
            place="Stadhuis, raadzaal (fictief)",
            actor=made.actor,
            now=made.now,
        )
    for waiting in made.file.waiting:
        _leave(made, college, waiting)


def _leave(made: Made, college: Body, waiting: Waiting) -> None:
    actor, now = made.actor, made.now
    item = start_item(
        body=college, wording=waiting.wording, subjects=waiting.subjects, actor=actor, now=now
    )
    for one in known(made, waiting.serves):
        name_commitment(
            item=item,
            commitment_id=made.commitments[one.line],
            shows=one.shows,
            actor=actor,
            now=now,
        )
    profile, draft = made.file.profiles["gelijk"], newest_draft(item)
    if waiting.test == "open":
        begin(item, draft, made.file.code, profile, actor, now)
    elif waiting.test in {"signed", "outdated"}:
        fill_in(item, draft, made.file.code, profile, actor, now)
    if waiting.test == "outdated":
        text = wording_of_draft(draft)
        longer = type(text)(text.title, f"{text.summary} Iedereen mag meedoen.", text.motivation,
                            text.articles)  # fmt: skip
        save_draft(
            item=item,
            wording=longer,
            subjects=item.subjects,
            lock=item.lock,
            actor=actor,
            now=now,
        )
