"""What of an agreement is public, column by column; whatever is not named here stays inside.

Not public: e-mail addresses, who follows, who asked or decided (journal keys), questions that wait
or were refused, and the name under which somebody asked: shown on the page, where it can be taken
away again, never in a copy that cannot be called back.
"""

from collections.abc import Iterator
from typing import Any

from verbond.agreement.models import Edition, Question
from verbond.kit.rows import Link, Table


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


TABLES = {
    table.name: table
    for table in (
        Table(
            "agreement",
            "agreement.Agreement",
            ("slug",),
            _same("slug", "title", "city", "parties", "term_from", "term_to", "source_note")
            | _same("fictitious", "changed_at")
            | {"edition": "edition__number"},
            {"edition": Link("editions", "number")},
            scope="slug",
            only={"edition__isnull": False},
        ),
        Table(
            "editions",
            "agreement.Edition",
            ("number",),
            _same("number", "name", "sha256", "format", "profile", "imported_at", "changes")
            | _same("report"),
            scope="agreement__slug",
        ),
        Table(
            "chapters",
            "agreement.Chapter",
            ("position",),
            _same("key", "number", "title", "part", "position", "line", "page"),
            scope="agreement__slug",
        ),
        Table(
            "sections",
            "agreement.Section",
            ("line",),
            {"chapter": "chapter__key"}
            | _same("line", "position", "number", "title", "level", "page"),
            {"chapter": Link("chapters")},
            scope="agreement__slug",
        ),
        Table(
            "commitments",
            "agreement.Commitment",
            ("position", "key"),
            _same("key", "role", "kind", "kind_is_confirmed", "is_promise", "text")
            | {
                "chapter": "chapter__key",
                "section": "section__line",
                "parent": "parent__key",
                "theme": "theme__key",
            }
            | _same("number", "first_line", "last_line", "page", "position", "quote_hash")
            | _same("found", "added_at", "changed_at", "retired_at"),
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
            | _same("change", "text", "first_line", "last_line", "at"),
            {"commitment": Link("commitments"), "edition": Link("editions", "number")},
            scope="commitment__agreement__slug",
        ),
        Table(
            "annotations",
            "agreement.Annotation",
            ("commitment", "what", "value"),
            {"commitment": "commitment__key", "what": "what", "value": "value"}
            | {"other": "other__key"}
            | _same("words", "certainty", "note", "state", "origin", "made_at", "decided_at"),
            {"commitment": Link("commitments"), "other": Link("commitments")},
            scope="commitment__agreement__slug",
        ),
        Table(
            "systems",
            "agreement.System",
            ("position",),
            _same("code", "name", "name_en", "rooms", "works", "works_note", "position"),
        ),
        Table(
            "system-uses",
            "agreement.SystemUse",
            ("raw_line", "system", "quote"),
            {"system": "system__code", "commitment": "commitment__key"}
            | _same("room", "what", "raw_line", "unit_line", "kind", "quote"),
            {"system": Link("systems", "code"), "commitment": Link("commitments")},
            scope="agreement__slug",
        ),
        Table(
            "questions",
            "agreement.Question",
            ("commitment", "asked_at"),
            {"commitment": "commitment__key"}
            | _same("asked_at", "text", "state", "answer", "answered_at"),
            {"commitment": Link("commitments")},
            scope="commitment__agreement__slug",
            only={"state__in": [Question.State.OPEN, Question.State.ANSWERED]},
        ),
    )
}


def published(table: str, slug: str | None, **where: Any) -> Iterator[dict[str, Any]]:
    return TABLES[table].rows(slug, **where)


def edition_lines(slug: str, number: int) -> list[list[Any]]:
    found = Edition.objects.filter(agreement__slug=slug, number=number)
    lines: list[list[Any]] = found.values_list("lines", flat=True).get()
    return lines
