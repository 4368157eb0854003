"""What neighbourhoods learned from each other: the page, one lesson, a feed, and the form."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.facade import Role, actor_of, refuse
from verbond.budgets.forms.outcomes.lessons import LessonForm
from verbond.budgets.models import Lesson
from verbond.budgets.operations.outcomes.lessons import (
    LessonChanged,
    change_lesson,
    tell_lesson,
    withdraw_lesson,
)
from verbond.budgets.permissions import may_share_lessons, shares_lessons
from verbond.budgets.queries.outcomes.lessons import (
    AskedLessons,
    LessonCard,
    card_of,
    find_lesson,
    lesson_list,
    newest_lessons,
    place_names,
)
from verbond.kit.errors import RuleBroken
from verbond.places import facade as places

if TYPE_CHECKING:
    _Feed = Feed[LessonCard, None]
else:
    _Feed = Feed

LONGEST = 100
# When a feed without entries was last written: a moment that never changes.
BEFORE_ALL = datetime(2020, 1, 1, tzinfo=UTC)
ASKED = (Role.OFFICER, Role.CLERK, Role.KEEPER)


@require_safe
def knowledge(request: HttpRequest) -> HttpResponse:
    context = {
        "page": lesson_list(_asked(request)),
        "kinds": Lesson.Kind.choices,
        "may_share": request.user.is_authenticated and shares_lessons(request.user),
        "crumbs": [(_("Wijkbudgetten"), "/budgets/"), (_("Wat wijken leerden"), "")],
    }
    return render(request, "budgets/outcomes/knowledge.html", context)


@require_safe
def lesson(request: HttpRequest, slug: str) -> HttpResponse:
    row = _lesson(slug)
    context = {
        "card": card_of(row, place_names({row.place_code} - {""})),
        "may_share": request.user.is_authenticated and shares_lessons(request.user),
        "crumbs": [
            (_("Wijkbudgetten"), "/budgets/"),
            (_("Wat wijken leerden"), reverse("budgets:knowledge")),
            (row.title, ""),
        ],
    }
    return render(request, "budgets/outcomes/lesson.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def new_lesson(request: HttpRequest) -> HttpResponse:
    if refusal := _refused(request):
        return refusal
    form = LessonForm(request.POST or None, places=_places(), initial=_start(request))
    if form.is_bound and form.is_valid():
        try:
            row = tell_lesson(told=form.told(), actor=actor_of(request.user), now=timezone.now())
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Je les staat online. Bedankt."))
            return redirect("budgets:lesson", slug=row.slug)
    return _form(request, form)


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str) -> HttpResponse:
    if refusal := _refused(request):
        return refusal
    row = _lesson(slug)
    form = LessonForm(request.POST or None, places=_places(), initial=LessonForm.initial_of(row))
    theirs: LessonCard | None = None
    if form.is_bound and form.is_valid():
        try:
            lock = form.cleaned_data["lock"]
            change_lesson(
                lesson=row,
                told=form.told(),
                # Without a lock nobody knows what the form was opened with: that is a conflict.
                lock=-1 if lock is None else lock,
                actor=actor_of(request.user),
                now=timezone.now(),
            )
        except LessonChanged as changed:
            theirs = card_of(changed.theirs, place_names({changed.theirs.place_code} - {""}))
            form = _on_top(request, changed.theirs)
            form.add_error(None, changed.message)
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("De les is gewijzigd."))
            return redirect("budgets:lesson", slug=slug)
    return _form(request, form, row, theirs)


@never_cache
@require_POST
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    if refusal := refuse(request, *ASKED):
        return refusal
    row = _lesson(slug)
    try:
        withdraw_lesson(
            lesson=row,
            reason=request.POST.get("reason", "")[:500],
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except RuleBroken as problem:
        form = LessonForm(places=_places(), initial=LessonForm.initial_of(row))
        return _form(request, form, row, problem=problem.message, status=409)
    messages.success(request, _("De les is weg."))
    return redirect("budgets:knowledge")


class _SteadyFeed(Atom1Feed):
    """A feed that reads the same each time, an empty one too."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else BEFORE_ALL


class LessonFeed(_Feed):
    """The newest lessons, for who wants to hear of them."""

    feed_type = _SteadyFeed
    title = gettext_lazy("Wat wijken van elkaar leerden")
    link = reverse_lazy("budgets:knowledge")
    subtitle = gettext_lazy("Lessen uit de wijkbudgetten.")

    def items(self) -> tuple[LessonCard, ...]:
        return newest_lessons()

    def item_title(self, item: LessonCard) -> str:
        return f"{item.kind_words}: {item.title}"

    def item_description(self, item: LessonCard) -> str:
        return item.text

    def item_link(self, item: LessonCard) -> str:
        return item.url

    def item_updateddate(self, item: LessonCard) -> object:
        return item.told_at


def _asked(request: HttpRequest) -> AskedLessons:
    said = {name: request.GET.get(name, "").strip()[:LONGEST].replace("\x00", "")
            for name in ("q", "topic", "place", "kind", "page")}  # fmt: skip
    page = said["page"]
    return AskedLessons(
        words=said["q"],
        topic=said["topic"],
        place=said["place"],
        kind=said["kind"],
        page=int(page) if page.isdecimal() and len(page) < 6 else 1,
    )


def _lesson(slug: str) -> Lesson:
    found = find_lesson(slug)
    if found is None:
        raise Http404(slug)
    return found


def _places() -> list[tuple[str, str]]:
    on = timezone.localdate()
    return [
        (card.code, card.shown_name)
        for kind in ("district", "neighbourhood")
        for card in places.all_places(kind, on=on)
    ]


def _start(request: HttpRequest) -> dict[str, str]:
    return {"round": request.GET.get("round", "")[:LONGEST], "kind": "worked"}


def _refused(request: HttpRequest) -> HttpResponse | None:
    return None if shares_lessons(request.user) else refuse(request, *ASKED)


def _on_top(request: HttpRequest, theirs: Lesson) -> LessonForm:
    """Return what was typed, now on top of what the other wrote."""
    typed = request.POST.copy()
    typed["lock"] = str(theirs.lock)
    form = LessonForm(typed, places=_places())
    form.is_valid()
    return form


def _form(
    request: HttpRequest,
    form: LessonForm,
    row: Lesson | None = None,
    theirs: LessonCard | None = None,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "row": row,
        "theirs": theirs,
        "problem": problem,
        "may_withdraw": may_share_lessons(request.user),
        "crumbs": [
            (_("Wat wijken leerden"), reverse("budgets:knowledge")),
            (_("Deel een les"), ""),
        ],
    }
    code = 409 if theirs else 422 if form.errors else status
    return render(request, "budgets/outcomes/lesson_form.html", context, status=code)
