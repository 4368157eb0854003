"""Let everybody read the tests of a thing that was not public until now."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from verbond.journal import facade as journal
from verbond.scorecards.models import Exemption, Run


@transaction.atomic
def show_tests(*, room: str, keys: Iterable[str], actor: journal.Actor, now: datetime) -> int:
    """Make the tests and exemptions of these things public; return how many were not yet."""
    journal.wait_turn()
    wanted = tuple(keys)
    hidden = {"room": room, "subject__in": wanted, "is_public": False}
    changed = Run.objects.filter(**hidden).update(is_public=True)
    changed += Exemption.objects.filter(**hidden).update(is_public=True)
    if changed:
        journal.record(
            actor=actor,
            verb="show_tests",
            room="scorecards",
            object_kind="tests",
            object_key=wanted[0] if len(wanted) == 1 else "several",
            summary=f"{changed} toetsen en vrijstellingen openbaar gemaakt.",
            at=now,
        )
    return changed
