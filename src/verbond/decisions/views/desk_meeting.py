"""The desk of the clerk: plan a meeting, order its agenda, announce, record, publish."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from verbond.accounts.facade import actor_of, has_role, role_required
from verbond.decisions.errors import AgendaRefused, NoSuch
from verbond.decisions.forms import MeetingForm, PresenceForm, ReasonForm
from verbond.decisions.models import Mandatary, Meeting
from verbond.decisions.operations import agenda, publishing, treating
from verbond.decisions.permissions import DECIDES, READS_DRAFTS
from verbond.decisions.queries.desk_meeting import meeting_page
from verbond.decisions.queries.item_page import voters
from verbond.decisions.queries.items import item_named, meeting_named
from verbond.decisions.tasks import publish_list
from verbond.kit.errors import RuleBroken

# A list of this many decisions is published while the clerk waits; a longer one by a worker.
AT_ONCE = 50

type Act = Callable[[HttpRequest, Meeting], str]


def meeting_or_404(key: str) -> Meeting:
    try:
        return meeting_named(key)
    except NoSuch as none:
        raise Http404(none.message) from none


@never_cache
@role_required(*DECIDES)
@require_http_methods(["GET", "POST"])
def new_meeting(request: HttpRequest) -> HttpResponse:
    form = MeetingForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            meeting = agenda.plan_meeting(
                actor=actor_of(request.user), now=timezone.now(), **form.cleaned_data
            )
        except AgendaRefused as problem:
            form.add_error("planned_at", problem.message)
        else:
            messages.success(request, _("De vergadering is gepland."))
            return redirect("decisions:desk_meeting", key=meeting.key)
    status = 422 if form.errors else 200
    return render(request, "decisions/desk_meeting_new.html", {"form": form}, status=status)


@never_cache
@role_required(*READS_DRAFTS)
@require_http_methods(["GET"])
def desk_meeting(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, meeting_or_404(key))


@never_cache
@role_required(*DECIDES)
@require_POST
def meeting_act(request: HttpRequest, key: str, act: str) -> HttpResponse:
    if act not in ACTS:
        raise Http404(act)
    meeting = meeting_or_404(key)
    try:
        says = ACTS[act](request, meeting)
    except RuleBroken as problem:
        return _page(request, meeting_or_404(key), problem.message, 409)
    if says:
        messages.success(request, says)
    return redirect("decisions:desk_meeting", key=key)


def _page(
    request: HttpRequest, meeting: Meeting, problem: str = "", status: int = 200
) -> HttpResponse:
    page = meeting_page(meeting)
    people = _mandataries(meeting)
    initial = {
        "present": sorted(page.present) or [one.key for one in page.people],
        "chair": meeting.chair.key if meeting.chair else "",
        "secretary": meeting.secretary.key if meeting.secretary else "",
    }
    context = {
        "page": page,
        "meeting": meeting,
        "problem": problem,
        "presence_form": PresenceForm(people=people, initial=initial),
        "reason_form": ReasonForm(),
        "is_due": timezone.localdate(meeting.planned_at) <= timezone.localdate(),
        "may_decide": has_role(request.user, *DECIDES),
    }
    is_part = request.headers.get("HX-Request") and request.GET.get("part") == "progress"
    template = "decisions/desk_publishing.html" if is_part else "decisions/desk_meeting.html"
    return render(request, template, context, status=status)


def _mandataries(meeting: Meeting) -> tuple[Mandatary, ...]:
    day = timezone.localdate(meeting.planned_at)
    return tuple(
        one
        for one in meeting.body.mandataries.order_by("name")
        if treating.mandate_of(one).holds_on(day)
    )


def _move(request: HttpRequest, meeting: Meeting) -> str:
    for way in ("up", "down"):
        if key := request.POST.get(way):
            agenda.move_item(
                item=item_named(key),
                up=way == "up",
                actor=actor_of(request.user),
                now=timezone.now(),
            )
    return ""


def _announce(request: HttpRequest, meeting: Meeting) -> str:
    agenda.announce_agenda(meeting=meeting, actor=actor_of(request.user), now=timezone.now())
    return _("De agenda staat online.")


def _cancel(request: HttpRequest, meeting: Meeting) -> str:
    agenda.cancel_meeting(
        meeting=meeting,
        reason=request.POST.get("reason", ""),
        actor=actor_of(request.user),
        now=timezone.now(),
    )
    return _("De vergadering gaat niet door. De punten zijn weer ontwerp.")


def _present(request: HttpRequest, meeting: Meeting) -> str:
    treating.record_presence(
        meeting=meeting,
        present=request.POST.getlist("present"),
        chair=request.POST.get("chair", ""),
        secretary=request.POST.get("secretary", ""),
        actor=actor_of(request.user),
        now=timezone.now(),
    )
    return _("De aanwezigheden zijn bewaard.")


def _record_all(request: HttpRequest, meeting: Meeting) -> str:
    """Record the same for every item that has no result: approved by all who were there."""
    count = treating.record_unanimous(
        meeting=meeting,
        present=[one.key for one in voters(meeting)],
        actor=actor_of(request.user),
        now=timezone.now(),
    )
    return ngettext(
        "%(n)s punt goedgekeurd met eenparigheid.",
        "%(n)s punten goedgekeurd met eenparigheid.",
        count,
    ) % {"n": count}


def _publish(request: HttpRequest, meeting: Meeting) -> str:
    actor, now = actor_of(request.user), timezone.now()
    if publishing.unpublished(meeting).count() > AT_ONCE:
        row = publishing.ask_publishing(meeting=meeting, actor=actor, now=now)
        publish_list.enqueue(pk=row.pk, actor_key=actor.key, actor_role=actor.role)
        return _("We publiceren de besluiten. Hieronder zie je hoe ver het is.")
    done = publishing.publish(meeting=meeting, actor=actor, now=now)
    return ngettext(
        "%(n)s besluit gepubliceerd.", "%(n)s besluiten gepubliceerd.", len(done.decisions)
    ) % {"n": len(done.decisions)}


ACTS: Mapping[str, Act] = {
    "move": _move,
    "announce": _announce,
    "cancel": _cancel,
    "present": _present,
    "record-all": _record_all,
    "publish": _publish,
}
