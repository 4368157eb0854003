"""Entrances of the room."""

from django.http import HttpRequest, HttpResponse


def run(request: HttpRequest, run_id: int) -> HttpResponse:
    return HttpResponse(str(run_id))
