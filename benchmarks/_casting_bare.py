"""The peer of benchmarks/casting.py: a bare Django view that inserts one durable row, no more."""

import os
import sys

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.urls import path

sys.path.insert(0, "src")

from verbond.environment import database

settings.configure(
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["*"],
    SECRET_KEY="none",
    LOGGING_CONFIG=None,
    DATABASES={"default": database(os.environ["DATABASE_URL"])},
)
django.setup()


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
    Row.objects.create(voter=request.POST["voter"])
    return HttpResponse(b"in", headers={"Content-Length": "2"})


urlpatterns = [path("", insert)]
application = get_wsgi_application()
if __name__ == "__main__":
    make_table()
