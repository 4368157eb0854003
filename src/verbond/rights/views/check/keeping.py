"""Keep a check on request, open it with its code, wipe what was kept."""

from dataclasses import replace

from django.forms import CharField, Form, TextInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from verbond.accounts.facade import Person, actor_of
from verbond.journal import facade as journal
from verbond.rights.core.checking.codes import spaced, typed
from verbond.rights.errors import CheckRefused
from verbond.rights.operations.checking import SAVED_FOR, open_check, save_check, wipe_check
from verbond.rights.permissions import may_help
from verbond.rights.queries.checking import Sitting
from verbond.rights.sealing_checks import Expired, Tampered, draw_code, seal_cookie, unseal_cookie
from verbond.rights.views.check import browser
from verbond.rights.views.check.door import go, is_too_often, too_often, with_answers


class CodeForm(Form):
    """Twelve letters and digits, in any way somebody types them."""

    code = CharField(
        label=_("Je code"), max_length=60,
        help_text=_("Drie groepjes van vier letters en cijfers."),
        error_messages={"required": _("Vul je code in.")},
        widget=TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )  # fmt: skip

    def clean_code(self) -> str:
        found = typed(self.cleaned_data["code"])
        if found is None:
            self.add_error(
                "code", _("Een code heeft twaalf letters en cijfers, zoals ABCD-2345-EFGH.")
            )
        return found or ""


@with_answers
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    if request.method != "POST":
        # Drawn with the page: who sends it twice has one code, not two.
        context = {
            "drawn": seal_cookie((sitting.answers.code or draw_code()).encode()),
            "again": bool(sitting.answers.code),
            "days": SAVED_FOR.days,
        }
        return render(request, "rights/check/save.html", context)
    if is_too_often(request, "save"):
        return too_often(request)
    try:
        code = typed(unseal_cookie(request.POST.get("drawn", "")).decode())
    except (Expired, Tampered, UnicodeDecodeError):
        code = None
    if code is None:
        # What we sealed for another use is no code either.
        return redirect("rights:check_save")
    now = timezone.now()
    answers = replace(sitting.answers, code=code)
    row = save_check(answers=answers, code=code, now=now)
    context = {"code": spaced(code), "until": row.expires_at}
    response = render(request, "rights/check/saved.html", context)
    browser.keep(response, answers)
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_saved(request: HttpRequest) -> HttpResponse:
    """Open a saved check with its code, or wipe it: the code is the consent."""
    helps = may_help(request.user)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _ask(request, form, helps=helps)
    if is_too_often(request, "code"):
        return too_often(request)
    code, now = form.cleaned_data["code"], timezone.now()
    if request.POST.get("act") == "wipe":
        if wipe_check(code=code, now=now):
            response = redirect("rights:check")
            response["Location"] += "?wiped=1"
            browser.forget(response)
            return response
        form.add_error("code", _("Met deze code vinden we geen antwoorden."))
        return _ask(request, form, helps=helps)
    try:
        answers = open_check(code=code, staff=_staff(request, helps=helps), now=now)
    except CheckRefused as problem:
        form.add_error("code", problem.message)
        return _ask(request, form, helps=helps)
    where = (
        "rights:check_beside"
        if helps or request.POST.get("act") == "beside"
        else "rights:check_result"
    )
    return go(replace(answers, code=code), where)


def _staff(request: HttpRequest, *, helps: bool) -> journal.Actor | None:
    return actor_of(request.user) if helps and isinstance(request.user, Person) else None


def _ask(request: HttpRequest, form: CodeForm, *, helps: bool) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "rights/check/open.html", {"form": form, "helps": helps}, status=status)
