"""The peer of benchmarks/casting.py: a bare Django view that inserts one durable row, no more.

It has the settings of the site: same database options, log and middleware. BENCH_NO_MIDDLEWARE
leaves the middleware out.
"""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.urls import path

django.setup()
settings.ROOT_URLCONF = __name__
if os.environ.get("BENCH_NO_MIDDLEWARE"):
    settings.MIDDLEWARE = []


class Row(models.Model):
    """One inserted row, with a voter that is there once."""

    voter = models.CharField(max_length=64, unique=True)

    class Meta:
        app_label = "bare"
        db_table = "bare_row"


def make_table() -> None:
    """Make the table anew."""
    with connection.schema_editor() as editor:
        if "bare_row" in connection.introspection.table_names():
            editor.delete_model(Row)
        editor.create_model(Row)


def insert(request: HttpRequest) -> HttpResponse:
    Row(voter=request.POST["voter"]).save(force_insert=True)
    return HttpResponse(b"in", headers={"Content-Length": "2"})


urlpatterns = [path("", insert)]
application = get_wsgi_application()
if __name__ == "__main__":
    make_table()
