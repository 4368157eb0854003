"""All rights, one right, and both as data."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from verbond.accounts.facade import has_role
from verbond.rights.loading import shipped_rules
from verbond.rights.lpdc import all_records, record_of
from verbond.rights.permissions import may_see_old_amounts
from verbond.rights.queries.pages.catalogue import catalogue as catalogue_of
from verbond.rights.queries.pages.one import right_page
from verbond.rights.queries.pages.promises import ALL, promises_of


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    context = {
        "catalogue": catalogue_of(timezone.localdate(), is_staff=is_staff(request)),
        "promises": promises_of(ALL),
        "today": timezone.localdate(),
        "is_staff": is_staff(request),
        **_beside(),
    }
    return render(request, "rights/pages/catalogue.html", context)


@require_safe
def right(request: HttpRequest, right: str) -> HttpResponse:
    day = timezone.localdate()
    page = right_page(right, day, is_staff=is_staff(request))
    if page is None:
        raise Http404(right)
    context = {
        "page": page,
        "card": page.card,
        "today": day,
        "is_staff": is_staff(request),
        **_beside(),
    }
    return render(request, "rights/pages/right.html", context)


@require_safe
def right_json(request: HttpRequest, right: str) -> HttpResponse:
    row = shipped_rules().catalogue.get(right)
    if row is None:
        raise Http404(right)
    return _linked(record_of(row, timezone.localdate()))


@require_safe
def lpdc(request: HttpRequest) -> HttpResponse:
    return _linked(all_records(timezone.localdate()))


def _beside() -> dict[str, str]:
    # The check and the figures keep their own addresses under that of the room.
    room = reverse("rights:catalogue")
    return {"check_url": f"{room}check/", "measures_url": f"{room}measures/"}


def is_staff(request: HttpRequest) -> bool:
    return has_role(request.user, *may_see_old_amounts.roles)


def _linked(document: object) -> HttpResponse:
    answer = JsonResponse(cast("dict[str, object]", document), json_dumps_params={"indent": 1})
    answer["Content-Type"] = "application/ld+json"
    return answer
