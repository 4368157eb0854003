"""What of the tests is public, column by column; whatever is not named here stays inside.

Not public: open runs, tests of things that are not public yet, and journal keys.
"""

from collections.abc import Iterator
from typing import Any

from verbond.kit.rows import Link, Table, same

TABLES = {
    table.name: table
    for table in (
        Table(
            "tests",
            "scorecards.Template",
            ("code", "version"),
            same("code", "version", "name", "gate", "signed_by", "author", "source")
            | same("valid_from", "valid_until", "content", "sha256"),
        ),
        Table(
            "test-runs",
            "scorecards.Run",
            ("number",),
            {"number": "id", "test": "template__code", "version": "template__version"}
            | same("room", "subject", "subject_version", "subject_text", "title", "state")
            | same("answers", "notes", "outcome", "reasons", "public_summary")
            | same("without_measure", "started_at", "signed_at", "signer")
            | same("withdrawn_at", "withdrawn_why"),
            only={"is_public": True, "signed_at__isnull": False},
        ),
        Table(
            "test-measures",
            "scorecards.Measure",
            ("number",),
            {"number": "id", "run": "run__id"}
            | same("text", "owner", "due_on", "done_on")
            | same("proof"),
            {"run": Link("test-runs", "number")},
            only={"run__is_public": True, "run__signed_at__isnull": False},
        ),
        Table(
            "test-exemptions",
            "scorecards.Exemption",
            ("number",),
            {"number": "id"}
            | same("code", "room", "subject", "subject_version", "title", "reason", "said_by")
            | same("at", "withdrawn_at", "withdrawn_why"),
            only={"is_public": True},
        ),
    )
}


def published(table: str, **where: Any) -> Iterator[dict[str, Any]]:
    """Give the public rows of one table, in the order of their key."""
    return TABLES[table].rows(**where)
