"""What of the plan is public, column by column; whatever is not named here stays inside.

Not public: uploads that wait, who brought them, and rows of a version that is not whole yet.
"""

from collections.abc import Iterator
from typing import Any

from verbond.kit.rows import Link, Table, same

_WHOLE = {"version__is_whole": True}
_VERSION = {"plan": "version__plan__slug", "version": "version__number"}

TABLES = {
    table.name: table
    for table in (
        Table(
            "plans",
            "plan.Plan",
            ("slug",),
            same("slug", "title", "rules", "first_year", "last_year", "source", "fictitious")
            | {"agreement": "agreement__slug"},
            scope="slug",
            only={"is_shown": True},
        ),
        Table(
            "plan-versions",
            "plan.Version",
            ("plan", "number"),
            same("number", "kind", "name", "on", "opening_cents", "stated", "source", "grade")
            | same("sha256", "imported_at", "fictitious")
            | {"plan": "plan__slug"},
            {"plan": Link("plans", "slug")},
            scope="plan__slug",
            only={"is_whole": True},
        ),
        Table(
            "plan-nodes",
            "plan.Node",
            ("plan", "version", "level", "code"),
            _VERSION
            | same("level", "code", "external_id")
            | {"parent_level": "parent__level", "parent": "parent__code"}
            | same("name", "is_priority", "entity", "policy_field", "responsible")
            | same("report_codes", "text"),
            {"version": Link("plan-versions", "number")},
            scope="version__plan__slug",
            only=_WHOLE,
        ),
        Table(
            "plan-lines",
            "plan.Line",
            ("plan", "version", "external_id"),
            _VERSION
            | same("external_id")
            | {"action_level": "node__level", "action": "node__code"}
            | same("entity", "policy_field", "year", "kind", "side", "stage", "account")
            | same("cents", "note"),
            {"version": Link("plan-versions", "number")},
            scope="version__plan__slug",
            only=_WHOLE,
        ),
        Table(
            "plan-year-figures",
            "plan.YearFigure",
            ("plan", "version", "entity", "year", "what"),
            _VERSION | same("entity", "year", "what", "cents", "note"),
            {"version": Link("plan-versions", "number")},
            scope="version__plan__slug",
            only=_WHOLE,
        ),
        Table(
            "plan-domain-figures",
            "plan.DomainFigure",
            (
                "plan",
                "municipality",
                "report_year",
                "year",
                "domain",
                "policy_field",
                "kind",
                "stage",
                "source",
            ),
            {"plan": "plan__slug"}
            | same("municipality", "report_year", "year", "domain", "policy_field", "kind")
            | same("stage", "cents", "source", "grade", "checked_on", "scope_note")
            | same("fictitious"),
            scope="plan__slug",
            only={"plan__is_shown": True},
        ),
    )
}


def published(table: str, slug: str | None, **where: Any) -> Iterator[dict[str, Any]]:
    return TABLES[table].rows(slug, **where)
