"""The door before a page: login, role, second factor; each with its own clear answer."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from verbond.accounts.models import Person, Role
from verbond.accounts.standing import Visitor, has_role

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def role_required[**P](*roles: Role) -> Callable[[View[P]], View[P]]:
    """Let only people in one of the roles see a page, and tell the others what to do."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            refusal = refuse(request, *roles)
            return refusal or view(request, *args, **kwargs)

        return guarded

    return guard


def refuse(request: HttpRequest, *roles: Role) -> HttpResponse | None:
    """Return the answer for somebody who may not enter, or None."""
    user = cast("Visitor", request.user)
    if has_role(user, *roles):
        return None
    if not isinstance(user, Person):
        return redirect_to_login(request.get_full_path())
    held = user.granted_roles & set(roles)
    page = "accounts/factor_needed.html" if held else "accounts/role_needed.html"
    return render(request, page, {"roles": [role.label for role in roles]}, status=403)
