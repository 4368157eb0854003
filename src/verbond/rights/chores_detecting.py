"""What detection runs do by themselves; named in `settings.CHORES`."""

from datetime import datetime

from verbond.rights.operations.detecting.ending import purge_due


def purge_runs(*, now: datetime) -> int:
    """Wipe the people of every run whose retention ended."""
    return purge_due(now=now)
