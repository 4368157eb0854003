"""The public page that says whether testing decisions changes anything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from verbond.decisions.queries.public_tests import tests_page


@require_safe
def tests(request: HttpRequest) -> HttpResponse:
    page = tests_page(timezone.localdate())
    context = {
        "page": page,
        "used": [one for one in page.tests if one.figures.coverage.part],
        "unused": [one for one in page.tests if not one.figures.coverage.part],
        "crumbs": [(_("Besluiten"), "/decisions/"), (_("Toetsen"), "")],
    }
    return render(request, "decisions/tests.html", context)
