"""Search: a page, its changing part, and the list while typing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verbond.web.searching import search_page, suggestions


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    part = request.GET.get("part", "")
    if part == "suggestions":
        page = suggestions(request.GET)
        return render(request, "web/search_suggestions.html", {"page": page})
    name = "web/search_results.html" if part == "results" else "web/search.html"
    return render(request, name, {"page": search_page(request.GET)})
