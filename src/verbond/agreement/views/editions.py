"""Entrances around editions: the history that anybody may read, and the upload by clerks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from verbond.accounts.facade import actor_of, role_required
from verbond.agreement.errors import ImportRefused
from verbond.agreement.forms import UploadForm
from verbond.agreement.models import CommitmentVersion, WaitingImport
from verbond.agreement.operations import waiting
from verbond.agreement.permissions import KEEPS_AGREEMENT
from verbond.agreement.tasks import apply_waiting_import, read_waiting_import
from verbond.agreement.views.finding import agreement_or_404

MOST_CHANGES = 200


@require_safe
def editions(request: HttpRequest, slug: str) -> HttpResponse:
    found = agreement_or_404(slug)
    rows = list(found.editions.order_by("-number").defer("lines"))
    changes = (
        CommitmentVersion.objects.filter(commitment__agreement=found)
        .exclude(edition__number=1)
        .select_related("commitment__agreement", "edition")
        .order_by("-edition__number", "first_line")[:MOST_CHANGES]
    )
    context = {"agreement": found, "editions": rows, "changes": changes}
    return render(request, "agreement/editions.html", context)


@never_cache
@role_required(*KEEPS_AGREEMENT)
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    found = agreement_or_404(slug)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        document = form.cleaned_data["document"]
        try:
            row = waiting.keep_upload(
                slug=slug,
                name=document.name,
                content=document.read(waiting.MOST_BYTES + 1),
                profile=form.cleaned_data["profile"],
                actor=actor_of(request.user),
                now=timezone.now(),
            )
        except ImportRefused as problem:
            form.add_error("document", problem.message)
        else:
            read_waiting_import.enqueue(pk=row.pk)
            return redirect("agreement:waiting_import", slug=slug, pk=row.pk)
    rows = WaitingImport.objects.filter(agreement_slug=slug).defer("content", "diff")[:10]
    context = {"agreement": found, "form": form, "waiting": rows, "keeps": True}
    status = 422 if form.errors else 200
    return render(request, "agreement/upload.html", context, status=status)


@never_cache
@role_required(*KEEPS_AGREEMENT)
@require_http_methods(["GET", "POST"])
def waiting_import(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = agreement_or_404(slug)
    rows = WaitingImport.objects.defer("content")
    row = get_object_or_404(rows, pk=pk, agreement_slug=slug)
    if request.method == "POST":
        try:
            waiting.decide_to_apply(pk=pk, apart=request.POST.getlist("apart"))
        except ImportRefused as problem:
            messages.error(request, problem.message)
            return redirect("agreement:waiting_import", slug=slug, pk=pk)
        actor = actor_of(request.user)
        apply_waiting_import.enqueue(pk=row.pk, actor_key=actor.key, actor_role=actor.role)
        return redirect("agreement:waiting_import", slug=slug, pk=pk)
    context = {"agreement": found, "row": row}
    if request.headers.get("HX-Request"):
        return render(request, "agreement/import_progress.html", context)
    return render(request, "agreement/waiting_import.html", context)
