"""The result: groups, what to do, why; on paper too."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from verbond.rights.core.checking.casing import assumed
from verbond.rights.core.checking.outcome import Group
from verbond.rights.errors import CheckRefused
from verbond.rights.permissions import may_see_old_amounts
from verbond.rights.queries.checking import Sitting
from verbond.rights.views.check.cards import Card, cards, later, span_words, todos, why
from verbond.rights.views.check.door import (
    go,
    is_too_often,
    speaker_of,
    too_often,
    with_answers,
)
from verbond.rights.wording_faults import said_fault


@with_answers
@require_safe
def result(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    return render(request, "rights/check/result.html", context_of(sitting))


@with_answers
@require_POST
def hold(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Take the word of whoever says that they have a right already, or not after all."""
    right, have = request.POST.get("right", ""), request.POST.get("have") == "1"
    if right not in sitting.rules.catalogue:
        raise Http404(right)
    subjects = {one.subject for one in sitting.given if one.right == right}
    kept = tuple(one for one in sitting.answers.held if not one.startswith(f"{right} "))
    chosen = [one for one in request.POST.getlist("subject") if one in subjects]
    held = (*kept, *(f"{right} {one}" for one in chosen)) if have else kept
    return go(replace(sitting.answers, held=held), "rights:check_result")


@with_answers
@require_safe
def explain(request: HttpRequest, sitting: Sitting, right: str) -> HttpResponse:
    row = sitting.rules.catalogue.get(right)
    if row is None:
        raise Http404(right)
    staff = may_see_old_amounts(request.user)
    context = {"row": row, "parts": why(sitting, right, staff=staff), "staff": staff}
    return render(request, "rights/check/why.html", context)


@with_answers
@require_safe
def pdf(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    from verbond.rights.printing_checks import as_pdf

    if is_too_often(request, "pdf"):
        return too_often(request)
    try:
        paper = as_pdf(context_of(sitting))
    except CheckRefused as problem:
        return render(request, "rights/check/no_pdf.html", {"text": problem.message}, status=503)
    response = HttpResponse(paper, content_type="application/pdf")
    name = gettext("rechtencheck")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


def context_of(sitting: Sitting) -> dict[str, object]:
    """Return everything that the result page and its paper show."""
    found = cards(sitting)
    out, speaker = sitting.outcome, speaker_of(sitting)
    untouched = not sitting.answers.place
    return {
        "yes": found[Group.YES],
        "maybe": found[Group.MAYBE],
        "held": found[Group.HELD],
        "no": found[Group.NO],
        "not_examined": _named(found[Group.NOT_EXAMINED]),
        "todos": todos(sitting),
        "later": later(sitting),
        "per_month": span_words(out.per_month),
        "some_stale": out.some_stale,
        "clear": out.clear,
        "total": out.total,
        "untouched": untouched,
        "can_go_on": untouched or sitting.next_page() is not None,
        "number": len(sitting.answers.trail) + 1,
        "assumed": [speaker.name(one.id) for one in assumed(sitting.answers, sitting.today)],
        "faults": [said_fault(one, speaker) for one in sitting.faults],
        "today": sitting.today,
    }


def _named(rows: list[Card]) -> list[Card]:
    """Return each right once: what nobody worked out is nobody's."""
    return list({card.right: card for card in rows}.values())
