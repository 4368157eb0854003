"""A writer in a process of its own: writes entries and prints each number once it is committed."""

import datetime as dt
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbond.settings")


def main(name: str, number: int) -> None:
    """Write a number of entries, each in its own transaction, and say which were kept."""
    django.setup()
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
    main(sys.argv[1], int(sys.argv[2]))
