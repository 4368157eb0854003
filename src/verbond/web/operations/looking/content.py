"""What stands in the database: the journal whole, search warm, the worker and the timer alive."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Max, Min
from django.db.utils import OperationalError, ProgrammingError
from django_tasks_db.models import DBTaskResult

from verbond.agreement import facade as agreement
from verbond.journal import facade as journal
from verbond.web.core.findings import Finding, fault, fine, warning

SIGN_OF_LIFE = "verbond.web.tasks.sign_of_life"
QUIET_FOR = timedelta(minutes=30)
WAITS_FOR = timedelta(minutes=10)
# Some seconds; a longer journal has its own command, under its own timer.
MOST_ENTRIES = 20_000
SLOW_SECONDS = 30.0


def look_at_content(*, now: datetime) -> Iterator[Finding]:
    """Yield what was found in the tables; nothing when they are not there."""
    for look in (_journal, _search, lambda: _worker(now), lambda: _failed(now)):
        try:
            yield from look()
        except (ProgrammingError, OperationalError):
            return  # tables are missing: the migrations say so


def _journal() -> Iterator[Finding]:
    entries = journal.head_sequence()
    if entries > MOST_ENTRIES:
        yield fine("journal", f"{entries} entries; script/verbond verify-journal checks them all")
        return
    found = journal.verify()
    if found.is_whole:
        yield fine("journal", f"whole, {found.entries} entries")
    else:
        yield fault(
            "journal",
            f"broken at entry {found.broken_at}: {found.why}",
            "keep a copy of this database, then restore the last whole backup",
        )


def _search() -> Iterator[Finding]:
    agreements = agreement.all_agreements()
    if not agreements:
        yield warning("agreement", "there is none yet", "script/verbond import FILE --help")
    for one in agreements:
        began = time.perf_counter()
        agreement.find(one, "warm", filters={})
        seconds = time.perf_counter() - began
        if seconds > SLOW_SECONDS:
            yield warning(
                "search",
                f"{one.slug} takes {seconds:.0f} s to warm",
                "look what keeps this machine busy",
            )
        else:
            yield fine("search", f"{one.slug} is warm in {seconds:.1f} s")


def _worker(now: datetime) -> Iterator[Finding]:
    own = DBTaskResult.objects.filter(task_path=SIGN_OF_LIFE)
    asked = own.aggregate(last=Max("enqueued_at"))["last"]
    if asked is None or now - asked > QUIET_FOR + WAITS_FOR:
        yield fault(
            "timer",
            "script/verbond schedule did not run for a while" if asked else "never ran",
            "enable deploy/systemd/verbond-schedule.timer, or run it by cron every five minutes",
        )
    waiting = DBTaskResult.objects.ready().aggregate(first=Min("enqueued_at"))["first"]
    if waiting and now - waiting > WAITS_FOR:
        minutes = int((now - waiting).total_seconds() // 60)
        yield fault(
            "worker",
            f"work waits for {minutes} minutes: no worker runs",
            "start deploy/systemd/verbond-worker.service (script/verbond db_worker)",
        )
    elif done := own.successful().aggregate(last=Max("finished_at"))["last"]:
        yield fine("worker", f"did something {max(0, int((now - done).total_seconds()))} s ago")


def _failed(now: datetime) -> Iterator[Finding]:
    failed = DBTaskResult.objects.failed().filter(finished_at__gt=now - timedelta(days=1))
    names = sorted(set(failed.values_list("task_path", flat=True)))
    if names:
        yield warning(
            "tasks",
            f"{failed.count()} failed since yesterday: {', '.join(names)}",
            "look for their faults in the log of the worker",
        )
