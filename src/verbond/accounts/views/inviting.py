"""Inviting people, and accepting an invitation."""

from typing import cast

from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from verbond.accounts.core.errors import InvitationRefused
from verbond.accounts.forms import AcceptForm, InvitationForm, ReasonForm
from verbond.accounts.gate import role_required
from verbond.accounts.letters import send_invitation
from verbond.accounts.models import Invitation, Person, Role
from verbond.accounts.operations import accept_invitation, invite, withdraw_invitation
from verbond.accounts.operations.invitations import find_open
from verbond.accounts.queries import has_account, open_invitations
from verbond.accounts.views.keeping import acting_keeper
from verbond.kit.errors import RuleBroken

LETTER = "accounts_invitation"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.KEEPER)
def invitations(request: HttpRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _invite(request, form)
            except RuleBroken as refused:
                form.add_error(None, refused.message)
            else:
                messages.success(request, _("De uitnodiging is verstuurd."))
                return redirect("accounts:invitations")
    context = {"form": form, "invitations": open_invitations(timezone.now())}
    return render(request, "accounts/invitations.html", context, status=status)


def _invite(request: HttpRequest, form: InvitationForm) -> None:
    keeper, now = acting_keeper(request), timezone.now()
    invitation, token = invite(actor=keeper, now=now, **form.cleaned_data)
    link = request.build_absolute_uri(reverse("accounts:open_letter", args=[token]))
    # Not in the transaction: a slow mail server would keep every other writer waiting.
    try:
        send_invitation(invitation, link=link)
    except InvitationRefused:
        withdraw_invitation(
            actor=keeper, invitation=invitation, reason="De mail vertrok niet.", now=now
        )
        raise


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.KEEPER)
def withdraw(request: HttpRequest, invitation_id: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation, pk=invitation_id)
    form = ReasonForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                withdraw_invitation(
                    actor=acting_keeper(request),
                    invitation=invitation,
                    now=timezone.now(),
                    reason=form.cleaned_data["reason"],
                )
            except RuleBroken as refused:
                form.add_error(None, refused.message)
            else:
                messages.success(request, _("De uitnodiging is ingetrokken."))
                return redirect("accounts:invitations")
    context = {"invitation": invitation, "form": form}
    return render(request, "accounts/withdraw_invitation.html", context, status=status)


@never_cache
@require_safe
def open_letter(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address, so that no log or referrer ever holds it."""
    request.session[LETTER] = token
    return redirect("accounts:invitation")


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    token = str(request.session.get(LETTER, ""))
    try:
        found = find_open(token=token, now=timezone.now())
    except InvitationRefused as refused:
        return _closed(request, refused)
    if isinstance(request.user, Person):
        return _accept_as(request, found, token, request.user)
    if has_account(found.email):
        context = {"invitation": found, "next": request.path}
        return render(request, "accounts/invitation_login.html", context)
    return _accept_new(request, found, token)


def _accept_as(request: HttpRequest, found: Invitation, token: str, person: Person) -> HttpResponse:
    if person.email.lower() != found.email:
        return render(request, "accounts/invitation_other.html", status=409)
    if request.method != "POST":
        return render(request, "accounts/invitation_accept.html", {"invitation": found})
    try:
        accept_invitation(token=token, now=timezone.now(), person=person)
    except RuleBroken as refused:
        return _closed(request, refused)
    messages.success(request, _("Welkom. Je nieuwe rol staat hieronder."))
    return redirect("accounts:me")


def _accept_new(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    form = AcceptForm(request.POST or None, email=found.email)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                person = accept_invitation(token=token, now=timezone.now(), **form.cleaned_data)
            except InvitationRefused as refused:
                return _closed(request, refused)
            except RuleBroken as refused:
                form.add_error("name", refused.message)
            else:
                return cast(
                    "HttpResponse", perform_login(request, person, redirect_url="/accounts/me/")
                )
    context = {"invitation": found, "form": form}
    return render(request, "accounts/invitation_new.html", context, status=status)


def _closed(request: HttpRequest, refused: RuleBroken) -> HttpResponse:
    context = {"refused": refused.message}
    return render(request, "accounts/invitation_closed.html", context, status=410)
