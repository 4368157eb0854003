"""What of the council's view is public, column by column; whatever is not named here stays inside.

Not public: which account asked (the name of a mandatary is), who ordered a report (a journal key),
and reports that are not ready. Files and facts of a report stand at their own addresses.
"""

from collections.abc import Iterator
from typing import Any

from verbond.council.models import MemberQuestion, Report
from verbond.kit.rows import Link, Table, same

TABLES = {
    table.name: table
    for table in (
        Table(
            "member-questions",
            "council.MemberQuestion",
            ("key",),
            {"agreement": "agreement__slug", "commitment": "commitment__key"}
            | same("key", "body", "chapter", "asked_by", "text", "asked_at", "due_on", "due_rule")
            | same("state", "answer", "answered_by", "answered_at", "fictitious"),
            {
                "agreement": Link("agreement", "slug"),
                "commitment": Link("commitments"),
                "body": Link("bodies", "code"),
            },
            scope="agreement__slug",
            only={"state__in": [MemberQuestion.State.OPEN, MemberQuestion.State.ANSWERED]},
        ),
        Table(
            "reports",
            "council.Report",
            ("key",),
            {"agreement": "agreement__slug"}
            | same("key", "kind", "body", "title", "first_day", "last_day")
            | same("facts_sha256", "pdf_sha256", "odt_sha256", "fictitious"),
            {"agreement": Link("agreement", "slug")},
            scope="agreement__slug",
            only={"state": Report.State.READY},
        ),
        Table(
            "evaluations",
            "council.Evaluation",
            ("agreement", "key"),
            {
                "agreement": "agreement__slug",
                "commitment": "commitment__key",
                "report": "report__key",
            }
            | same("key", "title", "quote", "line", "on", "fictitious"),
            {
                "agreement": Link("agreement", "slug"),
                "commitment": Link("commitments"),
                "report": Link("reports"),
            },
            scope="agreement__slug",
        ),
    )
}


def published(table: str, **where: Any) -> Iterator[dict[str, Any]]:
    """Give the public rows of one table of this room, by its name in `TABLES`."""
    return TABLES[table].rows(**where)
