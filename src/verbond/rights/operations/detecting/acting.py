"""What every act on a run shares: the row under lock, its seat, and the journal."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from verbond.journal import facade as journal
from verbond.rights.core.detecting.errors import RunRefused
from verbond.rights.models import Access, DetectionRun, Found
from verbond.rights.queries.detecting.wall import Seat


def taken(seat: Seat) -> DetectionRun:
    """Wait for a turn and return the run as it is now: two acts never see the same state."""
    journal.wait_turn()
    return DetectionRun.objects.select_for_update().get(pk=seat.run_id)


def expect(run: DetectionRun, *states: str) -> None:
    """Refuse an act that does not fit where the run stands. Raises `RunRefused`."""
    if run.state not in states:
        raise RunRefused(
            "state",
            gettext("Dit kan niet meer, of nog niet: het onderzoek is “%(state)s”.")
            % {"state": run.get_state_display()},
        )


# Each of these is one step of one person, and every page hides counts below ten.
_ABOUT_ONE = frozenset(
    {
        "answer_letter", "answer_objection", "note_step", "opt_out", "review_grant", "tie_letter",
        "untie_letter",
    }
)  # fmt: skip
MOST_LOOKED_BACK = 200


def note(
    run: DetectionRun,
    verb: str,
    summary: str,
    *,
    actor: journal.Actor,
    now: datetime,
    reason: str = "",
    details: Mapping[str, object] | None = None,
) -> None:
    """Write an act in the journal: what was done with a run, never anything of a person.

    Acts about one person are written once a day: whoever counts lines learns no small number.
    """
    if verb in _ABOUT_ONE and _is_told(run.key, verb, now):
        return
    journal.record(
        actor=actor,
        verb=verb,
        room="rights",
        object_kind="run",
        object_key=run.key,
        summary=f"Onderzoek {run.key}: {summary}",
        reason=reason,
        details=details,
        at=now,
    )


def _is_told(key: str, verb: str, now: datetime) -> bool:
    today = timezone.localdate(now)
    told = journal.entries_about("rights", "run", key, limit=MOST_LOOKED_BACK)
    return any(one.verb == verb and timezone.localdate(one.at) == today for one in told)


def log_access(
    found: "list[Found] | tuple[Found, ...]", what: str, *, seat: Seat, reason: str, now: datetime
) -> None:
    """Write for each person that somebody looked, and why: they may read it."""
    Access.objects.bulk_create(
        Access(
            found=one,
            person_id=seat.person_id,
            role=seat.actor.role,
            what=what,
            reason=reason.strip(),
            at=now,
        )
        for one in found
    )


def need_reason(reason: str) -> str:
    """Return a reason that says something. Raises `RunRefused`."""
    words = " ".join(reason.split())
    if len(words) < 10:
        raise RunRefused(
            "reason",
            gettext("Schrijf waarom, in minstens tien tekens. De persoon zelf kan dit lezen."),
        )
    return words
