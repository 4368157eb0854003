"""A fictitious college with people, meetings and drafts, for tests of this room and those above."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verbond.decisions.core.wording import Wording
    from verbond.decisions.models import Body, Decision, Item, Mandatary, Meeting
    from verbond.scorecards.facade import RunCard

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MEETING_AT = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)
TITLE = "Schoolstraat aan de Dorpsstraat (fictief)"


def wording(
    title: str = TITLE, *articles: str, summary: str = "Kinderen zijn veilig."
) -> "Wording":
    """Make a text with these articles, or with one."""
    from verbond.decisions.core.wording import wording_of

    texts = articles or ("De straat is dicht voor auto's als de school begint en stopt.",)
    return wording_of(
        title=title, summary=summary, motivation="De school vroeg het.", articles=texts
    )


def make_body(code: str = "college", kind: str = "college", name: str = "") -> "Body":
    """Make a fictitious body, by default a college, whose items need the quick scan."""
    from verbond.decisions.models import Body

    title = name or f"{code.title()} van Teststad (fictief)"
    return Body.objects.create(
        code=code, kind=kind, name=title, unit="Stad Teststad (fictief)", fictitious=True
    )


def make_people(body: "Body", *names: str, until: date | None = None) -> "list[Mandatary]":
    """Give people a mandate since 2025; their key is their name in small letters."""
    from verbond.decisions.models import Mandatary

    return [
        Mandatary.objects.create(
            body=body,
            key=name.lower(),
            name=f"{name} (fictief)",
            since=date(2025, 1, 1),
            until=until,
            fictitious=True,
        )
        for name in names or ("Ada", "Bob", "Cem", "Dora", "Eli")
    ]


def make_meeting(body: "Body", at: datetime = MEETING_AT) -> "Meeting":
    from verbond.decisions.operations.agenda import plan_meeting
    from verbond.journal.facade import SYSTEM

    return plan_meeting(body=body, planned_at=at, place="Stadhuis", actor=SYSTEM, now=NOW)


def make_item(body: "Body", text: "Wording | None" = None, **kept: object) -> "Item":
    """Start a draft; `kept` may hold subjects and is_public."""
    from verbond.decisions.operations.drafting import start_item
    from verbond.journal.facade import SYSTEM

    subjects = kept.get("subjects", ("verkeer",))
    return start_item(
        body=body,
        wording=text or wording(),
        subjects=subjects if isinstance(subjects, tuple) else (),
        is_public=kept.get("is_public") is not False,
        actor=SYSTEM,
        now=NOW,
    )


def sign_quickscan(item: "Item", answers: "Mapping[str, str] | None" = None) -> "RunCard":
    """Sign the poverty test for the text as it stands now."""
    from verbond.decisions.queries.items import item_named, newest_draft, subject_of
    from verbond.scorecards.testing import signed_quickscan

    row = item_named(item.key)
    return signed_quickscan(subject_of(row, newest_draft(row)), dict(answers) if answers else None)


def on_agenda(item: "Item", meeting: "Meeting") -> "Item":
    """Bring an item onto an agenda by the road: tested, then put on it."""
    from verbond.decisions.operations.agenda import put_on_agenda
    from verbond.journal.facade import SYSTEM

    if item.body.kind == "college":
        sign_quickscan(item)
    return put_on_agenda(item=item, meeting=meeting, actor=SYSTEM, now=NOW)


def decided(item: "Item", meeting: "Meeting", outcome: str = "approved") -> "Item":
    """Bring an item past its decision."""
    from verbond.decisions.operations.treating import record_treatment
    from verbond.decisions.queries.items import item_named
    from verbond.journal.facade import SYSTEM

    record_treatment(item=on_agenda(item, meeting), outcome=outcome, actor=SYSTEM, now=NOW)
    return item_named(item.key)


def held(items: "Sequence[Item]", meeting: "Meeting") -> None:
    """Bring items onto one agenda, approve them all, and publish the list."""
    from verbond.decisions.operations.publishing import publish
    from verbond.decisions.operations.treating import record_unanimous
    from verbond.journal.facade import SYSTEM

    for item in items:
        on_agenda(item, meeting)
    record_unanimous(meeting=meeting, present=(), actor=SYSTEM, now=NOW)
    publish(meeting=meeting, actor=SYSTEM, now=NOW)


def published_decision(item: "Item", meeting: "Meeting") -> "Decision":
    """Bring an item to its end, and return its decision."""
    from verbond.decisions.models import Decision
    from verbond.decisions.operations.publishing import publish
    from verbond.journal.facade import SYSTEM

    decided(item, meeting)
    publish(meeting=meeting, actor=SYSTEM, now=NOW)
    return Decision.objects.get(key=item.key)
