"""Taking turns: whoever changes a round waits first, reads it again, and only then looks."""

from datetime import datetime

from django.utils.translation import gettext

from verbond.budgets.errors import RoundRefused
from verbond.budgets.models import Round
from verbond.journal import facade as journal


def round_in_turn(pk: int, lock: int | None = None) -> Round:
    """Wait for other writers, then return the round as it stands now, locked.

    `lock` is what the page was opened with: another one by now is refused.
    """
    journal.wait_turn()
    found = (
        Round.objects.select_for_update(of=("self",))
        .select_related("recipe", "instrument", "envelope")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise RoundRefused("no_round", gettext("Deze ronde bestaat niet meer."))
    if lock is not None and found.lock != lock:
        raise RoundRefused(
            "changed",
            gettext("Iemand anders wijzigde deze ronde intussen. Kijk na en probeer opnieuw."),
        )
    return found


def save_round(row: Round, *fields: str) -> None:
    row.lock += 1
    row.save(update_fields=[*fields, "lock"])


def note_round(
    *,
    row: Round,
    verb: str,
    summary: str,
    actor: journal.Actor,
    now: datetime,
    reason: str = "",
    details: dict[str, object] | None = None,
) -> None:
    """Write an act on a round."""
    journal.record(
        actor=actor,
        verb=verb,
        room="budgets",
        object_kind="round",
        object_key=row.slug,
        summary=summary,
        reason=reason,
        details=details or {},
        at=now,
    )
