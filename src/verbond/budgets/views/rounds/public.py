"""The overview of the money that residents decide on, and the page of one round."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verbond.budgets.models import PhaseCode, Round
from verbond.budgets.permissions import may_run_rounds
from verbond.budgets.queries.rounds.cards import published_rounds, round_cards
from verbond.budgets.queries.rounds.envelopes import envelope_lines
from verbond.budgets.queries.rounds.pages import (
    Asked,
    proposal_list,
    proposal_map,
    round_card,
)

LONGEST = 100
FEW = 6
# First where a resident can still do something, and the vote before all.
URGENT = (
    PhaseCode.VOTE,
    PhaseCode.IDEA,
    PhaseCode.PLAN,
    PhaseCode.CHECK,
    PhaseCode.RESULT,
    PhaseCode.EXECUTION,
)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    cards = round_cards(published_rounds())
    context = {
        "open": sorted(
            (one for one in cards if not one.is_closed),
            key=lambda one: URGENT.index(PhaseCode(one.phase)),
        ),
        "closed": [one for one in cards if one.is_closed],
        "envelopes": envelope_lines(today),
        "today": today,
    }
    return render(request, "budgets/rounds/overview.html", context)


@require_safe
def round_page(request: HttpRequest, slug: str) -> HttpResponse:
    row = round_or_404(request, slug)
    today = timezone.localdate()
    context = {
        "row": row,
        "card": round_card(row),
        "page": proposal_list(row, _asked(request), portion=FEW),
        "drawing": proposal_map(row, today),
        "today": today,
        "may_run": may_run_rounds(request.user),
    }
    return render(request, "budgets/rounds/round.html", context)


@require_safe
def proposals(request: HttpRequest, slug: str) -> HttpResponse:
    row = round_or_404(request, slug)
    context = {
        "row": row,
        "card": round_card(row),
        "page": proposal_list(row, _asked(request)),
        "drawing": proposal_map(row, timezone.localdate()),
    }
    return render(request, "budgets/rounds/proposals.html", context)


def round_or_404(request: HttpRequest, slug: str) -> Round:
    """Return a round that this visitor may see: published, or any for who runs rounds."""
    rows = Round.objects.select_related("instrument", "recipe", "envelope")
    row = rows.filter(slug=slug).first()
    if row is None or (row.published_at is None and not may_run_rounds(request.user)):
        raise Http404(slug)
    return row


def _asked(request: HttpRequest) -> Asked:
    said = {name: request.GET.get(name, "")[:LONGEST] for name in ("q", "theme", "place", "state")}
    page = request.GET.get("page", "")
    return Asked(
        words=said["q"].strip(),
        theme=said["theme"],
        place=said["place"],
        state=said["state"],
        page=int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1,
    )
