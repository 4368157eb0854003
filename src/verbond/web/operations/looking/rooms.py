"""What rooms keep: decisions as decided, statuses as derived, books that are zero, shut boxes."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from verbond.agreement import facade as agreement
from verbond.budgets import facade as budgets
from verbond.decisions import facade as decisions
from verbond.journal import facade as journal
from verbond.ledger import facade as ledger
from verbond.plan import facade as plan
from verbond.web.core.findings import Finding, fault, fine, warning

_NAMED = 5


def look_at_rooms(*, now: datetime) -> Iterator[Finding]:
    """Yield what was found; of an empty site nothing."""
    yield from _decisions()
    yield from _statuses(now)
    yield from _homeless()
    yield from _books()
    yield from _boxes()


def _decisions() -> Iterator[Finding]:
    unlike = decisions.verify_decisions()
    if unlike:
        yield fault(
            "decisions",
            f"{_some([one.key for one in unlike])}: {unlike[0].problem}",
            "compare with the journal and a backup: a decision never changes",
        )
    elif any(True for _row in decisions.published("decisions")):
        yield fine("decisions", "read as they were decided")


def _statuses(now: datetime) -> Iterator[Finding]:
    with transaction.atomic():
        again = agreement.recompute_all(actor=journal.SYSTEM, now=now)
        transaction.set_rollback(True)
    if again.written:
        yield warning(
            "statuses",
            f"{again.written} of {again.computed} would be written again from their evidence",
            "script/verbond schedule derives them every night: does its timer run?",
        )
    elif again.computed:
        yield fine("statuses", f"{again.computed} follow from their evidence")


def _homeless() -> Iterator[Finding]:
    """Evidence of a room whose thing is gone: its link leads nowhere."""
    actions = {
        f"{row['plan']}/{row['code']}" for row in plan.published("plan-nodes", None, level="action")
    }
    decided = {str(row["key"]) for row in decisions.published("decisions")}
    for room, known in (("plan", actions), ("decisions", decided)):
        rows = agreement.published("evidence", None, room=room, withdrawn_at=None)
        lost = sorted({str(row["key"]) for row in rows} - known)
        if lost:
            yield fault(
                "evidence",
                f"the room {room} has nothing any more for {_some(lost)}",
                "withdraw this evidence with its reason, or import what it shows again",
            )


def _books() -> Iterator[Finding]:
    found = ledger.check_books()
    if found.wrong:
        first = found.wrong[0]
        yield fault(
            "books",
            f"{first.book}: {first.where} {first.what}; {len(found.wrong)} in all",
            "script/verbond check-books lists them; compare with the journal and a backup",
        )
    elif found.books:
        yield fine("books", f"{found.books} are zero, {found.postings} postings")


def _boxes() -> Iterator[Finding]:
    found = budgets.check_boxes()
    if found.wrong:
        (slug, words), *_more = found.wrong
        yield fault(
            "ballot boxes",
            f"{slug}: {words}; {len(found.wrong)} in all",
            "count nothing: compare with the journal, and restore the last whole backup",
        )
    elif found.rounds:
        yield fine("ballot boxes", f"{found.rounds} rounds are as they were frozen and closed")


def _some(keys: list[str]) -> str:
    more = f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else ""
    return ", ".join(keys[:_NAMED]) + more
