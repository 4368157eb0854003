"""Look over a whole installation: settings, database, files, mail, worker, backups."""

from collections.abc import Iterator
from datetime import datetime

from django.db import DatabaseError, connection

from verbond.environment import SETTINGS, value
from verbond.web.core.findings import Finding, fault
from verbond.web.core.settings_check import check_values
from verbond.web.operations.looking.content import look_at_content
from verbond.web.operations.looking.rooms import look_at_rooms
from verbond.web.operations.looking.store import look_at_store
from verbond.web.operations.looking.surroundings import look_at_mail, look_at_surroundings


def look_over(*, now: datetime, with_mail: bool = True) -> Iterator[Finding]:
    """Yield what was found, the settings first; what cannot be looked at is a fault itself."""
    values = {setting.name: value(setting.name) for setting in SETTINGS}
    yield from check_values(values)
    try:
        connection.ensure_connection()
        yield from look_at_store(now=now)
        yield from look_at_content(now=now)
        yield from look_at_rooms(now=now)
    except DatabaseError as problem:
        yield fault(
            "database",
            _without_secrets(str(problem).strip().splitlines()[0]),
            "start it, and compare DATABASE_URL with its name, user, host and port",
        )
    finally:
        connection.close()
    yield from look_at_surroundings(values, now=now)
    if with_mail:
        yield from look_at_mail(values["MAIL_URL"])


def _without_secrets(text: str) -> str:
    password = str(connection.settings_dict.get("PASSWORD") or "")
    return text.replace(password, "…") if password else text
