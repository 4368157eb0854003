"""Try another rule on the fictitious city, keep what comes out, and hang it at a draft."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.facade import actor_of, has_role, refuse, role_required
from verbond.kit.errors import RuleBroken
from verbond.rights.core.reform.keeping import Question, as_document, sha256_of
from verbond.rights.forms.reform import WhatIfForm, told
from verbond.rights.loading import shipped_rules
from verbond.rights.models import WhatIf
from verbond.rights.operations.reform import attach_what_if, detach_what_if, keep_what_if
from verbond.rights.permissions import may_attach_trials, may_try_rules
from verbond.rights.queries.reforming import kept as kept_ones
from verbond.rights.queries.reforming.showing import shown
from verbond.rights.reforming import count, rules_sha256
from verbond.scorecards import facade as scorecards

ROOM = "decisions"


@never_cache
@role_required(*may_try_rules.roles)
@require_http_methods(["GET", "HEAD", "POST"])
def what_if(request: HttpRequest) -> HttpResponse:
    """Choose a right, change it, see what it does; a POST keeps what was seen."""
    given = request.POST if request.method == "POST" else request.GET
    item = _item(given.get("item", ""))
    rules = shipped_rules()
    right = given.get("right", "")
    if right not in rules.rights:
        return _choose(request, item)
    is_sent = request.method == "POST" or "since" in given
    day = timezone.localdate()
    start = {"variant": given.get("variant", "geldend"), "since": day}
    form = WhatIfForm(
        given if is_sent else None, right=right, rules=rules, today=day, initial=start
    )
    context: dict[str, Any] = {"form": form, "right": rules.catalogue[right], "item": item}
    if not is_sent:
        return render(request, "rights/reform/try.html", context)
    if not form.is_valid():
        return render(request, "rights/reform/try.html", context, status=422)
    question, words = form.question(), told(form.question(), rules)
    if request.method == "POST":
        row = keep_what_if(
            question=question, told=words, actor=actor_of(request.user), now=timezone.now()
        )
        messages.success(request, _("Bewaard. Dit adres blijft werken."))
        return redirect(_address(row, item))
    figures = as_document(count(question))
    context |= {"shown": shown(question.as_document(), words, figures), "fields": given.items()}
    return render(request, "rights/reform/try.html", context)


def _choose(request: HttpRequest, item: scorecards.Subject | None) -> HttpResponse:
    rules = shipped_rules()
    rows = [row for row in rules.catalogue.values() if row.id in rules.rights]
    rows.sort(key=lambda row: (row.level != "city", row.name))
    context = {"rights": rows, "item": item, "kept": kept_ones.latest()}
    return render(request, "rights/reform/choose.html", context)


@require_safe
def kept(request: HttpRequest, key: str) -> HttpResponse:
    """Show a kept what-if; to everybody once it hangs at something public."""
    row = _kept(key)
    if not kept_ones.is_open(row) and (refusal := refuse(request, *may_try_rules.roles)):
        return refusal
    return _show(request, row)


@never_cache
@require_safe
def recount(request: HttpRequest, key: str) -> HttpResponse:
    """Count a kept what-if again, and say whether every figure is the same."""
    row = _kept(key)
    if not kept_ones.is_open(row) and (refusal := refuse(request, *may_try_rules.roles)):
        return refusal
    figures = as_document(count(Question.restore(row.question)))
    is_same = sha256_of(figures) == sha256_of(row.figures)
    return _show(request, row, counted=True, is_same=is_same, again=figures)


def _show(request: HttpRequest, row: WhatIf, **more: Any) -> HttpResponse:
    again = more.pop("again", None)
    context: dict[str, Any] = {
        "row": row,
        "shown": kept_ones.shown_of(row),
        "item": _item(request.GET.get("item", "")),
        "may_attach": has_role(request.user, *may_attach_trials.roles),
        "is_staff": has_role(request.user, *may_try_rules.roles),
        "same_rules": row.rules_sha256 == rules_sha256(),
        **more,
    }
    if again is not None and not more["is_same"]:
        context["again"] = shown(row.question, row.told, again)
    return render(request, "rights/reform/kept.html", context)


@never_cache
@role_required(*may_attach_trials.roles)
@require_POST
def attach(request: HttpRequest, key: str) -> HttpResponse:
    return _hang(request, key, is_there=True)


@never_cache
@role_required(*may_attach_trials.roles)
@require_POST
def detach(request: HttpRequest, key: str) -> HttpResponse:
    return _hang(request, key, is_there=False)


def _hang(request: HttpRequest, key: str, *, is_there: bool) -> HttpResponse:
    subject = request.POST.get("item", "")[:90]
    act = attach_what_if if is_there else detach_what_if
    try:
        act(key=key, room=ROOM, subject=subject, actor=actor_of(request.user), now=timezone.now())
    except RuleBroken as problem:
        messages.error(request, problem.message)
        return redirect("rights:what-if")
    done = _("De doorrekening hangt aan de toets.") if is_there else _("Weggehaald bij de toets.")
    messages.success(request, done)
    thing = scorecards.subject_now(ROOM, subject)
    return redirect(f"{thing.url}#tests" if thing else reverse("rights:what-if"))


def _address(row: WhatIf, item: scorecards.Subject | None) -> str:
    place = reverse("rights:what-if-kept", args=[row.key])
    return f"{place}?item={item.key}" if item else place


def _item(key: str) -> scorecards.Subject | None:
    """Return the draft that a what-if is for; None for one that is decided or does not exist."""
    thing = scorecards.subject_now(ROOM, key[:90]) if key else None
    return None if thing is None or thing.is_decided else thing


def _kept(key: str) -> WhatIf:
    row = kept_ones.kept(key)
    if row is None:
        raise Http404(key)
    return row
