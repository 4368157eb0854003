"""How the chosen projects of a round come about, and their photos."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from verbond.budgets.models import PictureContent, Proposal
from verbond.budgets.permissions import may_carry_out, may_see_counts
from verbond.budgets.queries.outcomes.work import round_work
from verbond.budgets.views.rounds.public import round_or_404

LARGEST = 2**63 - 1
_SEEN = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    # The address holds the fingerprint of the bytes.
    "Cache-Control": "public, max-age=31536000, immutable",
}


@require_safe
def progress(request: HttpRequest, slug: str) -> HttpResponse:
    row = round_or_404(request, slug)
    now = timezone.now()
    context = {
        "row": row,
        "is_known": may_see_counts(row, request.user, now),
        "page": round_work(row, timezone.localdate(now)),
        "may_carry_out": may_carry_out(request.user),
        "crumbs": [
            (_("Wijkbudgetten"), "/budgets/"),
            (row.title, f"/budgets/r/{slug}/"),
            (_("Uitvoering"), ""),
        ],
    }
    return render(request, "budgets/outcomes/progress.html", context)


@require_safe
def picture(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    if pk > LARGEST:  # no database holds such a number
        raise Http404(name)
    hidden = (Proposal.State.HIDDEN, Proposal.State.MERGED)
    found = (
        PictureContent.objects.select_related("picture")
        .exclude(picture__proposal__state__in=hidden)
        .filter(pk=pk, picture__proposal__round__published_at__isnull=False)
        .first()
    )
    if found is None or name != f"{found.picture.sha256[:16]}.jpg":
        raise Http404(name)
    return HttpResponse(bytes(found.content), content_type=found.picture.media_type, headers=_SEEN)
