"""The door of every page of the check: open the answers, or say clearly why that cannot be."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from verbond.kit.senders import sender
from verbond.rights.core.checking.answers import Answers
from verbond.rights.errors import CheckRefused
from verbond.rights.queries.checking import Sitting
from verbond.rights.sealing_checks import Expired, Tampered
from verbond.rights.views.check import browser
from verbond.rights.wording_checks import Speaker

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]
type SittingView[**P] = Callable[Concatenate[HttpRequest, Sitting, P], HttpResponse]

MOST_TRIES, WINDOW_SECONDS = 10, 600


def with_answers[**P](view: SittingView[P]) -> View[P]:
    """Give a page the answers of this browser, worked out; nothing on the way keeps the page."""

    @wraps(view)
    @never_cache
    def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            answers = browser.answers_of(request)
        except (Expired, Tampered) as problem:
            return gone(request, problem)
        if answers is None:
            return gone(request, None)
        return view(request, sitting_of(answers), *args, **kwargs)

    return opened


def sitting_of(answers: Answers) -> Sitting:
    return Sitting(answers, timezone.localdate())


def speaker_of(sitting: Sitting) -> Speaker:
    return Speaker(sitting.answers, sitting.questions, sitting.rules.vocabulary, sitting.today)


def go(answers: Answers, where: str, *args: object) -> HttpResponse:
    """Send the browser on, with its answers."""
    response = redirect(where, *args)
    try:
        browser.keep(response, answers)
    except CheckRefused:
        return redirect("rights:check_too_large")
    return response


def gone(request: HttpRequest, problem: Exception | None) -> HttpResponse:
    """Say that there are no answers here (any more), and how to begin."""
    if isinstance(problem, Tampered):
        title = gettext("We kunnen je antwoorden niet lezen")
        text = gettext("Wat je toestel bewaarde, komt niet van deze site of is veranderd. We hebben het gewist. Begin opnieuw.")  # fmt: skip # noqa: E501
        status = 400
    elif isinstance(problem, Expired):
        title = gettext("Je antwoorden zijn gewist")
        text = gettext("Je laatste antwoord is langer dan een uur geleden. Daarom wisten we alles. Heb je een code? Dan kun je verdergaan.")  # fmt: skip # noqa: E501
        status = 410
    else:
        title = gettext("Er zijn nog geen antwoorden")
        text = gettext("Je begon nog niet met de check, of alles is gewist. Laat je toestel cookies toe? Zonder een cookie kunnen we je antwoorden niet onthouden.")  # fmt: skip # noqa: E501
        status = 410
    context = {"title": title, "text": text}
    response = render(request, "rights/check/gone.html", context, status=status)
    if problem is not None:
        browser.forget(response)
    return response


def is_too_often(request: HttpRequest, what: str) -> bool:
    """Count a try of one sender; say whether it was one too many.

    Each process counts for itself. A code has 60 bits: guessing is hopeless without this too.
    """
    key = f"rights:{what}:{sender(request)}"
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        return cache.incr(key) > MOST_TRIES
    except ValueError:  # the window ended between the two calls
        return False


def too_often(request: HttpRequest) -> HttpResponse:
    return render(request, "rights/check/too_often.html", status=429)
