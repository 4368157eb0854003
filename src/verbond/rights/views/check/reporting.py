"""“Klopt niet?”: first show exactly what is sent, then send it; afterwards follow it by number."""

import secrets
from typing import Any, Final

import yaml
from django.core import signing
from django.forms import CharField, ChoiceField, Form, RadioSelect, Textarea, TextInput
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from verbond.rights.core.answers import Answer
from verbond.rights.core.checking.codes import LETTERS, spaced
from verbond.rights.core.checking.writing import case_document, facts_of, only_here, subject_in
from verbond.rights.errors import CheckRefused
from verbond.rights.operations.checking import LONGEST_WORDS, send_report
from verbond.rights.queries.checking import Sitting
from verbond.rights.queries.reports import report_of
from verbond.rights.views.check.door import is_too_often, too_often, with_answers

_SALT, _LETTERS = "rights.report", 8
_SEND_WITHIN: Final = 3600


class WordsForm(Form):
    """What somebody thinks is wrong, in their own words."""

    expected = ChoiceField(
        label=_("Wat had er moeten staan?"), widget=RadioSelect,
        choices=[
            ("ja", _("Ik heb hier wel recht op")),
            ("nee", _("Ik heb hier geen recht op")),
            ("bedrag", _("Het bedrag is anders")),
            ("", _("Iets anders, of ik weet het niet")),
        ],
        required=False,
    )  # fmt: skip
    words = CharField(
        label=_("Waarom denk je dat?"), max_length=LONGEST_WORDS, widget=Textarea,
        help_text=_("Schrijf geen naam, adres of nummer. Schrijf wel wat je anders hoorde of las."),
        error_messages={
            "required": _("Schrijf in een paar woorden wat er niet klopt."),
            "max_length": _("Schrijf hoogstens duizend tekens."),
        },
    )  # fmt: skip


class NumberForm(Form):
    """The number of a report."""

    number = CharField(
        label=_("Nummer van je melding"), max_length=40,
        error_messages={"required": _("Vul het nummer in.")},
        widget=TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


@with_answers
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, sitting: Sitting, right: str) -> HttpResponse:
    row = sitting.rules.catalogue.get(right)
    if row is None:
        raise Http404(right)
    shown = [item for item in sitting.outcome.items if item.right == right]
    given = [one for item in shown for one in (*item.answers, *item.others)]
    if request.method == "POST" and request.POST.get("act") == "send":
        return _send(request, right, sitting)
    form = WordsForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"row": row, "form": form}
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "rights/check/report.html", context, status=status)
    words, expected = form.cleaned_data["words"], form.cleaned_data["expected"]
    case = written(sitting, right, given)
    # Sealed, so that what is sent is what was shown; the number is drawn here: twice is once.
    number = "".join(secrets.choice(LETTERS) for _ in range(_LETTERS))
    sealed = signing.dumps([number, right, case, words, expected], salt=_SALT, compress=True)
    context |= {"case": case, "words": words, "sealed": sealed, "day": sitting.today}
    return render(request, "rights/check/report_look.html", context)


def written(sitting: Sitting, right: str, given: list[Answer]) -> str:
    """Write the case of a report: letters for people, only what the rule of the right reads."""
    rule = sitting.rules.rights.get(right)
    names = facts_of(rule) if rule else frozenset()
    title = gettext("Melding over %(right)s") % {"right": right}
    case = sitting.case if any(one.about for one in given) else only_here(sitting.case)
    document = case_document(case, sitting.rules.vocabulary, names, title=title)
    expected = [
        {
            "right": right,
            "subject": subject_in(case, one.subject),
            **({"about": subject_in(case, one.about)} if one.about else {}),
            "verdict": str(one.verdict),
        }
        for one in given
    ]
    document["steps"] = [{"date": sitting.today, "expected": expected}]
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=100)


def _send(request: HttpRequest, right: str, sitting: Sitting) -> HttpResponse:
    if is_too_often(request, "report"):
        return too_often(request)
    try:
        number, of_right, case, words, expected = signing.loads(
            request.POST.get("sealed", ""), salt=_SALT, max_age=_SEND_WITHIN
        )
    except signing.BadSignature:
        return redirect("rights:check_report", right)
    verdicts = sorted({str(one.verdict) for one in sitting.given if one.right == of_right})
    try:
        sent = send_report(
            number=number, right=of_right, day=sitting.today, verdict=" ".join(verdicts)[:20],
            case=case, words=words, expected=expected, now=timezone.now(),
        )  # fmt: skip
    except CheckRefused as problem:
        form = WordsForm({"words": words, "expected": expected})
        form.is_valid()
        form.add_error(None, problem.message)
        row = sitting.rules.catalogue[right]
        return render(request, "rights/check/report.html", {"row": row, "form": form}, status=422)
    return render(request, "rights/check/report_sent.html", {"number": spaced(sent.number)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Say how far a report is, to whoever has its number."""
    form = NumberForm(request.POST if request.method == "POST" else None)
    found = None
    if request.method == "POST" and form.is_valid():
        if is_too_often(request, "follow"):
            return too_often(request)
        found = report_of(form.cleaned_data["number"])
        if found is None:
            form.add_error("number", gettext("Met dit nummer vinden we geen melding."))
    context = {"form": form, "report": found}
    status = 422 if form.errors else 200
    return render(request, "rights/check/follow.html", context, status=status)
