"""What everybody may read: which tests there are, and the screening of a text."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from verbond.scorecards.errors import NoSuchTest
from verbond.scorecards.forms import ScreeningForm
from verbond.scorecards.marked import marked_text
from verbond.scorecards.queries.runs import public_exemptions, public_runs
from verbond.scorecards.queries.templates import cards_on, versions_of
from verbond.scorecards.screening import hints_for, screen_text

_LATEST = 10


@require_safe
def tests(request: HttpRequest) -> HttpResponse:
    context = {
        "cards": cards_on(timezone.localdate()),
        "runs": public_runs()[:_LATEST],
        "exemptions": public_exemptions()[:_LATEST],
    }
    return render(request, "scorecards/tests.html", context)


@require_safe
def test(request: HttpRequest, code: str) -> HttpResponse:
    try:
        card, versions = versions_of(code)
    except NoSuchTest as problem:
        raise Http404(problem.message) from problem
    context = {"card": card, "versions": versions, "runs": public_runs(code)[:_LATEST]}
    return render(request, "scorecards/test.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def screening(request: HttpRequest) -> HttpResponse:
    """Answer a posted text at once; nothing of it is kept."""
    form = ScreeningForm(request.POST or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        marks = screen_text(text)
        context |= {
            "marks": marks,
            "pieces": marked_text(text, marks),
            "hints": hints_for(text),
            "done": True,
        }
    status = 422 if request.method == "POST" and form.errors else 200
    answer = render(request, "scorecards/screening.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer
