"""The ballot: choose, keep a draft in the own browser, look it over."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf.locale import LANG_INFO
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from verbond.budgets.core.balloting import (
    Content,
    Frozen,
    FrozenProject,
    read_content,
    refused,
    shuffled,
    spaced,
)
from verbond.budgets.forms.voting.choices import (
    as_content,
    is_counted,
    packed,
    read_fields,
    unpacked,
)
from verbond.budgets.operations.voting.casting import draw_receipt
from verbond.budgets.operations.voting.words import saying
from verbond.budgets.queries.voting.booths import Booth, frozen_of
from verbond.budgets.views.voting import browser
from verbond.budgets.views.voting.finding import booth_or_404
from verbond.budgets.views.voting.marking import marked


@dataclass(frozen=True, slots=True)
class Line:
    """A project as the voter reads it, with what stands on the ballot beside it."""

    project: FrozenProject
    title: str
    summary: str
    language: str
    value: int

    @property
    def number(self) -> int:
        return self.project.number


@never_cache
@require_safe
def ballot(request: HttpRequest, slug: str) -> HttpResponse:
    booth = booth_or_404(slug)
    who = browser.admitted(request, booth)
    if not booth.is_open(timezone.localdate()) or who is None:
        return redirect("budgets:vote", slug=slug)
    frozen = frozen_of(booth)
    draft = browser.draft_of(request, booth)
    content = as_content(unpacked(draft.choice, frozen))
    response = render(
        request, "budgets/voting/ballot.html", _context(request, booth, frozen, draft, content)
    )
    browser.keep_draft(response, booth, draft, draft.choice)
    return response


@never_cache
@require_POST
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep a draft in the browser that sends it; nothing of it stays here."""
    booth = booth_or_404(slug)
    if not booth.is_open(timezone.localdate()):
        return redirect("budgets:vote", slug=slug)
    frozen = frozen_of(booth)
    choice = packed(read_fields(request.POST, frozen), frozen)
    if request.POST.get("go") == "quietly":
        response = HttpResponse(status=204)
    elif request.POST.get("go") == "check":
        response = redirect("budgets:ballot_check", slug=slug)
    else:
        response = redirect("budgets:ballot", slug=slug)
        asked = {"kept": "1"} | {
            name: request.POST.get(f"show_{name}", "")[:80]
            for name in ("theme", "place", "language")
        }
        response["Location"] += "?" + urlencode(
            {name: said for name, said in asked.items() if said}
        )
    browser.keep_draft(response, booth, browser.draft_of(request, booth), choice)
    return response


@never_cache
@require_safe
def check(request: HttpRequest, slug: str) -> HttpResponse:
    booth = booth_or_404(slug)
    who = browser.admitted(request, booth)
    if not booth.is_open(timezone.localdate()) or who is None:
        return redirect("budgets:vote", slug=slug)
    frozen = frozen_of(booth)
    draft = browser.draft_of(request, booth)
    raw = unpacked(draft.choice, frozen)
    content, findings = read_content(raw, frozen.paper)
    receipt = who.receipt or draw_receipt()
    context = {
        "booth": booth,
        "frozen": frozen,
        "lines": chosen_lines(frozen, content),
        "counted": is_counted(frozen),
        "cost": sum(frozen.paper.costs[name] for name in content),
        "errors": [saying(one, frozen) for one in findings if one.severity == "error"],
        "warnings": [saying(one, frozen) for one in findings if one.severity == "warning"],
        "may_cast": not refused(findings),
        "choice": draft.choice,
        "receipt": marked(booth, receipt, who.proof.who_hash),
        "letters": spaced(receipt),
        "is_change": who.is_change,
        "kiosk": browser.is_kiosk(request, booth),
    }
    return render(request, "budgets/voting/check.html", context)


def chosen_lines(frozen: Frozen, content: Content) -> list[Line]:
    """Return what somebody chose, most points or first place first."""
    way = 1 if frozen.recipe.ballot.type == "ordinal" else -1
    names = sorted(content, key=lambda name: (way * content[name], frozen.by_id[name].number))
    language = translation.get_language() or "nl"
    return [_line(frozen.by_id[name], content[name], language) for name in names]


def _context(
    request: HttpRequest, booth: Booth, frozen: Frozen, draft: browser.Draft, content: Content
) -> dict[str, Any]:
    order = shuffled((one.id for one in frozen.projects), draft.seed)
    spoken = list(frozen.document["languages"])
    language = request.GET.get("language", "")
    language = language if language in spoken else translation.get_language() or "nl"
    lines = [_line(frozen.by_id[name], content.get(name, 0), language) for name in order]
    theme, place = (request.GET.get(name, "")[:80] for name in ("theme", "place"))
    return {
        "booth": booth,
        "frozen": frozen,
        "form": frozen.recipe.ballot,
        "most": frozen.paper.most,
        "lines": lines,
        "hidden": {
            line.number
            for line in lines
            if (theme and line.project.theme != theme) or (place and line.project.place != place)
        },
        "themes": sorted({one.theme for one in frozen.projects} - {""}),
        "places": sorted({(one.place, one.place_name) for one in frozen.projects if one.place}),
        "languages": [(code, own_name(code)) for code in spoken] if len(spoken) > 1 else [],
        "language": language,
        "theme": theme,
        "place": place,
        "counted": is_counted(frozen),
        "ordinal": frozen.recipe.ballot.type == "ordinal",
        "ranks": range(1, min(len(lines), frozen.paper.most or len(lines)) + 1),
        "chosen": len(content),
        "cost": sum(frozen.paper.costs[name] for name in content),
        "points": sum(content.values()),
        "kept": request.GET.get("kept") == "1",
        "today": timezone.localdate(),
        "kiosk": browser.is_kiosk(request, booth),
    }


def own_name(code: str) -> str:
    """Return how a language calls itself; its code when Django does not know it."""
    known = LANG_INFO.get(code, {})
    return str(known.get("name_local", code)).capitalize()


def _line(project: FrozenProject, value: int, language: str) -> Line:
    title, summary, spoken = project.title_in(language)
    return Line(project, title, summary, spoken, value)
