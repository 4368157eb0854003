"""Public pages of meetings and decisions: readable for people and, in one page, for programs."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from verbond.decisions.core.linked import vocabulary as v
from verbond.decisions.core.linked.facts import Session
from verbond.decisions.core.linked.statements import (
    agenda_statements,
    decision_statements,
    list_statements,
    minutes_statements,
)
from verbond.decisions.core.linked.writing import jsonld
from verbond.decisions.models import Meeting
from verbond.decisions.queries.linked import meetings_seen, namespace, session_of
from verbond.decisions.queries.public import DecisionPage, closed_points, decision_page, web_address
from verbond.scorecards import facade as scorecards

TYPES = {
    "namespace": namespace,
    "dutch": v.DUTCH,
    "agenda_type": v.AGENDA_TYPE,
    "list_type": v.LIST_TYPE,
    "minutes_type": v.MINUTES_TYPE,
    "extract_type": v.EXTRACT_TYPE,
}


@require_safe
def meeting(request: HttpRequest, key: str) -> HttpResponse:
    """The agenda until something is published, then the list of decisions."""
    row = _meeting(key)
    session = session_of(row)
    context = _context(row, session) | {
        "is_list": bool(session.handlings),
        "is_waiting": row.state == Meeting.State.HELD and not session.handlings,
        "cancelled": row.state == Meeting.State.CANCELLED,
        "closed": closed_points(row),
        "crumbs": [(_("Besluiten"), "/decisions/"), (_title(session), "")],
    }
    return render(request, "decisions/meeting.html", context)


@require_safe
def meeting_jsonld(request: HttpRequest, key: str) -> HttpResponse:
    session = session_of(_meeting(key))
    say = list_statements if session.handlings else agenda_statements
    return _linked(jsonld(say(session), namespace()))


@require_safe
def minutes(request: HttpRequest, key: str) -> HttpResponse:
    row, session = _with_minutes(key)
    context = _context(row, session) | {
        "crumbs": [
            (_("Besluiten"), "/decisions/"),
            (_title(session), f"/decisions/meeting/{key}/"),
            (_("Notulen"), ""),
        ],
    }
    return render(request, "decisions/minutes.html", context)


@require_safe
def minutes_jsonld(request: HttpRequest, key: str) -> HttpResponse:
    _row, session = _with_minutes(key)
    return _linked(jsonld(minutes_statements(session), namespace()))


@require_safe
def decision(request: HttpRequest, key: str) -> HttpResponse:
    page = _decision(key)
    context = TYPES | {
        "key": key,
        "page": page,
        "resolution": page.published.resolution,
        "handling": page.published.handling,
        "session": page.published.session,
        "meeting_key": page.meeting_key,
        "decided_on": page.decided_on,
        "fictitious": page.fictitious,
        "sha256": page.sha256,
        "served": page.served,
        "corrects": page.corrects,
        "corrected_by": page.corrected_by,
        "documents": page.documents,
        "taken_over": page.taken_over,
        "source_url": page.source_url,
        "entries": page.entries,
        "beside": scorecards.figures_beside(scorecards.Beside("decisions", page.item_key)),
        "crumbs": [
            (_("Besluiten"), "/decisions/"),
            (_title(page.published.session), f"/decisions/meeting/{page.meeting_key}/"),
            (_("Besluit"), ""),
        ],
    }
    return render(request, "decisions/decision.html", context)


@require_safe
def decision_jsonld(request: HttpRequest, key: str) -> HttpResponse:
    found = _decision(key).published
    own = namespace()
    say = decision_statements(found.resolution, found.handling, found.session, own)
    return _linked(jsonld(say, own))


def _meeting(key: str) -> Meeting:
    row = meetings_seen().filter(key=key).first()
    if row is None:
        raise Http404(key)
    return row


def _with_minutes(key: str) -> tuple[Meeting, Session]:
    row = _meeting(key)
    session = session_of(row)
    if not session.handlings:
        raise Http404(key)
    return row, session


def _decision(key: str) -> DecisionPage:
    page = decision_page(key)
    if page is None:
        raise Http404(key)
    return page


def _context(row: Meeting, session: Session) -> dict[str, Any]:
    return TYPES | {
        "key": row.key,
        "session": session,
        "title": _title(session),
        "fictitious": row.fictitious,
        "taken_over": bool(row.uri),
        "source_url": web_address(row.source_url),
    }


def _title(session: Session) -> str:
    day = date_format(timezone.localtime(session.planned_at), "j F Y")
    return f"{session.organ.name}, {day}"


def _linked(content: dict[str, Any]) -> HttpResponse:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/ld+json")
    response["Access-Control-Allow-Origin"] = "*"
    return response
