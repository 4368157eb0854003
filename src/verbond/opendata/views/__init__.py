from django.http import Http404, HttpRequest, HttpResponse


def not_yet(request: HttpRequest, **_address: str) -> HttpResponse:
    raise Http404
