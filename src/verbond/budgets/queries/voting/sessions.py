"""Whose session a request has, in one short question."""

from datetime import UTC, datetime
from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

# The road of every ballot: built by the ORM, this question would cost more than its answer.
_SESSION = "SELECT session_data, expire_date FROM django_session WHERE session_key = %s"
_DATABASE_ENGINE = "django.contrib.sessions.backends.db"


def account_of_session(request: HttpRequest) -> str:
    """Return the key of the account that is logged in here; empty when nobody is."""
    if settings.SESSION_ENGINE != _DATABASE_ENGINE:
        return str(request.session.get(SESSION_KEY, ""))
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    if not key:
        return ""
    with connection.cursor() as cursor:
        cursor.execute(_SESSION, [key])
        row = cursor.fetchone()
    if row is None or _moment(row[1]) <= timezone.now():
        return ""
    said = import_module(settings.SESSION_ENGINE).SessionStore().decode(row[0])
    return str(said.get(SESSION_KEY, ""))


def _moment(value: datetime | str) -> datetime:
    """Read what PostgreSQL gives as a moment and SQLite as a text in UTC."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo else found.replace(tzinfo=UTC)
