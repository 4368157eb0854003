"""The laboratory: choose an election, choose models, see what wins and what that does to whom."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from verbond.budgets.errors import ModelRefused
from verbond.budgets.forms.lab import TrialForm, UploadForm
from verbond.budgets.models.lab import KEPT_FOR
from verbond.budgets.operations.lab.trials import MOST_BYTES, keep_trial
from verbond.budgets.queries.lab import elections
from verbond.budgets.queries.lab.comparing import Comparison, compare
from verbond.budgets.queries.lab.file_words import FileProblem, said_problem
from verbond.budgets.queries.lab.models import FIRST, ModelCard, published_models
from verbond.budgets.queries.lab.sentences import in_short
from verbond.budgets.queries.lab.telling import tell
from verbond.budgets.queries.lab.trying import try_models
from verbond.kit.errors import RuleBroken

# Beside the model that Verbond recommends, what most cities do.
_BESIDE = "meeste-stemmen"
_FOR_BALLOT = {"cumulative": "punten-verdelen", "ordinal": "rangschikken"}


@require_safe
def lab(request: HttpRequest) -> HttpResponse:
    context = {
        "examples": elections.examples(),
        "rounds": elections.past_rounds(),
        "models": [(one, tell(one.model)) for one in published_models() if one.counts],
    }
    return render(request, "budgets/lab/lab.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    problem: FileProblem | None = None
    if request.method == "POST" and form.is_valid():
        document = form.cleaned_data["document"]
        try:
            row = keep_trial(
                name=document.name or "bestand.pb",
                content=document.read(MOST_BYTES + 1),
                now=timezone.now(),
            )
        except ModelRefused as refused:
            form.add_error("document", refused.message)
        except RuleBroken as wrong:
            problem = said_problem(wrong)
            form.add_error("document", _("Dit bestand kan niet gelezen worden."))
        else:
            return redirect("budgets:lab-election", kind="file", key=row.token)
    context = {"form": form, "problem": problem, "hours": int(KEPT_FOR.total_seconds() // 3600)}
    status = 422 if form.errors else 200
    return render(request, "budgets/lab/upload.html", context, status=status)


@never_cache
@require_safe
def election(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    chosen = _chosen(kind, key)
    cards = [one for one in published_models() if one.counts]
    form, picked = _asked(request, chosen, cards)
    found, problem = _tried(chosen, picked, form)
    context = {
        "chosen": chosen,
        "form": form,
        "found": found,
        "short": in_short(found) if found else (),
        "problem": problem,
        "question": request.GET.urlencode(),
        "outside": _outside(picked, form),
    }
    status = 422 if form.errors else (503 if problem else 200)
    return render(request, "budgets/lab/election.html", context, status=status)


@require_safe
def comparison_file(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Give the comparison as CSV: one row for each project, one column for each model."""
    chosen = _chosen(kind, key)
    cards = [one for one in published_models() if one.counts]
    form, picked = _asked(request, chosen, cards)
    found, problem = _tried(chosen, picked, form)
    if found is None:
        return HttpResponse(problem or _("Kies eerst modellen."), status=422)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [_("project"), _("naam"), _("wijk"), _("kost"), _("stemmen")]
        + [f"{one.title} ({one.version})" for one in found.columns]
    )
    words = {True: _("wint"), False: "", None: _("kan niet tellen")}
    for row in found.rows:
        cells = [row.id, row.name, row.neighbourhood, row.cost, str(row.votes)]
        cells += [words[wins] for wins in row.wins]
        writer.writerow([_guarded(cell) for cell in cells])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="vergelijking-{key[:40]}.csv"'
    return response


@require_safe
def example_file(_request: HttpRequest, key: str) -> HttpResponse:
    """Give the ballots of an example, so that the commands on the page can be run."""
    chosen = _chosen("example", key)
    response = HttpResponse(chosen.content(), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{chosen.file_name}"'
    return response


def _guarded(cell: str) -> str:
    """Keep a spreadsheet from reading a name as a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" else cell


def _chosen(kind: str, key: str) -> elections.Chosen:
    found = elections.chosen(kind, key, now=timezone.now())
    if found is None:
        raise Http404(f"{kind} {key}")
    return found


def _asked(
    request: HttpRequest, chosen: elections.Chosen, cards: Sequence[ModelCard]
) -> tuple[TrialForm, list[ModelCard]]:
    if not cards:
        return TrialForm(cards=cards), []
    data: Any = request.GET
    if "models" not in request.GET:
        data = request.GET.copy()
        data.setlist("models", _proposed(chosen, cards))
    form = TrialForm(data, cards=cards)
    if not form.is_valid():
        return form, []
    return form, [one for one in cards if one.slug in form.cleaned_data["models"]]


def _proposed(chosen: elections.Chosen, cards: Sequence[ModelCard]) -> list[str]:
    wanted = [chosen.model, FIRST, _BESIDE, _FOR_BALLOT.get(chosen.vote_type, "")]
    return [one.slug for one in cards if one.slug in wanted]


def _outside(picked: Sequence[ModelCard], form: TrialForm) -> list[str]:
    """Say what the command that recounts does not say itself."""
    found = []
    if picked and form.cleaned_data.get("budget"):
        found.append(
            _("Je veranderde het budget. Zet in het bestand ook budget op %(budget)s.")
            % {"budget": form.cleaned_data["budget"]}
        )
    if any(one.model.earmarks for one in picked):
        found.append(
            _("Een apart potje telt het lab niet apart: alle projecten delen hier één pot.")
        )
    return found


def _tried(
    chosen: elections.Chosen, picked: Sequence[ModelCard], form: TrialForm
) -> tuple[Comparison | None, str]:
    if not picked:
        return None, ""
    try:
        found = try_models(chosen, picked, form.changes())
    except RuleBroken as problem:
        return None, problem.message
    return compare(found, picked), ""
