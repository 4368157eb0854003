"""Pages that hold words only: help, accessibility, privacy, and the choice of a language."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    contents = (
        (_("Een belofte zoeken"), "search"),
        (_("Wat betekenen de tekens?"), "status"),
        (_("Wat betekenen de woorden?"), "words"),
        (_("Een belofte volgen"), "follow"),
        (_("Een vraag stellen"), "ask"),
        (_("Klopt er iets niet?"), "wrong"),
        (_("Met het toetsenbord"), "keys"),
    )
    return render(request, "web/help.html", {"contents": contents})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accessibility.html", {"contact": _contact()})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "web/privacy.html", {"contact": _contact()})


@require_safe
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language a reader chose and bring them back to where they were.

    A link and not a form: a form would need a token, and a token makes every public page
    unique, so that none could be kept.
    """
    if code not in dict(settings.LANGUAGES):
        raise Http404(code)
    wanted = request.GET.get("next", "/")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(wanted if safe else "/")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=365 * 86400,
        samesite="Lax",
        httponly=True,
        secure=request.is_secure(),
    )
    return response


def _contact() -> str:
    return str(settings.CONTACT_EMAIL)
