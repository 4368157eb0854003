"""Fill in a test; or read it, once it is signed."""

from collections import defaultdict

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from verbond.accounts.facade import actor_of, has_role, refuse, role_required
from verbond.kit.errors import RuleBroken
from verbond.scorecards.beside import Beside, figures_beside
from verbond.scorecards.cards import template_of
from verbond.scorecards.core.answering import missing, shown
from verbond.scorecards.core.difference import difference
from verbond.scorecards.core.template import Template
from verbond.scorecards.errors import AnswersChanged, AnswersRefused, Both, RunRefused
from verbond.scorecards.forms import AnswersForm, Asked
from verbond.scorecards.marked import marked_text
from verbond.scorecards.models import Run
from verbond.scorecards.operations.filling import save_answers, start_run
from verbond.scorecards.operations.signing import answers_of
from verbond.scorecards.permissions import FILLS_IN
from verbond.scorecards.screening import hints_for, screen_text
from verbond.scorecards.subjects import Subject, is_known, subject_now
from verbond.scorecards.views.finding import run_or_404, subject_or_404
from verbond.scorecards.views.reading import read


@never_cache
@role_required(*FILLS_IN)
@require_POST
def start(request: HttpRequest, room: str, key: str, code: str) -> HttpResponse:
    subject = subject_or_404(room, key)
    try:
        card = start_run(
            subject=subject, code=code, actor=actor_of(request.user), now=timezone.now()
        )
    except RuleBroken as problem:
        messages.error(request, problem.message)
        return redirect(subject.url or "scorecards:tests")
    return redirect(card.url)


@require_http_methods(["GET", "HEAD", "POST"])
def run(request: HttpRequest, run_id: int) -> HttpResponse:
    row = run_or_404(run_id)
    if row.signed_at is not None and request.method != "POST":
        return read(request, row)
    refusal = refuse(request, *FILLS_IN)
    if refusal:
        return refusal
    return _fill_in(request, row)


@never_cache
def _fill_in(request: HttpRequest, row: Run) -> HttpResponse:
    template = template_of(row.template)
    form = AnswersForm(
        request.POST or None,
        template=template,
        answers=row.answers,
        notes=row.notes,
        initial={"lock": row.lock},
    )
    if request.method != "POST":
        return _page(request, row, form)
    if not form.is_valid():
        return _page(request, row, form, status=422)
    return _save(request, row, form)


def _save(request: HttpRequest, row: Run, form: AnswersForm) -> HttpResponse:
    try:
        card = save_answers(
            run=row.pk,
            answers=form.answers(),
            notes=form.notes(),
            lock=form.cleaned_data["lock"],
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except AnswersChanged as changed:
        form.take_lock(changed.lock)
        return _page(request, run_or_404(row.pk), form, both=changed.both, status=409)
    except AnswersRefused as problem:
        form.add_problems(problem.fields)
        return _page(request, row, form, status=422)
    except RunRefused as problem:
        messages.error(request, problem.message)
        return redirect("scorecards:run", run_id=row.pk)
    if request.POST.get("then") != "sign":
        messages.success(request, _("Bewaard. Je kan later verder."))
        return redirect(card.url)
    saved = run_or_404(row.pk)
    lacking = missing(form.template, answers_of(saved))
    if not lacking:
        return redirect("scorecards:sign", run_id=row.pk)
    form.take_lock(saved.lock)
    for question in lacking:
        form.add_error(f"q_{question.id}", ValidationError(_("Nog geen antwoord.")))
    return _page(request, saved, form, status=422)


def _page(
    request: HttpRequest,
    row: Run,
    form: AnswersForm,
    *,
    both: tuple[Both, ...] = (),
    status: int = 200,
) -> HttpResponse:
    template = form.template
    answers = answers_of(row)
    asked = shown(template, answers)
    lacking = missing(template, answers)
    required = [question for question in asked if question.required]
    subject = subject_now(row.room, row.subject)
    earlier = row.copied_from
    context = {
        "run": row,
        "test": template,
        "form": form,
        "groups": _groups(template, form),
        "both": both,
        "done": len(required) - len(lacking),
        "total": len(required),
        "subject": subject,
        "is_outdated": is_known(row.room)
        and (subject is None or subject.version != row.subject_version),
        "changed": difference(earlier.subject_text, row.subject_text) if earlier else (),
        "may_exempt": has_role(request.user, *FILLS_IN),
        "beside": figures_beside(
            Beside(row.room, row.subject, template.code, is_staff=True, is_open=_is_open(subject))
        ),
        **_screened(template, row.subject_text),
    }
    return render(request, "scorecards/fill_in.html", context, status=status)


def _is_open(subject: Subject | None) -> bool:
    return subject is not None and not subject.is_decided


def _groups(template: Template, form: AnswersForm) -> list[tuple[str, list[Asked]]]:
    found: defaultdict[str, list[Asked]] = defaultdict(list)
    for asked in form.asked():
        found[asked.question.domain].append(asked)
    return [(name, found[key]) for key, name in template.domains.items()]


def _screened(template: Template, text: str) -> dict[str, object]:
    if not template.screens_language:
        return {"pieces": marked_text(text, ())}
    marks = screen_text(text)
    return {"pieces": marked_text(text, marks), "marks": marks, "hints": hints_for(text)}
