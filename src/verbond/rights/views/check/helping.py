"""Helper mode: the answers, which can be changed, beside what follows from them and why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verbond.rights.core.checking.choosing import answered_page
from verbond.rights.core.checking.outcome import Group
from verbond.rights.permissions import may_see_old_amounts
from verbond.rights.queries.checking import Sitting
from verbond.rights.views.check.asking import page_fields, people_of
from verbond.rights.views.check.cards import cards, span_words, why
from verbond.rights.views.check.door import with_answers


@with_answers
@require_safe
def beside(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    found = cards(sitting)
    shown = [
        (group, card) for group in Group for card in found[group] if group != Group.NOT_EXAMINED
    ]
    right = request.GET.get("right", "")
    if right not in sitting.rules.catalogue:
        right = shown[0][1].right if shown else ""
    staff = may_see_old_amounts(request.user)
    context = {
        "pages": _pages(sitting),
        "people": people_of(sitting),
        "shown": shown,
        "right": right,
        "name": sitting.rules.catalogue[right].name if right else "",
        "parts": why(sitting, right, staff=staff) if right else [],
        "per_month": span_words(sitting.outcome.per_month),
        "staff": staff,
        "more": sitting.next_page() is not None,
        "number": len(sitting.answers.trail) + 1,
    }
    return render(request, "rights/check/beside.html", context)


def _pages(sitting: Sitting) -> list[dict[str, object]]:
    """Return every answered page as a form of its own."""
    given, facts = sitting.answers, sitting.rules.vocabulary
    found = []
    for number, key in enumerate(given.trail, 1):
        page = answered_page(key, given, sitting.questions, facts, sitting.today)
        if page is not None:
            found.append(
                page_fields(sitting, page, None, auto_id=f"q{number}_%s") | {"number": number}
            )
    return found
