"""Entrances for people who want to follow a commitment or ask about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from verbond.agreement.errors import FollowRefused, QuestionRefused
from verbond.agreement.forms import FollowForm, QuestionForm
from verbond.agreement.operations import asking, following
from verbond.agreement.tasks import mail_confirmation
from verbond.agreement.views.finding import commitment_or_404
from verbond.agreement.views.throttle import is_too_often, too_often


@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    unit = commitment_or_404(slug, key)
    person = request.user if request.user.is_authenticated else None
    form = FollowForm(
        request.POST if request.method == "POST" else None,
        initial={"email": getattr(person, "email", "")},
    )
    context = {"agreement": unit.agreement, "unit": unit, "form": form}
    if request.method == "POST":
        if is_too_often(request, "follow"):
            return too_often(request)
        if form.is_valid():
            try:
                row = following.ask_to_follow(
                    commitment=unit,
                    email=form.cleaned_data["email"],
                    person_id=person.pk if person else None,
                    now=timezone.now(),
                )
            except FollowRefused as problem:
                form.add_error("email", problem.message)
            else:
                mail_confirmation.enqueue(follow_id=row.pk, language=get_language() or "")
                return render(request, "agreement/follow_asked.html", context)
    status = 422 if form.errors else 200
    return render(request, "agreement/follow.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def confirm_follow(request: HttpRequest, token: str) -> HttpResponse:
    """A mail program may open the link by itself, so only the button confirms."""
    try:
        row = following.followed_by(token)
        if request.method == "POST":
            row = following.confirm_follow(token=token, now=timezone.now())
    except FollowRefused as problem:
        return render(request, "agreement/link_dead.html", {"problem": problem.message}, status=404)
    context = {"unit": row.commitment, "agreement": row.commitment.agreement, "follow": row}
    return render(request, "agreement/follow_confirm.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def stop_following(request: HttpRequest, token: str) -> HttpResponse:
    try:
        row = following.followed_by(token)
        if request.method == "POST":
            unit = row.commitment
            if request.POST.get("all"):
                following.stop_all(token=token)
                says = _("Je volgt geen enkele belofte meer. We bewaren je adres niet.")
            else:
                following.stop_following(token=token)
                says = _("Je volgt deze belofte niet meer. We bewaren je adres niet.")
            messages.success(request, says)
            return redirect(unit)
    except FollowRefused as problem:
        return render(request, "agreement/link_dead.html", {"problem": problem.message}, status=404)
    context = {
        "unit": row.commitment,
        "agreement": row.commitment.agreement,
        "others": following.others_followed(row),
    }
    return render(request, "agreement/follow_stop.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    unit = commitment_or_404(slug, key)
    form = QuestionForm(request.POST if request.method == "POST" else None)
    context = {"agreement": unit.agreement, "unit": unit, "form": form}
    if request.method == "POST":
        if is_too_often(request, "ask"):
            return too_often(request)
        if form.is_valid():
            if form.cleaned_data["website"]:
                return render(request, "agreement/asked.html", context)
            try:
                asking.ask_question(
                    commitment=unit,
                    text=form.cleaned_data["text"],
                    shown_name=form.cleaned_data["shown_name"],
                    email=form.cleaned_data["email"],
                    person_id=request.user.pk if request.user.is_authenticated else None,
                    now=timezone.now(),
                )
            except QuestionRefused as problem:
                form.add_error(None, problem.message)
            else:
                return render(request, "agreement/asked.html", context)
    status = 422 if form.errors else 200
    return render(request, "agreement/ask.html", context, status=status)
