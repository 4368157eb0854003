"""The page "Ingediend": drawn once for everybody, then filled in for each voter.

Drawing it takes longer than casting the ballot; what differs are three texts.
"""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape

from verbond.budgets.core.balloting import Frozen, spaced
from verbond.budgets.forms.voting.choices import is_counted
from verbond.budgets.operations.voting.casting import Acknowledged
from verbond.budgets.queries.voting.booths import Booth
from verbond.budgets.views.voting.ballot import Line, chosen_lines

MOST_KEPT = 2000
_kept: dict[str, str] = {}
# Letters that no text of ours has: nobody can put one in a title that would be filled in too.
_LETTERS, _LINES, _TOKEN, _VALUE = (f"\ue000{n}\ue000" for n in range(4))


def acknowledgement(
    request: HttpRequest,
    booth: Booth,
    frozen: Frozen,
    done: Acknowledged,
    receipt: str,
    *,
    kiosk: bool,
) -> HttpResponse:
    """Return the page that a voter sees when the ballot is durable."""
    page = _frame(request, booth, kiosk=kiosk, replaced=done.outcome == "replaced")
    # The token of the form that was sent is good once more: a new one costs more than the rest.
    token = escape(request.POST.get("csrfmiddlewaretoken", ""))
    page = page.replace(_LETTERS, spaced(receipt)).replace(_TOKEN, token)
    if not kiosk:
        page = page.replace(_LINES, _lines(frozen, done))
    return HttpResponse(page)


def _frame(request: HttpRequest, booth: Booth, *, kiosk: bool, replaced: bool) -> str:
    language = translation.get_language()
    key = (
        f"{booth.pk}:{booth.title}:{booth.sha256}:{booth.last_on}:{language}:{kiosk:d}{replaced:d}"
    )
    kept = _kept.get(key)
    if kept is None:
        context = {
            "booth": booth,
            "kiosk": kiosk,
            "replaced": replaced,
            "letters": _LETTERS,
            "lines": _LINES,
            "token": _TOKEN,
        }
        kept = _keep(key, render_to_string("budgets/voting/cast.html", context, request))
    return kept


def _keep(key: str, page: str) -> str:
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[key] = page
    return page


def _lines(frozen: Frozen, done: Acknowledged) -> str:
    lines = chosen_lines(frozen, done.content)
    if not lines:
        return render_to_string("budgets/voting/lines.html", {"lines": ()})
    counted = is_counted(frozen)
    mark = f"{frozen.sha256}:{translation.get_language()}"
    chosen = []
    for line in lines:
        key = f"{mark}:{line.number}"
        piece = _kept.get(key) or _keep(key, _piece(line, counted=counted))
        chosen.append(piece.replace(_VALUE, str(line.value)))
    return f'<ol class="chosen-list">{"".join(chosen)}</ol>'


def _piece(line: Line, *, counted: bool) -> str:
    """Draw one project with a blank for what a voter gave it."""
    shown = {"project": line.project, "number": line.number, "title": line.title,
             "language": line.language, "value": _VALUE}  # fmt: skip
    return render_to_string("budgets/voting/line.html", {"line": shown, "counted": counted})
