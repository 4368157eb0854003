"""Make the fictitious bodies, people, meetings and items of the demo."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from verbond.decisions.core.wording import Wording, check_wording
from verbond.decisions.models import Body, Draft, Item, Mandatary, Meeting, Serves
from verbond.decisions.operations.demo.filling import at, new_draft
from verbond.decisions.operations.demo.reading import DemoCase, DemoFile, DemoServes
from verbond.decisions.operations.drafting import check_subjects
from verbond.decisions.operations.treating import mandate_of
from verbond.journal import facade as journal


@dataclass
class Made:
    """Rows of one load, by what they were made from."""

    file: DemoFile
    actor: journal.Actor
    now: datetime
    bodies: dict[str, Body] = field(default_factory=dict)
    people: dict[str, list[Mandatary]] = field(default_factory=dict)
    meetings: dict[tuple[str, date], Meeting] = field(default_factory=dict)
    present: dict[int, list[Mandatary]] = field(default_factory=dict)
    items: list[tuple[DemoCase, Item]] = field(default_factory=list)
    texts: dict[int, Draft] = field(default_factory=dict)
    commitments: dict[int, int] = field(default_factory=dict)


def make_bodies(made: Made) -> None:
    for row in made.file.bodies:
        body = Body.objects.create(
            code=row["code"],
            kind=row["kind"],
            name=row["name"],
            unit=row.get("unit", made.file.unit),
            rules=[{**rule, "since": str(rule["since"])} for rule in row.get("rules", ())],
            fictitious=True,
        )
        made.bodies[body.code] = body
        made.people[body.code] = Mandatary.objects.bulk_create(
            Mandatary(
                body=body,
                key=one["key"],
                name=f"{one['name']} (fictief)",
                function=one["function"],
                has_vote=one.get("votes", True),
                since=one.get("since", date(2019, 1, 1)),
                until=one.get("until"),
                fictitious=True,
            )
            for one in row["people"]
        )


def make_meetings(made: Made) -> None:
    """Hold the meetings; a day on which nothing came to the agenda had none."""
    used = {(case.body, case.on) for case in made.file.cases}
    for row in made.file.bodies:
        code, hour = row["code"], time.fromisoformat(row["hour"])
        for number, day in enumerate(made.file.days[code]):
            if (code, day) not in used:
                continue
            planned = timezone.make_aware(datetime.combine(day, hour))
            there = [one for one in made.people[code] if mandate_of(one).holds_on(day)]
            made.meetings[code, day] = meeting = Meeting(
                body=made.bodies[code],
                key=f"{code}-{day:%Y-%m-%d}",
                planned_at=planned,
                started_at=planned,
                ended_at=planned + timedelta(minutes=95),
                place=row["place"],
                chair=_of_function(there, "voorzitter", "burgemeester"),
                secretary=next((one for one in there if not one.has_vote), None),
                state=Meeting.State.HELD,
                fictitious=True,
            )
            meeting.save(force_insert=True)
            made.present[meeting.pk] = _who_was_there(there, number)
    through = Meeting.present.through
    through.objects.bulk_create(
        through(meeting_id=pk, mandatary_id=one.pk)
        for pk, people in made.present.items()
        for one in people
    )


def _of_function(people: Sequence[Mandatary], *functions: str) -> Mandatary | None:
    by_function = {one.function: one for one in people}
    return next((by_function[name] for name in functions if name in by_function), None)


def _who_was_there(people: Sequence[Mandatary], number: int) -> list[Mandatary]:
    """Leave one ordinary member out of some meetings: nobody is always there."""
    away = [one for one in people if one.function == "raadslid"]
    gone = away[number % len(away)] if away else None
    return [one for one in people if one is not gone]


def make_items(made: Made) -> None:
    counts: dict[str, int] = defaultdict(int)
    places: dict[tuple[str, date], int] = defaultdict(int)
    for case in made.file.cases:
        for text in (case.wording, case.first, case.amended):
            if text:
                check_wording(text)
        year = f"{case.body}-{case.on:%Y}"
        counts[year] += 1
        places[case.body, case.on] += 1
        item = Item(
            key=f"{year}-{counts[year]:04d}",
            body=made.bodies[case.body],
            position=places[case.body, case.on],
            subjects=check_subjects(case.subjects),
            is_public=case.is_public,
            made_at=at(case.on, days=-12),
            made_by=made.actor.key,
            fictitious=True,
        )
        made.items.append((case, item))
    Item.objects.bulk_create(item for _case, item in made.items)
    keep_drafts(made, ((case.first or case.wording, item, 1) for case, item in made.items), -12)
    Serves.objects.bulk_create(
        Serves(
            item=item,
            commitment_id=made.commitments[one.line],
            shows=one.shows,
            state=Serves.State.CONFIRMED,
        )
        for case, item in made.items
        for one in known(made, case.serves)
    )


def known(made: Made, serves: Iterable[DemoServes]) -> list[DemoServes]:
    return [one for one in serves if one.line in made.commitments]


def keep_drafts(made: Made, rows: Iterable[tuple[Wording, Item, int]], days: int) -> None:
    on = {item.pk: case.on for case, item in made.items}
    drafts = Draft.objects.bulk_create(
        new_draft(item, number, wording, made.actor, at(on[item.pk], 11, days=days))
        for wording, item, number in rows
    )
    made.texts |= {draft.item_id: draft for draft in drafts}
