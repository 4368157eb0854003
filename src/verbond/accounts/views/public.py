"""Pages of accounts that everybody may open."""

from itertools import groupby

from allauth.socialaccount.providers.openid_connect import views as provider
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from verbond.accounts.permissions import rules
from verbond.journal.facade import room_words


@require_safe
def permissions(request: HttpRequest) -> HttpResponse:
    ordered = sorted(rules(), key=lambda rule: room_words(rule.room))
    rooms = [(name, list(group)) for name, group in groupby(ordered, lambda r: room_words(r.room))]
    return render(request, "accounts/permissions.html", {"rooms": rooms})


@never_cache
def provider_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Start a login at the city's provider."""
    answer: HttpResponse = provider.login(request, provider_id)
    if answer.status_code != 302 or request.method != "POST":
        return answer
    # A browser applies form-action to redirects after a form too, and the provider's pages may
    # stand on any host. A page that moves on by itself keeps the policy at 'self'.
    return render(request, "accounts/provider_redirect.html", {"redirect_to": answer["Location"]})
