"""Entrances to reports: what was made, how to have one made, and its files."""

from typing import Any

from django.contrib import messages
from django.db.models.functions import Length
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from verbond.accounts.facade import actor_of, role_required
from verbond.council.core.document import canonical
from verbond.council.core.writing import write
from verbond.council.errors import ReportRefused
from verbond.council.forms import ReportForm, last_half_year
from verbond.council.models import Evaluation, Report
from verbond.council.operations.announcing import carry_out
from verbond.council.operations.reporting import order_report
from verbond.council.permissions import REPORTS, may_report
from verbond.council.queries.coming import evaluations
from verbond.council.queries.facts import gather
from verbond.council.rendering.page import report_html
from verbond.council.tasks import make_report
from verbond.council.views.finding import body_choices, the_agreement

_FILES = {
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
}
_WITHOUT_FILES = ("pdf", "odt")


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    found = the_agreement()
    rows = Report.objects.filter(agreement=found).defer(*_WITHOUT_FILES, "facts")
    context = {"agreement": found, "reports": rows[:100], "may_report": may_report(request.user)}
    return render(request, "council/reports.html", context)


@never_cache
@role_required(*REPORTS)
@require_http_methods(["GET", "POST"])
def order(request: HttpRequest) -> HttpResponse:
    found = the_agreement()
    first, last = last_half_year(timezone.localdate())
    announced = {row.key: row for row in evaluations(found, timezone.localdate()).all}
    form = ReportForm(
        request.POST if request.method == "POST" else None,
        bodies=body_choices(),
        evaluations=[(key, row.title) for key, row in announced.items()],
        initial={"first": first, "last": last},
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = _ordered(request, found, form.cleaned_data, announced)
        except ReportRefused as problem:
            form.add_error("last", problem.message)
        else:
            return redirect("council:report", key=row.key)
    status = 422 if form.errors else 200
    context = {"agreement": found, "form": form}
    return render(request, "council/order.html", context, status=status)


def _ordered(
    request: HttpRequest, found: Any, chosen: dict[str, Any], announced: dict[str, Evaluation]
) -> Report:
    actor, now = actor_of(request.user), timezone.now()
    period = {name: chosen[name] for name in ("kind", "first", "last", "body")}
    facts = gather(slug=found.slug, **period)
    row = order_report(facts=facts, agreement_id=found.pk, actor=actor, now=now)
    if evaluation := announced.get(chosen["evaluation"]):
        carry_out(evaluation=evaluation, report=row, actor=actor, now=now)
    if row.state == Report.State.READY:
        messages.info(request, _("Dit rapport bestond al: de gegevens zijn dezelfde."))
    else:
        make_report.enqueue(pk=row.pk)
    return row


@require_safe
def report(request: HttpRequest, key: str) -> HttpResponse:
    row = _row(key)
    context: dict[str, object] = {"agreement": row.agreement, "row": row}
    if request.headers.get("HX-Request"):
        response = render(request, "council/report_files.html", context)
    else:
        document = write(row.facts, fingerprint=row.facts_sha256)
        contents = [(heading.text, heading.anchor) for heading in document.contents]
        context |= {
            "document": document,
            "blocks": report_html(document),
            "contents": contents,
        }
        response = render(request, "council/report.html", context)
    if row.is_busy:
        # Its state changes without an entry in the journal.
        add_never_cache_headers(response)
    return response


@require_safe
def facts(_request: HttpRequest, key: str) -> HttpResponse:
    """The frozen facts: from them anybody makes the same report."""
    return HttpResponse(canonical(_row(key).facts), content_type="application/json")


@require_safe
def file(_request: HttpRequest, key: str, extension: str) -> HttpResponse:
    row = get_object_or_404(Report.objects.defer("facts"), key=key)
    content = getattr(row, extension)
    if content is None:
        raise Http404(_("Dit bestand is nog niet klaar."))
    return HttpResponse(
        bytes(content),
        content_type=_FILES[extension],
        headers={"Content-Disposition": f'attachment; filename="{row.key}.{extension}"'},
    )


def _row(key: str) -> Report:
    rows = Report.objects.select_related("agreement").defer(*_WITHOUT_FILES)
    sizes = {"pdf_size": Length("pdf"), "odt_size": Length("odt")}
    return get_object_or_404(rows.annotate(**sizes), key=key)
