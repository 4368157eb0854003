"""The council's page, and the calendar of what the agreement announces."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from verbond.agreement import facade as agreement
from verbond.budgets import facade as budgets
from verbond.council.core.calendar import halfway
from verbond.council.core.window import longest
from verbond.council.permissions import may_ask, may_report
from verbond.council.queries.coming import councils_of, evaluations, last_reports, waiting
from verbond.council.queries.direction import direction
from verbond.council.queries.norms import norms_of
from verbond.council.rendering.calendar_file import as_calendar
from verbond.council.rendering.calendar_line import stations
from verbond.council.views.finding import the_agreement
from verbond.decisions import facade as decisions


@require_safe
def council(request: HttpRequest) -> HttpResponse:
    found = agreement.agreement_named("")
    if found is None:
        return render(request, "council/nothing.html", {})
    bodies = decisions.bodies()
    councils = councils_of(bodies)
    body = request.GET.get("body", "")
    chosen = next((card for card in councils if card.code == body), None)
    if body and chosen is None:
        raise Http404(_("Dit orgaan staat niet op deze site."))
    today = timezone.localdate()
    picture = direction(found, bodies, today=today, body=body)
    context = {
        "agreement": found,
        "councils": councils,
        "chosen": chosen,
        "picture": picture,
        "busy": picture.total["under-way"] + picture.total["preparing"],
        "whole": picture.whole,
        "table": picture.table,
        "entity_most": longest([one.sums for one in picture.entities]),
        "waiting": waiting(found.pk, today, body),
        "reports": last_reports(found.pk, body),
        "evaluations": evaluations(found, today),
        "today": today,
        "may_ask": may_ask(request.user),
        "may_report": may_report(request.user),
    }
    return render(request, "council/council.html", context)


@require_safe
def norms(request: HttpRequest) -> HttpResponse:
    """Say in one line whether each plan keeps to the norms: a part of the council's page."""
    found = the_agreement()
    context = {"norms": norms_of(found.pk), "agreement": found}
    is_part = bool(request.headers.get("HX-Request"))
    name = "council/norms.html" if is_part else "council/norms_page.html"
    response = render(request, name, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def districts(request: HttpRequest) -> HttpResponse:
    """Show on how much of the districts' money residents decided: a part of the council's page."""
    context = {"money": budgets.district_money(timezone.localdate())}
    is_part = bool(request.headers.get("HX-Request"))
    name = "council/districts.html" if is_part else "council/districts_page.html"
    response = render(request, name, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    found = the_agreement()
    today = timezone.localdate()
    known = evaluations(found, today)
    is_dated = found.term_from and found.term_to
    context = {
        "agreement": found,
        "evaluations": known,
        "halfway": halfway(found.term_from, found.term_to) if is_dated else None,
        "line": stations(found.term_from, found.term_to, known, today) if is_dated else None,
        "today": today,
    }
    return render(request, "council/calendar.html", context)


@require_safe
def calendar_file(request: HttpRequest) -> HttpResponse:
    found = the_agreement()
    known = evaluations(found, timezone.localdate())
    page = request.build_absolute_uri(reverse("council:calendar"))
    content = as_calendar(found, known.all, page=page)
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{found.slug}.ics"'},
    )
