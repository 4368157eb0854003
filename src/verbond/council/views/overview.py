"""The council's page, and the calendar of what the agreement announces."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verbond.council.models import Evaluation
from verbond.council.views.finding import the_agreement


@require_safe
def council(request: HttpRequest) -> HttpResponse:
    found = the_agreement()
    return render(request, "council/council.html", {"agreement": found})


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    found = the_agreement()
    rows = Evaluation.objects.filter(agreement=found).select_related(
        "commitment__agreement", "report"
    )
    context = {"agreement": found, "evaluations": rows, "today": timezone.localdate()}
    return render(request, "council/calendar.html", context)


@require_safe
def calendar_file(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError
