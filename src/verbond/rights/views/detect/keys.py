"""What only the key holder does: make the key, carry out the run, open a contact list."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from verbond.accounts.facade import Person, Role, has_role
from verbond.kit.errors import RuleBroken
from verbond.rights.forms.detect.acts import (
    ALL_RIGHTS,
    DeskOptOutForm,
    KeyForm,
    PassphraseForm,
    StartForm,
)
from verbond.rights.models import OptOutKey
from verbond.rights.operations.detecting.answering import note_opt_out
from verbond.rights.operations.detecting.keying import make_key
from verbond.rights.operations.detecting.opening import open_envelope, opening_of
from verbond.rights.operations.detecting.running import execute_run
from verbond.rights.queries.detecting import pages
from verbond.rights.queries.detecting.needed import detectable
from verbond.rights.queries.detecting.wall import Seat, Task, run_of
from verbond.rights.views.detect.desk import run_page
from verbond.rights.views.detect.door import desk_door, run_door, sent, stopped, walled
from verbond.rights.views.detect.uploads import InMemory


def _not_yours(request: HttpRequest, seat: Seat) -> HttpResponse | None:
    if seat.has(Task.KEY_HOLDER):
        return None
    return run_page(request, seat, status=409, problem=_("Dit is de taak van de sleutelhouder."))


@sensitive_post_parameters()
@run_door
@require_http_methods(["GET", "POST"])
def key(request: HttpRequest, seat: Seat) -> HttpResponse:
    if refusal := _not_yours(request, seat):
        return refusal
    form = KeyForm(sent(request))
    if form.is_bound and form.is_valid():
        try:
            make_key(
                seat=seat,
                passphrase=form.cleaned_data["passphrase"],
                list_passphrase=form.cleaned_data["list_passphrase"],
                now=timezone.now(),
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("De sleutel is gemaakt. Bewaar de wachtzin goed."))
            return redirect("rights:run", key=run_of(seat).key)
    context = {"run": run_of(seat), "form": form, "is_first": not OptOutKey.objects.exists()}
    status = 422 if form.errors else 200
    return render(request, "rights/detect/key.html", context, status=status)


@csrf_exempt
@never_cache
def start(request: HttpRequest, key: str) -> HttpResponse:
    """Set the upload aside in memory before anything reads the request; the token is asked then.

    Who may not be here is sent away before that: nobody else fills the memory with files.
    """
    request.upload_handlers = [InMemory(request)]
    return stopped(request) or _start(request, key=key)


@csrf_protect
@sensitive_post_parameters()
@run_door
@require_http_methods(["GET", "POST"])
def _start(request: HttpRequest, seat: Seat) -> HttpResponse:
    if refusal := _not_yours(request, seat):
        return refusal
    form = StartForm(sent(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        table = form.cleaned_data["table"]
        try:
            row = execute_run(
                seat=seat,
                passphrase=form.cleaned_data["passphrase"],
                table=table.file,
                name=table.name,
                now=timezone.now(),
                today=timezone.localdate(),
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Klaar. Wie geen treffer heeft, is nergens bewaard."))
            return redirect("rights:run", key=row.key)
    row = run_of(seat)
    context = {"run": row, "form": form, "columns": pages.sources_of(row)}
    status = 422 if form.errors else 200
    return render(request, "rights/detect/start.html", context, status=status)


@sensitive_post_parameters()
@run_door
@require_http_methods(["GET", "POST"])
def open_list(request: HttpRequest, seat: Seat, number: int) -> HttpResponse:
    """Open a contact list; its code is shown this one time, to hand over in person."""
    if refusal := _not_yours(request, seat):
        return refusal
    form = PassphraseForm(sent(request))
    code, opening = "", None
    try:
        opening = opening_of(seat, number)
        if form.is_bound and form.is_valid():
            code = open_envelope(
                seat=seat,
                number=number,
                passphrase=form.cleaned_data["passphrase"],
                now=timezone.now(),
                today=timezone.localdate(),
            )
    except RuleBroken as problem:
        if problem.code == "no_opening":
            return run_page(request, seat, status=409, problem=problem.message)
        form.add_error(None, problem.message)
    context = {"run": run_of(seat), "form": form, "opening": opening, "code": code}
    status = 422 if form.errors else 200
    return render(request, "rights/detect/open.html", context, status=status)


@sensitive_post_parameters()
@desk_door
@require_http_methods(["GET", "POST"])
def opt_outs(request: HttpRequest) -> HttpResponse:
    """Note at a desk that somebody wants no letters."""
    person = cast("Person", request.user)
    if not has_role(person, Role.KEY_HOLDER):
        return walled(request)
    form = DeskOptOutForm(sent(request), rights=[(row.id, row.name) for row in detectable()])
    if form.is_bound and form.is_valid():
        try:
            note_opt_out(
                keeper=person,
                number=form.cleaned_data["number"],
                right=form.cleaned_data["right"].replace(ALL_RIGHTS, ""),
                passphrase=form.cleaned_data["passphrase"],
                now=timezone.now(),
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Genoteerd. Het nummer is niet bewaard."))
            return redirect("rights:desk_opt_outs")
    status = 422 if form.errors else 200
    return render(request, "rights/detect/desk_opt_outs.html", {"form": form}, status=status)
