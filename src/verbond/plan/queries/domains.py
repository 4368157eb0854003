"""What other sources give per policy domain: real figures, each with its scope."""

from verbond.plan.models import DomainFigure
from verbond.plan.queries.cards import DomainCard, PlanCard
from verbond.plan.queries.fields import domain_name


def domain_figures(plan: PlanCard | None = None) -> tuple[DomainCard, ...]:
    """Return figures per policy domain, of one plan or all, in cents, with what they cover."""
    rows = DomainFigure.objects.order_by("report_year", "year", "domain", "policy_field", "pk")
    if plan is not None:
        rows = rows.filter(plan=plan.pk)
    return tuple(
        DomainCard(
            municipality=row.municipality,
            report_year=row.report_year,
            year=row.year,
            domain=row.domain,
            domain_name=domain_name(row.domain),
            policy_field=row.policy_field,
            kind=row.kind,
            stage=row.stage,
            cents=row.cents,
            source=row.source,
            grade=row.grade,
            checked_on=row.checked_on,
            scope_note=row.scope_note,
        )
        for row in rows
    )
