"""Entrances for clerks and officers: proposals and questions."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from verbond.accounts.facade import actor_of, has_role, role_required
from verbond.agreement.errors import AnnotationRefused, QuestionRefused
from verbond.agreement.forms import AnswerForm, ChangeForm
from verbond.agreement.models import Agreement, Annotation, Question
from verbond.agreement.operations import annotating, asking
from verbond.agreement.operations.evidence_ties import decide_tie
from verbond.agreement.permissions import ANSWERS_QUESTIONS, KEEPS_AGREEMENT
from verbond.agreement.queries.review import cards_of, choices_for, queue
from verbond.agreement.tasks import mail_answer
from verbond.agreement.views.finding import agreement_or_404


@never_cache
@role_required(*KEEPS_AGREEMENT)
@require_http_methods(["GET"])
def review(request: HttpRequest, slug: str) -> HttpResponse:
    found = agreement_or_404(slug)
    rows = queue(found, what=request.GET.get("what", ""), page=request.GET.get("page", "1"))
    context = {"agreement": found, "queue": rows, "keeps": True}
    return render(request, "agreement/review.html", context)


@never_cache
@role_required(*KEEPS_AGREEMENT)
@require_POST
def decide(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = agreement_or_404(slug)
    row = get_object_or_404(Annotation, pk=pk, commitment__agreement=found)
    try:
        row = annotating.decide(
            annotation=row,
            confirm=request.POST.get("decision") == "confirm",
            actor=actor_of(request.user),
            now=timezone.now(),
            reason=request.POST.get("reason", ""),
        )
    except AnnotationRefused as gone:
        raise Http404(gone.message) from gone
    row.commitment.agreement = found
    if request.headers.get("HX-Request"):
        (card,) = cards_of([row])
        context = {"agreement": found, "card": card, "row": row}
        return render(request, "agreement/review_card.html", context)
    return redirect(_review_address(found, request.POST.get("what", "")))


@never_cache
@role_required(*KEEPS_AGREEMENT)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Note something else than what was proposed; the proposal is then rejected."""
    found = agreement_or_404(slug)
    rows = Annotation.objects.select_related("commitment__chapter", "other", "evidence")
    row = get_object_or_404(rows, pk=pk, commitment__agreement=found)
    row.commitment.agreement = found
    choices = choices_for(row)
    held = row.shows or row.evidence.shows if row.evidence else row.value
    initial = {"value": held if choices else ""}
    form = ChangeForm(request.POST or None, choices=choices, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            says = _note_instead(request, row, form)
        except AnnotationRefused as problem:
            form.add_error("value", problem.message)
        else:
            messages.success(request, says)
            return redirect(_review_address(found, row.what))
    (card,) = cards_of([row])
    context = {"agreement": found, "card": card, "row": row, "form": form}
    return render(request, "agreement/change.html", context, status=422 if form.errors else 200)


def _note_instead(request: HttpRequest, row: Annotation, form: ChangeForm) -> str:
    actor, now = actor_of(request.user), timezone.now()
    reason = form.cleaned_data["reason"]
    if row.evidence is not None:
        decide_tie(
            room=row.evidence.room,
            key=row.evidence.key,
            commitment_id=row.commitment_id,
            accept=True,
            shows=form.cleaned_data["value"],
            actor=actor,
            now=now,
            reason=reason,
        )
        return _("Aangepast. Dit staat nu op de site.")
    noted = annotating.annotate(
        commitment=row.commitment,
        what=row.what,
        value=form.cleaned_data["value"],
        note=reason,
        actor=actor,
        now=now,
    )
    if noted.pk != row.pk:
        annotating.decide(annotation=row, confirm=False, actor=actor, now=now, reason=reason)
    return _("Aangepast. Dit staat nu op de site.")


def _review_address(agreement: Agreement, what: str) -> str:
    address = reverse("agreement:review", args=[agreement.slug])
    return f"{address}?what={what}" if what else address


@never_cache
@role_required(*ANSWERS_QUESTIONS)
@require_http_methods(["GET"])
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    return _desk(request, agreement_or_404(slug))


def _desk(
    request: HttpRequest, found: Agreement, *, answered: tuple[int, AnswerForm] | None = None
) -> HttpResponse:
    """Show the desk; with `answered`, an answer that is not complete yet, under its question."""
    pk, form = answered or (0, None)
    rows = (
        Question.objects.filter(commitment__agreement=found)
        .select_related("commitment__agreement")
        .order_by("state", "asked_at")
    )
    forms = [
        (row, form if row.pk == pk else AnswerForm(auto_id=f"q{row.pk}_%s"))
        for row in rows
        if row.state == Question.State.OPEN
    ]
    context = {
        "agreement": found,
        "keeps": has_role(request.user, *KEEPS_AGREEMENT),
        "waiting": [row for row in rows if row.state == Question.State.WAITING],
        "open": forms,
        "answered": [row for row in rows if row.state == Question.State.ANSWERED][-20:],
        "form": form,
    }
    return render(request, "agreement/questions.html", context, status=422 if form else 200)


@never_cache
@role_required(*ANSWERS_QUESTIONS)
@require_POST
def handle_question(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = agreement_or_404(slug)
    row = get_object_or_404(Question, pk=pk, commitment__agreement=found)
    form = AnswerForm(request.POST, auto_id=f"q{row.pk}_%s")
    if request.POST.get("decision") == "answer" and not form.is_valid():
        return _desk(request, found, answered=(pk, form))
    try:
        says = _carry_out(request, row, form)
    except QuestionRefused as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, says)
    return redirect("agreement:questions", slug=slug)


def _carry_out(request: HttpRequest, row: Question, form: AnswerForm) -> str:
    actor, now = actor_of(request.user), timezone.now()
    wish = request.POST.get("decision", "")
    if wish in {"publish", "refuse"}:
        asking.decide_question(
            question=row,
            publish=wish == "publish",
            reason=request.POST.get("reason", ""),
            actor=actor,
            now=now,
        )
        return _("De vraag staat online.") if wish == "publish" else _("De vraag blijft weg.")
    if not form.is_valid():
        raise QuestionRefused("form", _("Vul een antwoord in en wie antwoordt."))
    asking.answer_question(question=row, actor=actor, now=now, **form.cleaned_data)
    mail_answer.enqueue(question_id=row.pk)
    return _("Je antwoord staat online.")
