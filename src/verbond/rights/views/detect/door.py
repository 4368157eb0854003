"""The door to a run: a seat in that very run, or 403 and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from verbond.accounts.facade import Person, Role, refuse
from verbond.rights.core.detecting.errors import Walled
from verbond.rights.queries.detecting.wall import DESK_ROLES, may_enter, seat_of

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]


def desk_door[**P](view: View[P]) -> View[P]:
    """Let in who may work with runs at all."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return stopped(request) or view(request, *args, **kwargs)

    return guarded


def run_door(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in who has a task in the run of the address; a run that is not there looks the same."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, /, *, key: str, **kwargs: object) -> HttpResponse:
        refusal = stopped(request)
        if refusal is not None:
            return refusal
        try:
            seat = seat_of(request.user, key)
        except Walled:
            return walled(request)
        return view(request, seat, **kwargs)

    return guarded


def stopped(request: HttpRequest) -> HttpResponse | None:
    """Return the answer for somebody who may not work with runs, or None."""
    user = request.user
    if not isinstance(user, Person):
        return redirect_to_login(request.get_full_path())
    if Role.ENFORCER in user.granted_roles:
        return walled(request)
    return None if may_enter(user) else refuse(request, *DESK_ROLES) or walled(request)


def walled(request: HttpRequest) -> HttpResponse:
    return render(request, "rights/detect/walled.html", status=403)


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent, also when it sent nothing at all."""
    return request.POST if request.method == "POST" else None
