"""The public pages of the journal."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from verbond.journal.forms import Narrowing, Portion
from verbond.journal.queries import export_lines, head, page_of_entries, rooms_with_entries
from verbond.journal.words import room_words

PORTION = 10_000


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    asked = Narrowing(request.GET)
    if not asked.is_valid():
        return _nothing(request)
    room, kind, key = (asked.cleaned_data[name] for name in ("room", "kind", "key"))
    page = page_of_entries(
        room=room, object_kind=kind, object_key=key, before=asked.cleaned_data["before"] or 0
    )
    same = {name: text for name, text in (("room", room), ("kind", kind), ("key", key)) if text}
    context = {
        "page": page,
        "rooms": [(name, room_words(name)) for name in rooms_with_entries()],
        "room": room,
        "narrowed": same,
        "older": urlencode({**same, "before": page.before}) if page.before else "",
        "head": head(),
    }
    return render(request, "journal/index.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    asked = Portion(request.GET)
    if not asked.is_valid():
        return HttpResponse(
            "after: 0 or more; limit: 1 to 10000\n", status=422, content_type="text/plain"
        )
    after = asked.cleaned_data["after"] or 0
    limit = asked.cleaned_data["limit"] or PORTION
    answer = StreamingHttpResponse(
        export_lines(after, limit), content_type="application/x-ndjson; charset=utf-8"
    )
    last = head()
    answer["X-Journal-Head"] = f"{last.sequence} {last.hash}"
    if after + limit < last.sequence:
        more = urlencode({"after": after + limit, "limit": limit})
        answer["Link"] = f'<{reverse("journal:export")}?{more}>; rel="next"'
    return answer


def _nothing(request: HttpRequest) -> HttpResponse:
    context = {"refused": _("Dat adres klopt niet. Kies hieronder opnieuw."), "head": head()}
    context["rooms"] = [(name, room_words(name)) for name in rooms_with_entries()]
    return render(request, "journal/index.html", context, status=422)
