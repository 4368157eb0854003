"""What a person sees and does about themselves."""

from typing import cast

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from verbond.accounts.desks import desks_of
from verbond.accounts.forms import EraseForm, OwnFileForm
from verbond.accounts.holdings import Holder, holdings
from verbond.accounts.models import Person
from verbond.accounts.operations import describe_myself, erase_person
from verbond.accounts.permissions import may_manage_people
from verbond.accounts.queries import everything_about, file_entries
from verbond.accounts.standing import actor_of, has_second_factor
from verbond.kit.errors import RuleBroken


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    person = cast("Person", request.user)
    if request.method != "POST":
        return _own_page(request, person, OwnFileForm(instance=person))
    form = OwnFileForm(request.POST, instance=Person.objects.get(pk=person.pk))
    if form.is_valid():
        try:
            describe_myself(
                actor=actor_of(person), person=person, now=timezone.now(), **form.cleaned_data
            )
        except RuleBroken as refused:
            form.add_error("name", refused.message)
        else:
            messages.success(request, _("Je gegevens zijn bewaard."))
            return redirect("accounts:me")
    return _own_page(request, person, form, status=422)


def _own_page(
    request: HttpRequest, person: Person, form: OwnFileForm, status: int = 200
) -> HttpResponse:
    holder = Holder.of(person)
    context = {
        "person": person,
        "form": form,
        "grants": person.grants.select_related("organisation"),
        "second_factor": has_second_factor(person),
        "may_manage_people": may_manage_people(person),
        "desks": desks_of(person),
        "holdings": [(held, len(held.export(holder))) for held in holdings()],
        "entries": file_entries(person),
    }
    return render(request, "accounts/me.html", context, status=status)


@never_cache
@login_required
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    answer = JsonResponse(
        everything_about(cast("Person", request.user)),
        json_dumps_params={"indent": 2, "ensure_ascii": False},
    )
    answer["Content-Disposition"] = 'attachment; filename="verbond-mijn-gegevens.json"'
    return answer


@never_cache
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    person = cast("Person", request.user)
    form = EraseForm(request.POST or None)
    if request.method != "POST":
        return render(request, "accounts/erase.html", {"form": form})
    if form.is_valid():
        try:
            erase_person(actor=actor_of(person), person=person, now=timezone.now())
        except RuleBroken as refused:
            form.add_error(None, refused.message)
        else:
            logout(request)
            return render(request, "accounts/erased.html")
    return render(request, "accounts/erase.html", {"form": form}, status=422)
