"""Let a thing go without a test, with a name and a reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from verbond.accounts.facade import actor_of, role_required
from verbond.kit.errors import RuleBroken
from verbond.scorecards.forms import ExemptForm, WithdrawForm
from verbond.scorecards.models import Exemption
from verbond.scorecards.models import Template as TemplateRow
from verbond.scorecards.operations import exempting
from verbond.scorecards.permissions import EXEMPTS
from verbond.scorecards.subjects import subject_now
from verbond.scorecards.views.finding import subject_or_404


@never_cache
@role_required(*EXEMPTS)
@require_http_methods(["GET", "HEAD", "POST"])
def exempt(request: HttpRequest, room: str, key: str, code: str) -> HttpResponse:
    subject = subject_or_404(room, key)
    test = TemplateRow.objects.filter(code=code).first()
    form = ExemptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            exempting.exempt(
                subject=subject,
                code=code,
                actor=actor_of(request.user),
                now=timezone.now(),
                **form.cleaned_data,
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("De vrijstelling geldt nu. Iedereen kan ze lezen."))
            return redirect(subject.url or "scorecards:tests")
    context = {"subject": subject, "test": test, "form": form}
    status = 422 if form.errors else 200
    return render(request, "scorecards/exempt.html", context, status=status)


@never_cache
@role_required(*EXEMPTS)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_exemption(request: HttpRequest, exemption_id: int) -> HttpResponse:
    row = get_object_or_404(Exemption, pk=exemption_id, withdrawn_at__isnull=True)
    subject = subject_now(row.room, row.subject)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            exempting.withdraw_exemption(
                exemption=row.pk,
                reason=form.cleaned_data["reason"],
                actor=actor_of(request.user),
                now=timezone.now(),
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("De vrijstelling is ingetrokken."))
            return redirect(subject.url if subject and subject.url else "scorecards:tests")
    context = {"row": row, "form": form}
    status = 422 if form.errors else 200
    return render(request, "scorecards/withdraw_exemption.html", context, status=status)
