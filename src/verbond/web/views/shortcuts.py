"""Short addresses that lead to the newest agreement."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from verbond.agreement import facade as agreement


@require_safe
def to_agreement(request: HttpRequest) -> HttpResponse:
    found = agreement.default_agreement()
    return redirect(found) if found else redirect("web:home")


@require_safe
def to_targets(request: HttpRequest) -> HttpResponse:
    found = agreement.default_agreement()
    return redirect("agreement:targets", slug=found.slug) if found else redirect("web:home")


@require_safe
def to_places(request: HttpRequest) -> HttpResponse:
    found = agreement.default_agreement()
    return redirect("agreement:places", slug=found.slug) if found else redirect("places:overview")


@require_safe
def to_place(request: HttpRequest, code: str) -> HttpResponse:
    found = agreement.default_agreement()
    if found is None:
        return redirect("places:place", code=code)
    return redirect("agreement:place", slug=found.slug, code=code)
