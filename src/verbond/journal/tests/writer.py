"""A process of its own with nothing but the journal: writes entries, or runs a command.

writer.py write NAME NUMBER     prints each number once it is committed
writer.py COMMAND [...]         a command of Django
"""

import datetime as dt
import os
import sys

import django
from django.conf import settings
from django.core.management import execute_from_command_line

from verbond.environment import database


def start() -> None:
    """Start Django with the journal alone, which takes a fifth of the whole site's time."""
    settings.configure(
        DATABASES={"default": database(os.environ["DATABASE_URL"])},
        INSTALLED_APPS=["verbond.journal"],
        USE_TZ=True,
    )
    django.setup()


def write(name: str, number: int) -> None:
    """Write entries, each in its own transaction, and say which were kept."""
    from verbond.journal.facade import Actor, record

    for turn in range(number):
        card = record(
            actor=Actor(name, "clerk"),
            verb="write",
            room="journal",
            object_kind="test",
            object_key=name,
            summary=f"{name} schrijft regel {turn}",
            at=dt.datetime.now(dt.UTC),
        )
        sys.stdout.write(f"{card.sequence}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    start()
    if sys.argv[1] == "write":
        write(sys.argv[2], int(sys.argv[3]))
    else:
        execute_from_command_line(sys.argv)
