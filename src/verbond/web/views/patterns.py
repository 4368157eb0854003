"""The pattern page: every component from its own template, with examples that say so."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verbond.web.patterns import example_context


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    return render(request, "web/patterns.html", example_context())
