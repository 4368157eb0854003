"""What of an agreement is public, column by column; whatever is not named here stays inside.

Not public: e-mail addresses, who follows, who asked, decided or recorded (journal keys), which
person owns a promise (its department is public), questions that wait or were refused, and the name
under which somebody asked: shown on the page, where it can be taken away again, never in a copy
that cannot be called back.
"""

from collections.abc import Iterator
from typing import Any

from verbond.agreement.models import Edition, Question
from verbond.kit.rows import Link, Table, same

TABLES = {
    table.name: table
    for table in (
        Table(
            "agreement",
            "agreement.Agreement",
            ("slug",),
            same("slug", "title", "city", "parties", "term_from", "term_to", "source_note")
            | same("fictitious", "changed_at")
            | {"edition": "edition__number"},
            {"edition": Link("editions", "number")},
            scope="slug",
            only={"edition__isnull": False},
        ),
        Table(
            "editions",
            "agreement.Edition",
            ("number",),
            same("number", "name", "sha256", "format", "profile", "imported_at", "changes")
            | same("report"),
            scope="agreement__slug",
        ),
        Table(
            "chapters",
            "agreement.Chapter",
            ("position",),
            same("key", "number", "title", "part", "position", "line", "page"),
            scope="agreement__slug",
        ),
        Table(
            "sections",
            "agreement.Section",
            ("line",),
            {"chapter": "chapter__key"}
            | same("line", "position", "number", "title", "level", "page"),
            {"chapter": Link("chapters")},
            scope="agreement__slug",
        ),
        Table(
            "commitments",
            "agreement.Commitment",
            ("position", "key"),
            same("key", "role", "kind", "kind_is_confirmed", "is_promise", "text")
            | {
                "chapter": "chapter__key",
                "section": "section__line",
                "parent": "parent__key",
                "theme": "theme__key",
            }
            | same("number", "first_line", "last_line", "page", "position", "quote_hash")
            | same("found", "added_at", "changed_at", "retired_at"),
            {
                "chapter": Link("chapters"),
                "section": Link("sections", "line"),
                "parent": Link("commitments"),
                "theme": Link("commitments"),
            },
            scope="agreement__slug",
        ),
        Table(
            "versions",
            "agreement.CommitmentVersion",
            ("commitment", "edition"),
            {"commitment": "commitment__key", "edition": "edition__number"}
            | same("change", "text", "first_line", "last_line", "at"),
            {"commitment": Link("commitments"), "edition": Link("editions", "number")},
            scope="commitment__agreement__slug",
        ),
        Table(
            "annotations",
            "agreement.Annotation",
            ("commitment", "what", "value"),
            {"commitment": "commitment__key", "what": "what", "value": "value"}
            | {"other": "other__key"}
            | same(
                "shows", "words", "certainty", "note", "state", "origin", "made_at", "decided_at"
            ),
            {"commitment": Link("commitments"), "other": Link("commitments")},
            scope="commitment__agreement__slug",
        ),
        Table(
            "systems",
            "agreement.System",
            ("position",),
            same("code", "name", "name_en", "rooms", "works", "works_note", "position"),
        ),
        Table(
            "system-uses",
            "agreement.SystemUse",
            ("raw_line", "system", "quote"),
            {"system": "system__code", "commitment": "commitment__key"}
            | same("room", "what", "raw_line", "unit_line", "kind", "quote"),
            {"system": Link("systems", "code"), "commitment": Link("commitments")},
            scope="agreement__slug",
        ),
        Table(
            "questions",
            "agreement.Question",
            ("commitment", "asked_at"),
            {"commitment": "commitment__key"}
            | same("asked_at", "text", "state", "answer", "answered_at"),
            {"commitment": Link("commitments")},
            scope="commitment__agreement__slug",
            only={"state__in": [Question.State.OPEN, Question.State.ANSWERED]},
        ),
        # The evidence of every agreement: one piece can serve promises of several.
        Table(
            "evidence",
            "agreement.Evidence",
            ("room", "key"),
            same("room", "key", "kind", "shows", "title", "url", "source", "said_by", "on")
            | same("number", "out_of", "unit", "is_met", "planned_cents", "booked_cents", "facts")
            | same("fictitious", "recorded_at", "withdrawn_at", "withdrawn_because"),
        ),
        Table(
            "standings",
            "agreement.Standing",
            ("commitment",),
            {"commitment": "commitment__key"}
            | same("state", "derived", "because", "reasons", "evidence", "planned_cents")
            | same("booked_cents", "number", "out_of", "newest_on", "stale_on", "since", "rules"),
            {"commitment": Link("commitments")},
            scope="commitment__agreement__slug",
        ),
        Table(
            "standing-changes",
            "agreement.StandingChange",
            ("commitment", "number"),
            {"commitment": "commitment__key"}
            | same("number", "at", "before", "after", "because", "reasons"),
            {"commitment": Link("commitments")},
            scope="commitment__agreement__slug",
        ),
        Table(
            "overrulings",
            "agreement.Overruling",
            ("commitment", "at"),
            {"commitment": "commitment__key"}
            | same("at", "state", "reason", "said_by", "lifted_at", "lifted_because"),
            {"commitment": Link("commitments")},
            scope="commitment__agreement__slug",
        ),
        Table(
            "promise-milestones",
            "agreement.Milestone",
            ("commitment", "title"),
            {"commitment": "commitment__key"}
            | same("title", "due_on", "is_last", "fictitious")
            | {"proof": "proof__key"},
            # The key of a proof is made of what it proves, so no other room has the same.
            {"commitment": Link("commitments"), "proof": Link("evidence")},
            scope="commitment__agreement__slug",
        ),
        Table(
            "owners",
            "agreement.Owner",
            ("commitment",),
            {"commitment": "commitment__key"} | same("department", "since"),
            {"commitment": Link("commitments")},
            scope="commitment__agreement__slug",
        ),
    )
}


def published(table: str, slug: str | None, **where: Any) -> Iterator[dict[str, Any]]:
    return TABLES[table].rows(slug, **where)


def edition_lines(slug: str, number: int) -> list[list[Any]]:
    found = Edition.objects.filter(agreement__slug=slug, number=number)
    lines: list[list[Any]] = found.values_list("lines", flat=True).get()
    return lines
