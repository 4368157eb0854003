"""The start page, and wiping everything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.rights.core.checking.answers import Answers
from verbond.rights.loading import shipped_rules
from verbond.rights.sealing_checks import Expired, Tampered
from verbond.rights.views.check import browser
from verbond.rights.views.check.door import go


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return go(Answers(), "rights:check_home")
    rules = shipped_rules()
    context = {
        "under_way": _under_way(request),
        "computed": sum(row.is_computed for row in rules.catalogue.values()),
        "all": len(rules.catalogue),
        "wiped": request.GET.get("wiped") == "1",
    }
    return render(request, "rights/check/start.html", context)


@never_cache
@require_POST
def wipe(request: HttpRequest) -> HttpResponse:
    """Wipe all from this browser, also what could not be read."""
    response = redirect("rights:check")
    response["Location"] += "?wiped=1"
    browser.forget(response)
    return response


@never_cache
@require_safe
def too_large(request: HttpRequest) -> HttpResponse:
    return render(request, "rights/check/too_large.html", status=413)


def _under_way(request: HttpRequest) -> bool:
    try:
        return browser.answers_of(request) is not None
    except (Expired, Tampered):
        return False
