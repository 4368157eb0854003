"""What an address names, or a page that says it is not there."""

from django.http import Http404, HttpRequest

from verbond.plan.queries.cards import PlanCard, VersionCard
from verbond.plan.queries.plans import plan_named, version_of


def plan_or_404(slug: str) -> PlanCard:
    plan = plan_named(slug)
    if plan is None:
        raise Http404(f"Er is geen plan met het adres “{slug}”.")
    return plan


def year_asked(request: HttpRequest, plan: PlanCard) -> int | None:
    """Return the year of `?year=`; None means all years, also for a year outside the plan."""
    text = request.GET.get("year", "")
    years = {str(year): year for year in plan.years}
    return years.get(text)


def version_asked(
    request: HttpRequest, name: str, plan: PlanCard, otherwise: VersionCard
) -> VersionCard:
    text = request.GET.get(name, "")
    found = version_of(plan, int(text)) if text.isascii() and text.isdigit() else None
    return found or otherwise
