"""What changed in a month, for anybody; and the link in an owner's mail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from verbond.agreement.errors import ConfirmationRefused
from verbond.agreement.operations import confirming
from verbond.agreement.queries.changes import month_named, month_of, newest_month
from verbond.agreement.views.finding import agreement_or_404


@require_safe
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    found, today = agreement_or_404(slug), timezone.localdate()
    asked = request.GET.get("month", "")
    first = month_named(asked, today) if asked else newest_month(found, today)
    context = {"agreement": found, "month": month_of(found, first, today)}
    return render(request, "agreement/changes.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def confirm_running(request: HttpRequest, token: str) -> HttpResponse:
    """A mail program may open the link by itself, so only the button confirms."""
    now = timezone.now()
    try:
        row = confirming.confirmation_by(token, now=now)
        if request.method == "POST":
            row = confirming.confirm_by_link(token=token, now=now)
    except ConfirmationRefused as problem:
        return render(request, "agreement/link_dead.html", {"problem": problem.message}, status=404)
    context = {
        "unit": row.commitment,
        "agreement": row.commitment.agreement,
        "who": confirming.said_by(row.person),
        "done": request.method == "POST",
    }
    return render(request, "agreement/confirm_running.html", context)
