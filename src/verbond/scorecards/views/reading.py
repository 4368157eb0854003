"""A signed test as everybody reads it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from verbond.accounts.facade import has_role, refuse
from verbond.scorecards.beside import Beside, figures_beside
from verbond.scorecards.cards import RunCard, template_of
from verbond.scorecards.core.answering import in_words, shown
from verbond.scorecards.core.template import Effect
from verbond.scorecards.forms import DoneForm
from verbond.scorecards.models import Run
from verbond.scorecards.operations.signing import answers_of
from verbond.scorecards.permissions import FILLS_IN
from verbond.scorecards.subjects import subject_now


def read(request: HttpRequest, row: Run, *, status: int = 200) -> HttpResponse:
    """Show a signed run; one of a thing that is not public yet only to staff."""
    if not row.is_public:
        refusal = refuse(request, *FILLS_IN)
        if refusal:
            return refusal
    card = RunCard.of(row)
    template = template_of(row.template)
    subject = subject_now(row.room, row.subject)
    is_staff = has_role(request.user, *FILLS_IN)
    is_open = subject is not None and not subject.is_decided
    order: dict[str, int] = {Effect.NEGATIVE: 0, Effect.TO_FIND_OUT: 1, Effect.POSITIVE: 2}
    context = {
        "run": row,
        "card": card,
        "test": template,
        "reasons": sorted(card.reasons, key=lambda reason: order.get(reason.effect, 3)),
        "groups": _answered(row),
        "subject": subject,
        "is_outdated": subject is not None and subject.version != row.subject_version,
        "is_staff": is_staff,
        "beside": figures_beside(
            Beside(row.room, row.subject, template.code, is_staff=is_staff, is_open=is_open)
        ),
        "today": timezone.localdate(),
        "done_form": DoneForm(initial={"done_on": timezone.localdate()}),
    }
    return render(request, "scorecards/run.html", context, status=status)


def _answered(row: Run) -> list[tuple[str, list[dict[str, str]]]]:
    template = template_of(row.template)
    answers = answers_of(row)
    groups: dict[str, list[dict[str, str]]] = {key: [] for key in template.domains}
    for question in shown(template, answers):
        answer = answers.get(question.id)
        groups[question.domain].append(
            {
                "asked": question.text,
                "answered": in_words(question, answer) if answer else "–",
                "note": row.notes.get(question.id, ""),
            }
        )
    return [(template.domains[key], rows) for key, rows in groups.items() if rows]
