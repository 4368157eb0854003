"""The page of a proposal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from verbond.budgets.core.proposing.steps import may
from verbond.budgets.queries.proposals.page import proposal_page, since
from verbond.budgets.queries.proposals.support import support_of
from verbond.budgets.views.proposals.finding import proposal_or_404
from verbond.budgets.views.proposals.ways import may_comment, sees_text, standing_of, ways_of


@require_safe
def proposal(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    row = proposal_or_404(request, slug, key)
    today = timezone.localdate()
    page = proposal_page(row, today)
    standing = standing_of(request.user, page)
    context = {
        "row": row.round,
        "proposal": row,
        "page": page,
        "today": today,
        "since": since(row),
        "shows_text": sees_text(row, standing),
        "works_on": standing.works_on,
        "invited": standing.invited,
        "ways": ways_of(page, standing),
        "may_comment": may_comment(request.user, page),
        "may_join": may("join", row.state, page.setting),
        "may_link": standing.may_moderate,
        "support": support_of(row) if page.is_grant else None,
        "address": request.build_absolute_uri(
            reverse("budgets:proposal", args=[row.round.slug, row.key])
        ),
    }
    status = 200 if context["shows_text"] else 410
    return render(request, "budgets/proposals/proposal.html", context, status=status)
