"""Entrances for clerks and officers: the evidence, milestones and status of one promise."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from verbond.accounts.facade import actor_of, role_required
from verbond.agreement.forms import ProofForm, ReasonForm, TieForm
from verbond.agreement.models import Annotation, Commitment, Evidence, Milestone, Overruling
from verbond.agreement.models.annotation import What
from verbond.agreement.operations.evidence import withdraw_evidence
from verbond.agreement.operations.evidence_ties import decide_tie
from verbond.agreement.operations.milestones import prove_milestone
from verbond.agreement.permissions import KEEPS_EVIDENCE
from verbond.agreement.queries.follow_up import follow_up
from verbond.agreement.queries.tying import find_evidence
from verbond.agreement.views.acts import ACTS
from verbond.agreement.views.finding import commitment_or_404
from verbond.kit.errors import RuleBroken


@never_cache
@role_required(*KEEPS_EVIDENCE)
@require_safe
def keep(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One page with all that can be done about the evidence of a promise."""
    unit = commitment_or_404(slug, key)
    notes = Annotation.objects.shown().filter(commitment=unit, what=What.EVIDENCE)
    context = {
        "agreement": unit.agreement,
        "unit": unit,
        "seen": follow_up(unit, notes.select_related("evidence"), timezone.localdate()),
    }
    return render(request, "agreement/keep.html", context)


@never_cache
@role_required(*KEEPS_EVIDENCE)
@require_http_methods(["GET", "POST"])
def keep_act(request: HttpRequest, slug: str, key: str, act: str) -> HttpResponse:
    """Record something about a promise: a document, a statement, a milestone, another status."""
    unit = commitment_or_404(slug, key)
    doing = ACTS.get(act)
    if doing is None:
        raise Http404(act)
    form = doing.form(request, unit)
    if request.method == "POST" and form.is_valid():
        try:
            says = doing.do(request, unit, form.cleaned_data)
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, says)
            return redirect("agreement:keep", slug=slug, key=key)
    held = Overruling.objects.filter(commitment=unit, lifted_at=None).first()
    if form.errors and "seen" in form.fields:
        # What the other said is now on the page: whoever sends again has seen it.
        data = request.POST.copy()
        data["seen"] = str(held.pk if held else 0)
        form.data = data
    context = {"agreement": unit.agreement, "unit": unit, "form": form, "act": doing, "held": held}
    status = 422 if form.errors else 200
    return render(request, "agreement/keep_act.html", context, status=status)


@never_cache
@role_required(*KEEPS_EVIDENCE)
@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest, slug: str, key: str, pk: int) -> HttpResponse:
    """Record the proof of a milestone."""
    unit = commitment_or_404(slug, key)
    row = get_object_or_404(Milestone, pk=pk, commitment=unit)
    posted = request.POST if request.method == "POST" else None
    form = ProofForm(posted, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            prove_milestone(
                milestone=row, actor=actor_of(request.user), now=timezone.now(), **form.cleaned_data
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Het bewijs van de mijlpaal staat op de site."))
            return redirect("agreement:keep", slug=slug, key=key)
    context = {"agreement": unit.agreement, "unit": unit, "form": form, "milestone": row}
    status = 422 if form.errors else 200
    return render(request, "agreement/keep_proof.html", context, status=status)


@never_cache
@role_required(*KEEPS_EVIDENCE)
@require_http_methods(["GET", "POST"])
def tie(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Search evidence that is there already, and tie it to this promise."""
    unit = commitment_or_404(slug, key)
    query = request.GET.get("q", "").strip()[:100]
    if request.method == "POST":
        row = get_object_or_404(Evidence.objects.standing(), pk=_number(request.POST.get("piece")))
        form = TieForm(request.POST)
        shows = form.cleaned_data["shows"] if form.is_valid() else ""
        _decide(request, unit, row, accept=True, shows=shows)
        messages.success(request, _("Het bewijs hoort nu bij deze belofte."))
        return redirect("agreement:keep", slug=slug, key=key)
    found = find_evidence(unit, query)
    rows = [(row, TieForm(own=row.shows, auto_id=f"e{row.pk}_%s")) for row in found]
    context = {"agreement": unit.agreement, "unit": unit, "query": query, "rows": rows}
    return render(request, "agreement/keep_tie.html", context)


@never_cache
@role_required(*KEEPS_EVIDENCE)
@require_http_methods(["GET", "POST"])
def piece(request: HttpRequest, slug: str, key: str, pk: int, act: str) -> HttpResponse:
    """Accept or reject a tie, or take a piece of evidence back; each with a reason."""
    unit = commitment_or_404(slug, key)
    row = get_object_or_404(
        Annotation.objects.select_related("evidence"), pk=pk, commitment=unit, what=What.EVIDENCE
    )
    if row.evidence is None or act not in _PIECE_ACTS:
        raise Http404(act)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if act == "accept":
        form.fields["reason"].required = False
    if request.method == "POST" and form.is_valid():
        try:
            says = _act_on(request, unit, row.evidence, act, form.cleaned_data["reason"])
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, says)
            return redirect("agreement:keep", slug=slug, key=key)
    context = {"agreement": unit.agreement, "unit": unit, "form": form, "act": act, "row": row}
    status = 422 if form.errors else 200
    return render(request, "agreement/keep_piece.html", context, status=status)


_PIECE_ACTS = ("accept", "reject", "withdraw")


def _act_on(request: HttpRequest, unit: Commitment, row: Evidence, act: str, reason: str) -> str:
    if act == "withdraw":
        withdraw_evidence(
            room=row.room,
            keys=[row.key],
            reason=reason,
            actor=actor_of(request.user),
            now=timezone.now(),
        )
        return _("Dit bewijs telt niet meer mee, voor geen enkele belofte.")
    _decide(request, unit, row, accept=act == "accept", reason=reason)
    if act == "accept":
        return _("Het bewijs hoort nu bij deze belofte.")
    return _("Dit bewijs hoort niet meer bij deze belofte.")


def _decide(
    request: HttpRequest,
    unit: Commitment,
    row: Evidence,
    *,
    accept: bool,
    shows: str = "",
    reason: str = "",
) -> None:
    decide_tie(
        room=row.room,
        key=row.key,
        commitment_id=unit.pk,
        accept=accept,
        shows=shows,
        actor=actor_of(request.user),
        now=timezone.now(),
        reason=reason,
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 12 else 0
