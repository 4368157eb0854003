"""The files with which anybody counts again: before the result only what was frozen."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from verbond.budgets.models import Result, Round
from verbond.budgets.permissions import may_see_counts
from verbond.budgets.queries.outcomes.files import PublishedFile, commands_of, files_of
from verbond.budgets.views.rounds.public import round_or_404


@require_safe
def files(request: HttpRequest, slug: str) -> HttpResponse:
    row = round_or_404(request, slug)
    result = _result(request, row)
    context = {
        "row": row,
        "result": result,
        "files": files_of(row, result),
        "commands": commands_of(result) if result else (),
        "crumbs": [
            (_("Wijkbudgetten"), "/budgets/"),
            (row.title, f"/budgets/r/{slug}/"),
            (_("Natellen"), ""),
        ],
    }
    return render(request, "budgets/outcomes/files.html", context)


@require_safe
def file(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    row = round_or_404(request, slug)
    found = {one.name: one for one in files_of(row, _result(request, row))}
    if name not in found:
        raise Http404(name)
    return _answer(found[name])


def _result(request: HttpRequest, row: Round) -> Result | None:
    """Return the result with its files, if whoever asks may see it."""
    if not may_see_counts(row, request.user, timezone.now()):
        return None
    found = Result.objects.prefetch_related("pots").filter(round=row)
    return found.filter(published_at__isnull=False).first()


def _answer(found: PublishedFile) -> HttpResponse:
    response = HttpResponse(found.content, content_type=found.media_type)
    response["Access-Control-Allow-Origin"] = "*"
    response["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return response
