"""Who lives here, and who cares for whom."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from verbond.rights.core.checking.answers import MOST_MEMBERS, PARTNERS, SELF, Answers, Inhabitant
from verbond.rights.core.checking.gates import passed
from verbond.rights.core.plausible import faults
from verbond.rights.forms.check.care import CareForm
from verbond.rights.forms.check.gates import GateForm
from verbond.rights.forms.check.people import (
    BornForm,
    PersonForm,
    PlaceForm,
    initial_of,
    myself,
)
from verbond.rights.queries.checking import Sitting, shipped_gates
from verbond.rights.views.check.door import go, sitting_of, speaker_of, with_answers
from verbond.rights.wording_faults import said_fault


@with_answers
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    if request.method != "POST":
        return _page(request, sitting, _fresh(sitting))
    keys = _keys(request.POST)
    forms = _bound(sitting, request.POST, keys)
    act = request.POST.get("act", "next")
    if act.startswith("drop-"):
        keys = [key for key in keys if key != act.removeprefix("drop-")]
        return _page(request, sitting, _bound(sitting, request.POST, keys), quiet=True)
    if act == "add" and len(keys) + 1 < MOST_MEMBERS:
        return _page(request, sitting, _more(sitting, request.POST, keys), quiet=True)
    if len(keys) + 1 > MOST_MEMBERS or act == "add":
        return _page(request, sitting, forms, wrong=[_too_many()], status=422)
    if not all(form.is_valid() for form in forms.values()):
        return _page(request, sitting, forms, status=422)
    answers = _with(sitting.answers, forms)
    wrong = _contradictions(answers, sitting)
    if wrong:
        return _page(request, sitting, forms, wrong=wrong, status=422)
    return go(answers, "rights:check_care")


def _keys(data: QueryDict) -> list[str]:
    """Return the people of a posted page, each once and only as many as may be."""
    given = [key for key in data.getlist("person") if key[:1] == "p" and key[1:].isdecimal()]
    return [key for key in dict.fromkeys(given) if key != SELF and len(key) < 4][: MOST_MEMBERS + 1]


def _fresh(sitting: Sitting) -> dict[str, Form]:
    people = sitting.answers.here
    forms: dict[str, Form] = {
        "place": PlaceForm(places=_places(sitting), initial={"place": sitting.answers.place}),
        SELF: BornForm(prefix=SELF, today=sitting.today, initial=initial_of(people[0])),
    }
    for one in people[1:]:
        forms[one.id] = PersonForm(prefix=one.id, today=sitting.today, initial=initial_of(one))
    return forms


def _bound(sitting: Sitting, data: QueryDict, keys: list[str]) -> dict[str, Form]:
    forms: dict[str, Form] = {
        "place": PlaceForm(data, places=_places(sitting)),
        SELF: BornForm(data, prefix=SELF, today=sitting.today),
    }
    for key in keys[:MOST_MEMBERS]:
        forms[key] = PersonForm(data, prefix=key, today=sitting.today)
    return forms


def _more(sitting: Sitting, data: QueryDict, keys: list[str]) -> dict[str, Form]:
    """Return the posted people with one empty form more; the same post gives the same page."""
    taken = {one.id for one in sitting.answers.people} | set(keys)
    new = next(f"p{n}" for n in range(2, 100) if f"p{n}" not in taken)
    forms = _bound(sitting, data, keys)
    forms[new] = PersonForm(prefix=new, today=sitting.today)
    return forms


def _places(sitting: Sitting) -> list[tuple[str, str]]:
    speaker = speaker_of(sitting)
    return [(one.id, speaker.words(one.words)) for one in sitting.questions.places]


def _with(answers: Answers, forms: dict[str, Form]) -> Answers:
    born = forms[SELF]
    people: list[Inhabitant] = []
    if isinstance(born, BornForm):
        people.append(myself(answers, born.born))
    people += [form.person(key) for key, form in forms.items() if isinstance(form, PersonForm)]
    people += [one for one in answers.people if one.lives]
    return answers.with_people(tuple(people), str(forms["place"].cleaned_data["place"]))


def _contradictions(answers: Answers, sitting: Sitting) -> list[str]:
    partners = [one for one in answers.people if one.relation in PARTNERS]
    wrong = [gettext("Je koos twee partners. Kies er één.")] if len(partners) > 1 else []
    after = sitting_of(answers)
    known = {fault.path for fault in sitting.faults}
    found = faults(after.case, sitting.rules.vocabulary, sitting.today)
    speaker = speaker_of(after)
    return wrong + [said_fault(fault, speaker) for fault in found if fault.path not in known]


def _too_many() -> str:
    return gettext(
        "Hier kunnen hoogstens %(most)s mensen. Wonen er meer bij jou? Ga naar het zorgloket: daar helpen ze je verder."  # noqa: E501
    ) % {"most": MOST_MEMBERS}


def _page(
    request: HttpRequest,
    sitting: Sitting,
    forms: dict[str, Form],
    *,
    wrong: list[str] | None = None,
    quiet: bool = False,
    status: int = 200,
) -> HttpResponse:
    rows = [(key, form) for key, form in forms.items() if isinstance(form, PersonForm)]
    context: dict[str, Any] = {
        "place": forms["place"],
        "self": forms[SELF],
        "people": rows,
        # What is only half filled in when somebody is added is not wrong yet.
        "quiet": quiet,
        "wrong": wrong or [],
        "failed": [] if quiet else _failed(forms),
        "last": rows[-1][0] if rows else "",
        "full": len(rows) + 1 >= MOST_MEMBERS,
    }
    return render(request, "rights/check/home.html", context, status=status)


def _failed(forms: dict[str, Form]) -> list[tuple[str, Form]]:
    """Return the forms with errors, each with the heading under which it stands."""
    rows = [(key, form) for key, form in forms.items() if isinstance(form, PersonForm)]
    numbers = {
        key: gettext("Persoon %(number)s") % {"number": n} for n, (key, _f) in enumerate(rows, 2)
    }
    return [
        (numbers.get(key, gettext("Jij") if key == SELF else ""), form)
        for key, form in forms.items()
        if form.errors
    ]


@with_answers
@require_http_methods(["GET", "HEAD", "POST"])
def care(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    form = CareForm(
        request.POST if request.method == "POST" else None,
        answers=sitting.answers,
        speaker=speaker_of(sitting),
        today=sitting.today,
    )
    if request.method == "POST" and form.is_valid():
        return go(form.changed(), "rights:check_screen")
    context = {"form": form, "born": form.born}
    return render(request, "rights/check/care.html", context, status=422 if form.is_bound else 200)


@with_answers
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Ask for whom something holds at all, so that nobody else is asked about it."""
    form = GateForm(
        request.POST if request.method == "POST" else None,
        answers=sitting.answers,
        speaker=speaker_of(sitting),
        gates=shipped_gates(),
    )
    if request.method == "POST" and form.is_valid():
        facts = sitting.rules.vocabulary
        answers = passed(sitting.answers, form.given(), shipped_gates(), facts, sitting.today)
        return go(answers, "rights:check_questions", len(answers.trail) + 1)
    status = 422 if form.is_bound else 200
    return render(request, "rights/check/screen.html", {"form": form}, status=status)
