"""A few questions at a time, and everything that was answered."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods, require_safe

from verbond.rights.core.checking.answers import HOME, Answers
from verbond.rights.core.checking.choosing import Asked, Page, answered_page, may_exist
from verbond.rights.forms.check.answers import PageForm
from verbond.rights.queries.checking import Sitting
from verbond.rights.views.check.door import go, sitting_of, speaker_of, with_answers
from verbond.rights.wording_checks import shown_day
from verbond.rights.wording_faults import said_fault

_YEARS_BACK = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A page that was answered, in words, with where to change it."""

    number: int
    title: str
    lines: tuple[tuple[str, str, str], ...]


@with_answers
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, sitting: Sitting, number: int) -> HttpResponse:
    trail = sitting.answers.trail
    if request.method == "POST":
        return _answer(request, sitting, number)
    if number > len(trail) + 1 or number < 1:
        return redirect("rights:check_questions", len(trail) + 1)
    page = _again(sitting, trail[number - 1]) if number <= len(trail) else sitting.next_page()
    if page is None:
        return redirect("rights:check_result")
    return _show(request, sitting, page, number, None)


@with_answers
@require_safe
def answers(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Show everything that was answered, to look over and change."""
    context = {
        "pages": said_pages(sitting),
        "speaker": speaker_of(sitting),
        "people": people_of(sitting),
    }
    return render(request, "rights/check/answers.html", context)


def people_of(sitting: Sitting) -> list[tuple[str, str]]:
    """Return who lives here, with the day or the year of birth as it was given."""
    speaker = speaker_of(sitting)
    return [(capfirst(speaker.name(one.id)), shown_day(one.born)) for one in sitting.answers.people]


def said_pages(sitting: Sitting) -> list[Said]:
    """Return what was answered, page by page."""
    speaker, found = speaker_of(sitting), []
    for number, key in enumerate(sitting.answers.trail, 1):
        page = _again(sitting, key)
        if page is None:
            continue
        said = sitting.answers.said
        lines = tuple(
            (speaker.ask(one, page), speaker.answer(one.path, said[one.path]), speaker.echo(one.path, said[one.path]))  # noqa: E501
            for one in page.asked
            if one.path in said
        )  # fmt: skip
        found.append(Said(number, speaker.title(page), lines))
    return found


def page_form(sitting: Sitting, page: Page, data: object = None) -> PageForm:
    return PageForm(
        data,
        page=page,
        answers=sitting.answers,
        facts=sitting.rules.vocabulary,
        speaker=speaker_of(sitting),
        today=sitting.today,
    )


def _answer(request: HttpRequest, sitting: Sitting, number: int) -> HttpResponse:
    page = _posted(request, sitting)
    if page is None:
        # A page about somebody who left in another window: there is nothing to answer any more.
        return redirect("rights:check_questions", len(sitting.answers.trail) + 1)
    form = page_form(sitting, page, request.POST)
    if not form.is_valid():
        return _show(request, sitting, page, number, form, status=422)
    changed = sitting.answers.with_said(form.said)
    trail = changed.trail if page.key in changed.trail else (*changed.trail, page.key)
    changed = replace(changed, trail=trail)
    after = sitting_of(changed)
    known = {(fault.path, fault.code) for fault in sitting.faults}
    found = [one for one in after.faults if (one.path, one.code) not in known]
    wrong = [said_fault(one, speaker_of(after)) for one in found]
    if wrong and request.POST.get("sure") != "1":
        return _show(request, sitting, page, number, form, wrong=wrong, status=422)
    if request.POST.get("act") == "stop":
        return go(changed, "rights:check_result")
    if request.POST.get("act") == "beside":
        return go(changed, "rights:check_beside")
    where = trail.index(page.key) + 2
    return go(changed, "rights:check_questions", where)


def _posted(request: HttpRequest, sitting: Sitting) -> Page | None:
    """Read which page was answered: every part is checked, none is believed."""
    given = sitting.answers
    id, _colon, subject = request.POST.get("page", "").partition(":")  # noqa: A001 - of the file
    sheet = sitting.questions.sheet(id)
    person = given.person(subject)
    if sheet is None or (subject != HOME if sheet.about == "home" else person is None):
        return None
    posted = set(request.POST.getlist("asked"))
    asked = []
    for query in sheet.queries:
        if not may_exist(sitting.rules.vocabulary[query.fact], subject, given, sitting.today):
            continue
        years = range(sitting.today.year - _YEARS_BACK, sitting.today.year + 1)
        names = (
            [(f"{query.fact}.{year}", year) for year in years]
            if query.by_year
            else [(query.fact, None)]
        )
        asked += [Asked(f"{subject}.{name}", query, year) for name, year in names if name in posted]
    return Page(sheet, subject, tuple(asked)) if asked else None


def _again(sitting: Sitting, key: str) -> Page | None:
    facts = sitting.rules.vocabulary
    return answered_page(key, sitting.answers, sitting.questions, facts, sitting.today)


def _show(
    request: HttpRequest,
    sitting: Sitting,
    page: Page,
    number: int,
    form: PageForm | None,
    *,
    wrong: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    speaker, catalogue = speaker_of(sitting), sitting.rules.catalogue
    out = sitting.outcome
    context = {
        **page_fields(sitting, page, form),
        "intro": speaker.words(page.sheet.intro),
        "rights": [catalogue[right].name for right in page.rights],
        "number": number,
        "back": number - 1,
        "clear": out.clear,
        "total": out.total,
        "wrong": wrong or [],
        "noted": [] if form else _noted(sitting.answers, sitting),
    }
    return render(request, "rights/check/questions.html", context, status=status)


def page_fields(
    sitting: Sitting, page: Page, form: PageForm | None, *, auto_id: str = "id_%s"
) -> dict[str, object]:
    """Return what the fields of a page are made of."""
    filled = form or page_form(sitting, page)
    filled.auto_id = auto_id
    lines = filled.lines()
    return {
        "page": page,
        "form": filled,
        "title": speaker_of(sitting).title(page),
        "lines": lines[:1] if page.sheet.as_list else lines,
        "listed": _listed(filled) if page.sheet.as_list else [],
        "asked": [one.path.split(".", 1)[1] for one in page.asked],
    }


def _listed(form: PageForm) -> list[tuple[object, str, str]]:
    """Return each box of a list with its help and paper."""
    helps = [(line.help, line.paper) for line in form.lines()]
    boxes = list(form["list"].subwidgets)
    helps += [("", "")] * (len(boxes) - len(helps))
    return [(box, *helped) for box, helped in zip(boxes, helps, strict=True)]


def _noted(given: Answers, sitting: Sitting) -> list[str]:
    """Return the echo of amounts that were just given: per month and per year."""
    speaker = speaker_of(sitting)
    echoes = [
        speaker.echo(path, given.said.get(path, "")) for path in given.last if path in given.said
    ]
    return [one for one in echoes if one]
