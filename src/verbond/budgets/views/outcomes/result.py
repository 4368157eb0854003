"""What a vote decided, and why, for everybody; nothing of it before it is published."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from verbond.budgets.models import Result, Round
from verbond.budgets.permissions import may_see_counts
from verbond.budgets.queries.outcomes.result import published_result, result_page
from verbond.budgets.queries.outcomes.result.project import project_page
from verbond.budgets.views.rounds.public import round_or_404


@require_safe
def result(request: HttpRequest, slug: str) -> HttpResponse:
    row, found = _opened(request, slug)
    if found is None:
        return _waiting(request, row)
    context = {
        "row": row,
        "result": found,
        "page": result_page(row, found),
        "crumbs": [
            (_("Wijkbudgetten"), "/budgets/"),
            (row.title, f"/budgets/r/{slug}/"),
            (_("Uitslag"), ""),
        ],
    }
    return render(request, "budgets/outcomes/result.html", context)


@require_safe
def project(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    row, found = _opened(request, slug)
    page = project_page(row, found, key) if found else None
    if page is None:
        raise Http404(key)
    context = {
        "row": row,
        "result": found,
        "page": page,
        "line": page.line,
        "crumbs": [
            (_("Wijkbudgetten"), "/budgets/"),
            (row.title, f"/budgets/r/{slug}/"),
            (_("Uitslag"), f"/budgets/r/{slug}/result/"),
            (page.line.title, ""),
        ],
    }
    return render(request, "budgets/outcomes/project.html", context)


def _opened(request: HttpRequest, slug: str) -> tuple[Round, Result | None]:
    """Return a round with its result, if whoever asks may see it."""
    row = round_or_404(request, slug)
    may = may_see_counts(row, request.user, timezone.now())
    return row, published_result(row) if may else None


def _waiting(request: HttpRequest, row: Round) -> HttpResponse:
    context = {
        "row": row,
        "crumbs": [
            (_("Wijkbudgetten"), "/budgets/"),
            (row.title, f"/budgets/r/{row.slug}/"),
            (_("Uitslag"), ""),
        ],
    }
    return render(request, "budgets/outcomes/waiting.html", context)
