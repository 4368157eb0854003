"""A version as it stands in the tables, in our own shape: for export and for comparing."""

from typing import Any

from verbond.plan.exchange import FigureRow, LineRow, NodeRow, PlanFacts, Sheet, VersionFacts
from verbond.plan.models import Plan, Version

_LINE = (
    "external_id", "entity", "policy_field", "year", "kind", "side", "stage", "account", "cents",
    "note",
)  # fmt: skip


def sheet_of(version: Version) -> Sheet:
    """Read a whole version, in four queries."""
    plan = version.plan
    nodes = version.nodes.select_related("parent").order_by("pk")
    lines = version.lines.order_by("pk").values_list("node__code", *_LINE)
    figures = version.figures.order_by("pk")
    return Sheet(
        plan=plan_facts(plan),
        version=VersionFacts(
            number=version.number,
            kind=version.kind,
            name=version.name,
            on=version.on,
            opening_cents=version.opening_cents,
            source=version.source,
            grade=version.grade,
            fictitious=version.fictitious,
        ),
        nodes=tuple(
            NodeRow(
                level=one.level,
                external_id=one.external_id,
                code=one.code,
                parent=one.parent.code if one.parent else "",
                name=one.name,
                is_priority=one.is_priority,
                entity=one.entity,
                policy_field=one.policy_field,
                responsible=one.responsible,
                report_codes=tuple(one.report_codes),
                text=one.text,
            )
            for one in nodes
        ),
        lines=tuple(_line(row) for row in lines.iterator(chunk_size=5000)),
        figures=tuple(
            FigureRow(one.entity, one.year, one.what, one.cents, one.note) for one in figures
        ),
        stated=version.stated,
    )


def plan_facts(plan: Plan) -> PlanFacts:
    return PlanFacts(
        slug=plan.slug,
        title=plan.title,
        rules=plan.rules,
        first_year=plan.first_year,
        last_year=plan.last_year,
        fictitious=plan.fictitious,
        source=plan.source,
        agreement=plan.agreement.slug if plan.agreement else "",
    )


def _line(row: tuple[Any, ...]) -> LineRow:
    code, external_id, *rest = row
    return LineRow(external_id, code or "", *rest)
