"""What a keeper does with people, roles and organisations."""

import uuid
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.forms import OrganisationForm, ReasonForm, RoleForm, SearchForm
from verbond.accounts.gate import role_required
from verbond.accounts.models import Organisation, Person, Role, RoleGrant
from verbond.accounts.operations import (
    add_organisation,
    grant_role,
    open_file,
    withdraw_role,
)
from verbond.accounts.queries import file_entries, find_people
from verbond.accounts.standing import actor_of
from verbond.journal.facade import Actor
from verbond.kit.errors import RuleBroken


def acting_keeper(request: HttpRequest) -> Actor:
    return actor_of(cast("Person", request.user), acting_as=Role.KEEPER)


@never_cache
@require_safe
@role_required(Role.KEEPER)
def people(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET or None)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    context = {"form": form, "found": find_people(text), "text": text}
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "accounts/people.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.KEEPER)
def person(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Person, uuid=key)
    form = RoleForm(request.POST or None)
    if request.method != "POST":
        open_file(
            actor=acting_keeper(request),
            person=found,
            reason=_("Beheer van rollen."),
            now=timezone.now(),
        )
        return _file(request, found, form)
    if form.is_valid():
        try:
            grant_role(
                actor=acting_keeper(request), person=found, now=timezone.now(), **form.cleaned_data
            )
        except RuleBroken as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("De rol is gegeven."))
            return redirect("accounts:person", key=key)
    return _file(request, found, form, status=422)


def _file(request: HttpRequest, found: Person, form: RoleForm, status: int = 200) -> HttpResponse:
    context = {
        "person": found,
        "form": form,
        "grants": found.grants.select_related("organisation"),
        "entries": file_entries(found),
    }
    return render(request, "accounts/person.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.KEEPER)
def withdraw(request: HttpRequest, grant_id: int) -> HttpResponse:
    grant = get_object_or_404(RoleGrant.objects.select_related("person"), pk=grant_id)
    form = ReasonForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                withdraw_role(
                    actor=acting_keeper(request),
                    grant=grant,
                    now=timezone.now(),
                    reason=form.cleaned_data["reason"],
                )
            except RuleBroken as refused:
                form.add_error(None, refused.message)
            else:
                messages.success(request, _("De rol is afgenomen."))
                return redirect("accounts:person", key=grant.person.uuid)
    context = {"grant": grant, "form": form}
    return render(request, "accounts/withdraw.html", context, status=status)


@never_cache
@require_safe
@role_required(Role.KEEPER)
def organisations(request: HttpRequest) -> HttpResponse:
    return _organisations(request, OrganisationForm())


@never_cache
@require_POST
@role_required(Role.KEEPER)
def add(request: HttpRequest) -> HttpResponse:
    form = OrganisationForm(request.POST)
    if form.is_valid():
        try:
            add_organisation(
                actor=acting_keeper(request), name=form.cleaned_data["name"], now=timezone.now()
            )
        except RuleBroken as refused:
            form.add_error("name", refused.message)
        else:
            messages.success(request, _("De organisatie staat erbij."))
            return redirect("accounts:organisations")
    return _organisations(request, form, status=422)


def _organisations(request: HttpRequest, form: OrganisationForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "organisations": Organisation.objects.all()}
    return render(request, "accounts/organisations.html", context, status=status)
