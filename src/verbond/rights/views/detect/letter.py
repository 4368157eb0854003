"""For whoever got a letter: what it says, who looked, and how to say no."""

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.facade import Person
from verbond.kit.errors import RuleBroken
from verbond.kit.senders import sender
from verbond.rights.forms.detect.acts import ALL_RIGHTS, CodeForm, ObjectForm, OptOutForm
from verbond.rights.models import Found
from verbond.rights.operations.detecting.answering import (
    object_to,
    opt_out,
    tie_letter,
    untie_letters,
)
from verbond.rights.queries.detecting.letters import (
    LetterRight,
    found_by_code,
    letter_page,
    looks_at,
)
from verbond.rights.queries.detecting.needed import name_of
from verbond.rights.views.detect.door import sent

# Codes are far too long to guess; this keeps somebody from trying all day.
MOST_WRONG, SECONDS = 20, 600


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    """Show a letter to whoever types its code; the code goes in no address and no log."""
    form = CodeForm(sent(request))
    if not form.is_bound:
        return _ask(request, form)
    found = _found(request, form)
    if found is None:
        return _ask(request, form, status=_status(request))
    return _letter_page(request, found, form.cleaned_data["code"])


def _ask(request: HttpRequest, form: CodeForm, *, status: int = 200) -> HttpResponse:
    return render(request, "rights/detect/letter_code.html", {"form": form}, status=status)


def _found(request: HttpRequest, form: CodeForm) -> Found | None:
    if _tried(request) >= MOST_WRONG:
        form.add_error(None, _("Dat was te vaak. Probeer het over tien minuten opnieuw."))
        return None
    if not form.is_valid():
        return None
    found = found_by_code(form.cleaned_data["code"])
    if found is None:
        _count_wrong(request)
        form.add_error(
            "code",
            _("Deze code kennen we niet, of de gegevens zijn al gewist. Kijk je brief na."),
        )
    return found


def _place(request: HttpRequest) -> str:
    return f"rights:letter:{sender(request)}"


def _tried(request: HttpRequest) -> int:
    return int(cache.get(_place(request), 0))


def _count_wrong(request: HttpRequest) -> None:
    cache.set(_place(request), _tried(request) + 1, SECONDS)


def _status(request: HttpRequest) -> int:
    return 429 if _tried(request) >= MOST_WRONG else 422


def _letter_page(
    request: HttpRequest, found: Found, code: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    page = letter_page(found, code)
    context = {
        "page": page,
        "code": code,
        "rights": [
            (
                one,
                ObjectForm(known=_facts(one), prefix=str(one.hit_id), initial={"hit": one.hit_id}),
            )
            for one in page.rights
        ],
        "may_tie": isinstance(request.user, Person) and not page.is_tied,
    }
    return render(request, "rights/detect/letter.html", context | more, status=status)


def _facts(one: LetterRight) -> list[tuple[str, str]]:
    return [(row["name"], row["label"]) for row in one.letter.get("facts", ())]


@never_cache
@sensitive_post_parameters()
@require_POST
def say(request: HttpRequest, act: str) -> HttpResponse:
    """Object to something, or tie the letter to an own account; the code comes along each time."""
    asked = CodeForm(request.POST)
    found = _found(request, asked)
    if found is None:
        return _ask(request, asked, status=_status(request))
    code = asked.cleaned_data["code"]
    try:
        said = _tie(request, found) if act == "tie" else _object(request, found, code)
    except RuleBroken as problem:
        return _letter_page(request, found, code, status=409, problem=problem.message)
    if not said:
        return _letter_page(
            request, found, code, status=422, problem=_("Kies eerst wat je wil zeggen.")
        )
    return _letter_page(
        request, Found.objects.select_related("run").get(pk=found.pk), code, said=said
    )


def _tie(request: HttpRequest, found: Found) -> str:
    if not isinstance(request.user, Person):
        return ""
    tie_letter(found=found, person=request.user, now=timezone.now())
    return _("Deze brief staat nu bij je gegevens.")


def _object(request: HttpRequest, found: Found, code: str) -> str:
    page = letter_page(found, code)
    prefix = request.POST.get("which", "")
    one = next((row for row in page.rights if str(row.hit_id) == prefix), None)
    form = ObjectForm(request.POST, known=_facts(one) if one else [], prefix=prefix)
    if one is None or not form.is_valid():
        return ""
    object_to(
        found=found,
        hit_id=one.hit_id,
        kind=form.cleaned_data["kind"],
        facts=form.cleaned_data["facts"],
        now=timezone.now(),
    )
    return _(
        "We hebben het genoteerd. Kijk later opnieuw met je code: dan staat hier het antwoord."
    )


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Opt out with the code of a letter: of one right or of all, now and in every later run."""
    asked = CodeForm(sent(request))
    if not asked.is_bound:
        return render(request, "rights/detect/opt_out.html", {"form": asked})
    found = _found(request, asked)
    if found is None:
        return render(
            request, "rights/detect/opt_out.html", {"form": asked}, status=_status(request)
        )
    form = OptOutForm(request.POST, rights=_rights(found))
    if "right" not in request.POST or not form.is_valid():
        form = OptOutForm(
            initial={"code": asked.cleaned_data["code"], "right": ALL_RIGHTS}, rights=_rights(found)
        )
        return render(request, "rights/detect/opt_out.html", {"form": form, "is_known": True})
    person = request.user if isinstance(request.user, Person) else None
    opt_out(
        found=found,
        code=form.cleaned_data["code"],
        right=form.cleaned_data["right"].replace(ALL_RIGHTS, ""),
        now=timezone.now(),
        person=person,
    )
    return render(request, "rights/detect/opt_out.html", {"is_done": True})


def _rights(found: Found) -> list[tuple[str, str]]:
    names: Sequence[str] = list(found.hits.values_list("right", flat=True).distinct())
    return [(one, name_of(one)) for one in dict.fromkeys(names)]


@never_cache
@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show who looked, to whoever tied a letter to their account."""
    rows = Found.objects.filter(person=cast("Person", request.user)).select_related("run")
    context = {"letters": [(one.run, looks_at([one])) for one in rows.order_by("-pk")]}
    return render(request, "rights/detect/mine.html", context)


@never_cache
@login_required
@require_POST
def untie(request: HttpRequest) -> HttpResponse:
    untie_letters(person=cast("Person", request.user), now=timezone.now())
    messages.success(request, _("Je brieven hangen niet meer aan je account."))
    return redirect("rights:my_letters")
