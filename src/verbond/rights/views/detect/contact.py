"""Contact: ask for a list, read it with its code and a reason, make letters, note what follows.

Names live in the answer only. The code of a list stays in the browser of who typed it, for half
an hour; the server does not keep it.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from verbond.kit.errors import RuleBroken
from verbond.rights.core.detecting.states import next_steps
from verbond.rights.forms.detect.acts import (
    AskForm,
    ListForm,
    ReasonForm,
    ReviewForm,
    SentForm,
    StepForm,
)
from verbond.rights.models import Access, GrantReview, Hit
from verbond.rights.operations.detecting import opening as acts
from verbond.rights.operations.detecting.following import Step, note_step
from verbond.rights.queries.detecting import pages
from verbond.rights.queries.detecting.needed import name_of
from verbond.rights.queries.detecting.wall import Seat, run_of
from verbond.rights.views.detect.desk import run_page
from verbond.rights.views.detect.door import run_door
from verbond.rights.views.detect.printing import letters_pdf

COOKIE, SALT, SECONDS = "verbond-list", "verbond.rights.list", 1800


@run_door
@require_POST
def ask(request: HttpRequest, seat: Seat) -> HttpResponse:
    form = AskForm(request.POST)
    if not form.is_valid():
        return run_page(request, seat, status=422, ask_form=form)
    try:
        acts.ask_opening(
            seat=seat,
            wave=form.cleaned_data["wave"],
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
            today=timezone.localdate(),
        )
    except RuleBroken as problem:
        return run_page(request, seat, status=409, problem=problem.message)
    messages.success(request, _("Gevraagd. Nu keurt een tweede persoon het goed."))
    return redirect("rights:run", key=run_of(seat).key)


@run_door
@require_POST
def decide(request: HttpRequest, seat: Seat, number: int) -> HttpResponse:
    approve = request.POST.get("says") == "yes"
    try:
        acts.decide_opening(seat=seat, number=number, approve=approve, now=timezone.now())
    except RuleBroken as problem:
        return run_page(request, seat, status=409, problem=problem.message)
    messages.success(
        request, _("Goedgekeurd. De sleutelhouder kan openen.") if approve else _("Afgewezen.")
    )
    return redirect("rights:run", key=run_of(seat).key)


@sensitive_post_parameters()
@run_door
@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest, seat: Seat, number: int) -> HttpResponse:
    """Read a contact list: first its code and a reason, then the names."""
    if request.method == "POST":
        return _enter(request, seat, number)
    code = _code(request, seat, number)
    if not code:
        return _gate(request, seat, number, ListForm())
    try:
        people = _people(seat, number, code)
    except RuleBroken as problem:
        return _gate(request, seat, number, ListForm(), problem=problem.message, status=409)
    return _list_page(request, seat, number, people)


def _enter(request: HttpRequest, seat: Seat, number: int) -> HttpResponse:
    form = ListForm(request.POST)
    if form.is_valid():
        code = form.cleaned_data["code"]
        try:
            people = _people(seat, number, code)
            acts.note_look(
                seat=seat, number=number, people=people, what=Access.What.LIST,
                reason=form.cleaned_data["reason"], now=timezone.now(),
            )  # fmt: skip
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            return _with_code(request, seat, number, code)
    return _gate(request, seat, number, form, status=422)


def _people(seat: Seat, number: int, code: str) -> tuple[acts.Listed, ...]:
    return acts.read_list(
        seat=seat, number=number, code=code, now=timezone.now(), today=timezone.localdate()
    )


def _with_code(request: HttpRequest, seat: Seat, number: int, code: str) -> HttpResponse:
    address = reverse("rights:run_list", args=[run_of(seat).key, number])
    answer = redirect(address)
    # Of this person alone: who sits down at the same desk gives a reason of their own.
    kept = signing.dumps({"number": number, "code": code, "who": seat.person_id}, salt=SALT)
    answer.set_cookie(
        COOKIE, kept, max_age=SECONDS, path=address, httponly=True, samesite="Strict",
        secure=request.is_secure(),
    )  # fmt: skip
    return answer


def _code(request: HttpRequest, seat: Seat, number: int) -> str:
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return ""
    is_own = (kept["number"], kept.get("who")) == (number, seat.person_id)
    return str(kept["code"]) if is_own else ""


def _gate(
    request: HttpRequest, seat: Seat, number: int, form: ListForm, *, problem: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = {"run": run_of(seat), "number": number, "form": form, "problem": problem}
    return render(request, "rights/detect/list_gate.html", context, status=status)


def _list_page(
    request: HttpRequest, seat: Seat, number: int, people: Sequence[acts.Listed],
    *, status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    hits = pages.hits_of(seat, [one.found_id for one in people])
    context = {
        "run": run_of(seat),
        "number": number,
        "people": [(one, _told(hits.get(one.found_id, []))) for one in people],
        "letters_form": ReasonForm(prefix="letters"),
        "person_form": ReasonForm(prefix="person"),
        "sent_form": SentForm(initial={"on": timezone.localdate()}),
    }
    return render(request, "rights/detect/list.html", context | more, status=status)


def _told(hits: Sequence[Hit]) -> list[tuple[str, Hit]]:
    return [(name_of(hit.right), hit) for hit in hits]


@sensitive_post_parameters()
@run_door
@require_POST
def act(request: HttpRequest, seat: Seat, number: int, act: str) -> HttpResponse:
    """Do something with an opened list: letters, one person, a step, letters sent."""
    code = _code(request, seat, number)
    try:
        people = _people(seat, number, code) if code else ()
    except RuleBroken as problem:
        return _gate(request, seat, number, ListForm(), problem=problem.message, status=409)
    if not code:
        return _gate(request, seat, number, ListForm(), status=409)
    do = {"letters": _letters, "person": _person, "step": _step, "sent": _sent}[act]
    return do(request, seat, number, people)


def _letters(
    request: HttpRequest, seat: Seat, number: int, people: Sequence[acts.Listed]
) -> HttpResponse:
    form = ReasonForm(request.POST, prefix="letters")
    if not form.is_valid():
        return _list_page(request, seat, number, people, status=422, letters_form=form)
    try:
        _look(seat, number, people, Access.What.LETTERS, form.cleaned_data["reason"])
    except RuleBroken as problem:
        return _list_page(request, seat, number, people, status=409, problem=problem.message)
    context = {
        "run": run_of(seat),
        "number": number,
        "letters": [(one, acts.spaced_code(one), acts.letter_of(one)) for one in people],
        "today": timezone.localdate(),
        "host": request.get_host(),
    }
    if request.POST.get("form") == "pdf":
        return letters_pdf(request, context)
    return render(request, "rights/detect/letters.html", context)


def _look(seat: Seat, number: int, people: Sequence[acts.Listed], what: str, reason: str) -> None:
    acts.note_look(
        seat=seat, number=number, people=people, what=what, reason=reason, now=timezone.now()
    )


def _person(
    request: HttpRequest, seat: Seat, number: int, people: Sequence[acts.Listed]
) -> HttpResponse:
    form = ReasonForm(request.POST, prefix="person")
    wanted = [one for one in people if str(one.found_id) == request.POST.get("found")]
    if not form.is_valid() or not wanted:
        return _list_page(request, seat, number, people, status=422, person_form=form)
    try:
        _look(seat, number, wanted, Access.What.HIT, form.cleaned_data["reason"])
    except RuleBroken as problem:
        return _list_page(request, seat, number, people, status=409, problem=problem.message)
    return _person_page(request, seat, number, wanted[0])


def _person_page(
    request: HttpRequest, seat: Seat, number: int, listed: acts.Listed,
    *, status: int = 200, wrong: StepForm | None = None, problem: str = "",
) -> HttpResponse:  # fmt: skip
    letter = acts.letter_of(listed)
    told = {one["hit"]: one for one in letter["rights"]}
    rows = []
    for hit in pages.hits_of(seat, [listed.found_id]).get(listed.found_id, []):
        first = {"hit": hit.pk, "lock": hit.lock, "on": timezone.localdate()}
        form = StepForm(state=hit.state, initial=first) if next_steps(hit.state) else None
        if wrong is not None and wrong.data.get("hit") == str(hit.pk):
            form = wrong
        steps = list(hit.steps.all())
        told_now = told.get(f"{hit.right}:{hit.subject}")
        rows.append((name_of(hit.right), hit, told_now, form, steps, _review(seat, hit)))
    context = {
        "run": run_of(seat), "number": number, "person": listed, "rows": rows, "problem": problem,
    }  # fmt: skip
    return render(request, "rights/detect/person.html", context, status=status)


def _review(seat: Seat, hit: Hit) -> ReviewForm | None:
    """Return the form to sign a grant, for who did not sign it yet."""
    review = getattr(hit, "review", None)
    waits = {GrantReview.State.PROPOSED, GrantReview.State.SEEN}
    if review is None or review.state not in waits or review.first_by_id == seat.person_id:
        return None
    return ReviewForm(prefix=f"g{hit.pk}")


def _step(
    request: HttpRequest, seat: Seat, number: int, people: Sequence[acts.Listed]
) -> HttpResponse:
    raw = request.POST.get("hit", "")
    hits = pages.hits_of(seat, [one.found_id for one in people])
    by_pk = {str(hit.pk): hit for rows in hits.values() for hit in rows}
    hit = by_pk.get(raw)
    if hit is None:
        return _list_page(
            request, seat, number, people, status=409, problem=_("Dit dossier is er niet meer.")
        )
    person = next(one for one in people if one.found_id == hit.found_id)
    form = StepForm(request.POST, state=hit.state)
    if not form.is_valid():
        return _person_page(request, seat, number, person, status=422, wrong=form)
    said = form.cleaned_data
    try:
        note_step(
            seat=seat, hit_id=hit.pk, reason=said["reason"], lock=said["lock"],
            step=Step(said["state"], said["on"], said["channel"], said["authority"]),
            now=timezone.now(), today=timezone.localdate(),
        )  # fmt: skip
    except RuleBroken as problem:
        return _person_page(
            request, seat, number, person, status=409, wrong=form, problem=problem.message
        )
    messages.success(request, _("De stap is genoteerd."))
    return redirect("rights:run_list", key=run_of(seat).key, number=number)


def _sent(
    request: HttpRequest, seat: Seat, number: int, people: Sequence[acts.Listed]
) -> HttpResponse:
    form = SentForm(request.POST)
    if form.is_valid():
        try:
            acts.note_sent(
                seat=seat, number=number, on=form.cleaned_data["on"], now=timezone.now(),
                today=timezone.localdate(),
            )  # fmt: skip
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Genoteerd: de brieven zijn weg."))
            return redirect("rights:run_list", key=run_of(seat).key, number=number)
    return _list_page(request, seat, number, people, status=422, sent_form=form)
