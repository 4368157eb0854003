"""What every act on a run begins with: one's turn, the row as it is now, and its subject."""

from datetime import datetime

from django.utils.translation import gettext

from verbond.journal import facade as journal
from verbond.scorecards.cards import RunCard
from verbond.scorecards.errors import NoSuchRun, RunRefused
from verbond.scorecards.models import Run
from verbond.scorecards.subjects import Subject, is_known, subject_now

type RunRef = int | RunCard


def take(run: RunRef) -> Run:
    """Wait for one's turn and lock a run, inside a transaction."""
    journal.wait_turn()
    run_id = run.run_id if isinstance(run, RunCard) else run
    rows = Run.objects.select_for_update(of=("self",)).select_related("template")
    row = rows.filter(pk=run_id).first()
    if row is None:
        raise NoSuchRun("no_run", gettext("Deze toets bestaat niet."))
    return row


def check_open(row: Run) -> None:
    if row.state == Run.State.SIGNED:
        raise RunRefused(
            "signed",
            gettext("Deze toets is al ondertekend. De antwoorden liggen vast."),
        )
    if row.state == Run.State.WITHDRAWN:
        raise RunRefused("withdrawn", gettext("Deze toets is ingetrokken."))


def check_not_decided(subject: Subject | None) -> None:
    if subject and subject.is_decided:
        raise RunRefused(
            "decided",
            gettext("Hierover is al beslist. De toetsen blijven zoals ze op dat moment waren."),
        )


def check_current(row: Run) -> Subject | None:
    """Refuse to go on with a run whose subject changed; return the subject as it is now."""
    subject = subject_now(row.room, row.subject)
    if is_known(row.room) and (subject is None or subject.version != row.subject_version):
        raise RunRefused(
            "outdated",
            gettext(
                "De tekst is veranderd sinds deze toets begon. Start de toets opnieuw voor de "
                "nieuwe tekst. Je antwoorden gaan mee."
            ),
        )
    check_not_decided(subject)
    return subject


def spoken_of(row: Run) -> str:
    """Name a run in the journal; the title only when everybody may read it."""
    title = f" van “{row.title}”" if row.is_public else ""
    return f"{row.template.name}{title}"


def record(
    row: Run,
    verb: str,
    summary: str,
    *,
    actor: journal.Actor,
    now: datetime,
    reason: str = "",
    details: dict[str, object] | None = None,
) -> None:
    """Write what happened to a run in the journal."""
    journal.record(
        actor=actor,
        verb=verb,
        room="scorecards",
        object_kind="run",
        object_key=str(row.pk),
        summary=summary,
        reason=reason,
        details={"test": row.template.code, "version": row.template.version} | (details or {}),
        at=now,
    )
