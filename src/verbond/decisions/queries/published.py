"""What of decisions is public, column by column; whatever is not named here stays inside.

Not public: drafts and everything of an item before its meeting announces the agenda, what was
decided behind closed doors, proposals that wait, and who wrote or recorded what (journal keys).
"""

from collections.abc import Iterator
from typing import Any

from verbond.decisions.models import Item, Meeting, Serves
from verbond.kit.rows import Link, Table, same

_SEEN = [Meeting.State.ANNOUNCED, Meeting.State.HELD, Meeting.State.CANCELLED]
_PUBLIC = {"state": Item.State.PUBLISHED, "is_public": True}

TABLES = {
    table.name: table
    for table in (
        Table(
            "bodies",
            "decisions.Body",
            ("code",),
            same("code", "kind", "name", "unit", "uri", "rules", "fictitious"),
        ),
        Table(
            "mandataries",
            "decisions.Mandatary",
            ("body", "key"),
            {"body": "body__code"}
            | same("key", "name", "function", "has_vote", "uri")
            | same("since", "until", "fictitious"),
            {"body": Link("bodies", "code")},
        ),
        Table(
            "meetings",
            "decisions.Meeting",
            ("key",),
            {"key": "key", "body": "body__code"}
            | same("planned_at", "started_at", "ended_at", "place", "state", "uri", "source_url")
            | same("fictitious"),
            {"body": Link("bodies", "code")},
            only={"state__in": _SEEN},
        ),
        Table(
            "agenda-items",
            "decisions.Item",
            ("key",),
            {"key": "key", "body": "body__code", "meeting": "meeting__key"}
            | same("position", "state", "is_public", "is_added_later", "subjects", "uri")
            | same("fictitious"),
            {"body": Link("bodies", "code"), "meeting": Link("meetings")},
            only=_PUBLIC,
        ),
        Table(
            "treatments",
            "decisions.Treatment",
            ("item", "meeting"),
            {"item": "item__key", "meeting": "meeting__key"} | same("outcome", "at", "uri"),
            {"item": Link("agenda-items"), "meeting": Link("meetings")},
            only={f"item__{name}": value for name, value in _PUBLIC.items()},
        ),
        Table(
            "votes",
            "decisions.Vote",
            ("item", "meeting", "number"),
            {"item": "treatment__item__key", "meeting": "treatment__meeting__key"}
            | same("number", "subject", "is_secret", "in_favour", "against", "abstained", "uri"),
            {"item": Link("agenda-items"), "meeting": Link("meetings")},
            only={f"treatment__item__{name}": value for name, value in _PUBLIC.items()},
        ),
        Table(
            "ballots",
            "decisions.Ballot",
            ("item", "meeting", "number", "body", "mandatary"),
            {
                "item": "vote__treatment__item__key",
                "meeting": "vote__treatment__meeting__key",
                "number": "vote__number",
                "body": "mandatary__body__code",
                "mandatary": "mandatary__key",
                "choice": "choice",
            },
            {"item": Link("agenda-items"), "meeting": Link("meetings")},
            only={f"vote__treatment__item__{name}": value for name, value in _PUBLIC.items()},
        ),
        Table(
            "decisions",
            "decisions.Decision",
            ("key",),
            {"key": "key", "item": "treatment__item__key"}
            | same("title", "summary", "motivation", "articles", "decided_on", "published_at")
            | same("language", "document_type", "sha256", "uri", "fictitious")
            | {"corrects": "corrects__key"},
            {"item": Link("agenda-items"), "corrects": Link("decisions")},
            only={"published_at__isnull": False, "treatment__item__is_public": True},
        ),
        Table(
            "decision-serves",
            "decisions.Serves",
            ("item", "agreement", "commitment"),
            {
                "item": "item__key",
                "agreement": "commitment__agreement__slug",
                "commitment": "commitment__key",
            }
            | same("shows", "state", "words", "certainty"),
            {"item": Link("agenda-items")},
            only={"state": Serves.State.CONFIRMED}
            | {f"item__{name}": value for name, value in _PUBLIC.items()},
        ),
    )
}


def published(table: str, scope: str | None = None, **where: Any) -> Iterator[dict[str, Any]]:
    """Give the public rows of one table, in the order of their key."""
    return TABLES[table].rows(scope, **where)
