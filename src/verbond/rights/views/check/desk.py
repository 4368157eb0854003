"""The desk of who keeps the rules: reports that an outcome is wrong."""

from django.forms import (
    CharField,
    ChoiceField,
    Form,
    HiddenInput,
    IntegerField,
    RadioSelect,
    Textarea,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from verbond.accounts.facade import Person, actor_of, role_required
from verbond.rights.errors import CheckRefused
from verbond.rights.models.checking import RuleReport
from verbond.rights.operations.checking import LONGEST_WORDS, decide_report
from verbond.rights.permissions import may_keep_rules
from verbond.rights.queries.reports import name_of, report_rows

State = RuleReport.State
_SAID = {
    "ja": _("ja"),
    "nee": _("nee"),
    "misschien": _("misschien"),
    "niet_onderzocht": _("niet onderzocht"),
    "bedrag": _("Het bedrag is anders"),
}


class DecideForm(Form):
    """Confirm or refuse, with words for who sent it."""

    state = ChoiceField(
        label=_("Wat blijkt?"), widget=RadioSelect,
        choices=[
            (State.CONFIRMED, _("De melding is juist: de regel moet anders")),
            (State.REFUSED, _("De uitkomst was juist")),
        ],
        error_messages={"required": _("Kies wat blijkt.")},
    )  # fmt: skip
    reply = CharField(
        label=_("Antwoord voor de melder"), widget=Textarea, max_length=LONGEST_WORDS,
        help_text=_("Kort en zonder moeilijke woorden. Weiger je? Zeg waarom."),
        error_messages={"required": _("Schrijf een antwoord. De melder leest het.")},
    )  # fmt: skip
    lock = IntegerField(widget=HiddenInput)


@never_cache
@role_required(*may_keep_rules.roles)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    context = {"waiting": report_rows(open_ones=True), "answered": report_rows(open_ones=False)}
    return render(request, "rights/check/desk_reports.html", context)


@never_cache
@role_required(*may_keep_rules.roles)
@require_http_methods(["GET", "HEAD", "POST"])
def one_report(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(RuleReport, pk=pk)
    if request.method != "POST":
        return _page(request, report, DecideForm(initial={"lock": report.lock}))
    form = DecideForm(request.POST)
    if not form.is_valid() or not isinstance(request.user, Person):
        return _page(request, report, form, status=422)
    try:
        decide_report(pk=pk, actor=actor_of(request.user), now=timezone.now(), **form.cleaned_data)
    except CheckRefused as problem:
        form.add_error(None, problem.message)
        status = 409 if problem.code == "changed" else 422
        report.refresh_from_db()
        return _page(request, report, form, status=status)
    return redirect("rights:desk_report", pk)


@never_cache
@role_required(*may_keep_rules.roles)
@require_safe
def case_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the case as a file for data/rights/cases, with what the engine answers today."""
    report = get_object_or_404(RuleReport, pk=pk)
    if not report.case:
        raise Http404(pk)
    # What stands under `expected` is what the engine answered: a confirmed report changes that.
    said = (
        f"# The check answered: {report.verdict}. The reporter expects: {report.expected or '?'}.\n"
    )
    text = said + report.case.replace("id: R\n", f"id: R{report.number}\n", 1)
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="R{report.number}.yaml"'
    return response


def _page(
    request: HttpRequest, report: RuleReport, form: DecideForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "report": report,
        "verdict": _SAID.get(report.verdict, report.verdict),
        "expected": _SAID.get(report.expected, report.expected),
        "name": name_of(report.right),
        "form": form,
        "is_new": report.state == State.NEW,
    }
    return render(request, "rights/check/desk_report.html", context, status=status)
