"""Find a proposal for a page, and hold back who sends too often."""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from verbond.budgets.models import Proposal
from verbond.budgets.permissions import may_run_rounds
from verbond.budgets.queries.proposals.finding import proposal_named
from verbond.kit.senders import sender

WINDOW_SECONDS = 600
# By what is sent: how often in ten minutes from one address or account.
MOST = {"idea": 10, "comment": 12, "flag": 8, "support": 20, "invite": 12}


def proposal_or_404(request: HttpRequest, slug: str, key: str) -> Proposal:
    """Return a proposal of a round that this visitor may see."""
    row = proposal_named(slug, key)
    if row is None or (row.round.published_at is None and not may_run_rounds(request.user)):
        raise Http404(key)
    return row


def is_too_often(request: HttpRequest, what: str) -> bool:
    """Count this attempt; say whether the sender, or the account, is over the limit.

    Each web process counts for itself, so the true limit is this number times the processes.
    """
    names = [sender(request)]
    if request.user.is_authenticated:
        names.append(f"person-{request.user.pk}")
    return max(_count(f"budgets:{what}:{name}") for name in names) > MOST[what]


def _count(key: str) -> int:
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        return cache.incr(key)
    except ValueError:  # the window ended between the two calls
        return 1


def too_often(request: HttpRequest) -> HttpResponse:
    return render(request, "budgets/proposals/too_often.html", status=429)
