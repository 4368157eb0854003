"""Hold back who sends a public form again and again."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from verbond.kit.senders import sender

MOST_IN_A_WINDOW = 10
WINDOW_SECONDS = 600


def is_too_often(request: HttpRequest, what: str) -> bool:
    """Count this attempt; say whether the address of the sender is over the limit.

    Each web process counts for itself, so the true limit is this number times the processes.
    """
    key = f"throttle:{what}:{sender(request)}"
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        return cache.incr(key) > MOST_IN_A_WINDOW
    except ValueError:  # the window ended between the two calls
        return False


def too_often(request: HttpRequest) -> HttpResponse:
    return render(request, "agreement/too_often.html", status=429)
