"""Whose session a request has, in one short question; for many requests at once too."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

# The road of every ballot: built by the ORM, this question would cost more than its answer.
_SESSIONS = """SELECT session_key, session_data, expire_date FROM django_session
 WHERE session_key IN ({places})"""
_DATABASE_ENGINE = "django.contrib.sessions.backends.db"


def session_key_of(request: HttpRequest) -> str | None:
    """Return the key to ask `accounts_of` with; None when sessions are not in the database."""
    if settings.SESSION_ENGINE != _DATABASE_ENGINE:
        return None
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    # Asked together with those of others: nothing odd may spoil the question for them.
    return key if key.isascii() and key.isalnum() else ""


def account_of_session(request: HttpRequest) -> str:
    """Return the key of the account that is logged in here; empty when nobody is."""
    key = session_key_of(request)
    if key is None:
        return str(request.session.get(SESSION_KEY, ""))
    return accounts_of([key]).get(key, "")


def accounts_of(keys: Iterable[str]) -> Mapping[str, str]:
    """Return the account that is logged in with each session; without those of nobody."""
    asked = sorted({key for key in keys if key})
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_SESSIONS.format(places=", ".join(["%s"] * len(asked))), asked)
        rows = cursor.fetchall()
    now, store = timezone.now(), import_module(settings.SESSION_ENGINE).SessionStore()
    said = {key: store.decode(data) for key, data, until in rows if _moment(until) > now}
    return {key: str(one[SESSION_KEY]) for key, one in said.items() if SESSION_KEY in one}


def _moment(value: datetime | str) -> datetime:
    """Read what PostgreSQL gives as a moment and SQLite as a text in UTC."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo else found.replace(tzinfo=UTC)
