"""The peer of benchmarks/site.py: a bare Django view that answers so many bytes, no more."""

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(
    ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="none", LOGGING_CONFIG=None
)
django.setup()
_bodies: dict[int, bytes] = {}


def answer(_request: HttpRequest, size: int) -> HttpResponse:
    if size not in _bodies:
        _bodies[size] = b"x" * size
    return HttpResponse(_bodies[size])


urlpatterns = [path("<int:size>/", answer)]
application = get_wsgi_application()
