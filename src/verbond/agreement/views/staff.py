"""Entrances for clerks and officers: proposals and questions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from verbond.accounts.facade import actor_of, role_required
from verbond.agreement.errors import QuestionRefused
from verbond.agreement.forms import AnswerForm
from verbond.agreement.models import Agreement, Annotation, Question
from verbond.agreement.operations import annotating, asking
from verbond.agreement.permissions import ANSWERS_QUESTIONS, KEEPS_AGREEMENT
from verbond.agreement.queries.review import cards_of, queue
from verbond.agreement.tasks import mail_answer, mail_news
from verbond.agreement.views.finding import agreement_or_404


@never_cache
@role_required(*KEEPS_AGREEMENT)
@require_http_methods(["GET"])
def review(request: HttpRequest, slug: str) -> HttpResponse:
    found = agreement_or_404(slug)
    rows = queue(found, what=request.GET.get("what", ""), page=request.GET.get("page", "1"))
    return render(request, "agreement/review.html", {"agreement": found, "queue": rows})


@never_cache
@role_required(*KEEPS_AGREEMENT)
@require_POST
def decide(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = agreement_or_404(slug)
    row = get_object_or_404(Annotation, pk=pk, commitment__agreement=found)
    row = annotating.decide(
        annotation=row,
        confirm=request.POST.get("decision") == "confirm",
        actor=actor_of(request.user),
        now=timezone.now(),
        reason=request.POST.get("reason", ""),
    )
    row.commitment.agreement = found
    if request.headers.get("HX-Request"):
        (card,) = cards_of([row])
        context = {"agreement": found, "card": card, "row": row}
        return render(request, "agreement/review_card.html", context)
    return redirect(_review_address(found, request.POST.get("what", "")))


def _review_address(agreement: Agreement, what: str) -> str:
    address = reverse("agreement:review", args=[agreement.slug])
    return f"{address}?what={what}" if what else address


@never_cache
@role_required(*ANSWERS_QUESTIONS)
@require_http_methods(["GET"])
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    found = agreement_or_404(slug)
    rows = (
        Question.objects.filter(commitment__agreement=found)
        .select_related("commitment__agreement")
        .order_by("state", "asked_at")
    )
    context = {
        "agreement": found,
        "waiting": [row for row in rows if row.state == Question.State.WAITING],
        "open": [(row, AnswerForm()) for row in rows if row.state == Question.State.OPEN],
        "answered": [row for row in rows if row.state == Question.State.ANSWERED][-20:],
    }
    return render(request, "agreement/questions.html", context)


@never_cache
@role_required(*ANSWERS_QUESTIONS)
@require_POST
def handle_question(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = agreement_or_404(slug)
    row = get_object_or_404(Question, pk=pk, commitment__agreement=found)
    try:
        says = _carry_out(request, row)
    except QuestionRefused as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, says)
    return redirect("agreement:questions", slug=slug)


def _carry_out(request: HttpRequest, row: Question) -> str:
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
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise QuestionRefused("form", _("Vul een antwoord in en wie antwoordt."))
    asking.answer_question(question=row, actor=actor, now=now, **form.cleaned_data)
    mail_answer.enqueue(question_id=row.pk)
    mail_news.enqueue(commitment_id=row.commitment_id, what=_("Er is een antwoord op een vraag."))
    return _("Je antwoord staat online.")
