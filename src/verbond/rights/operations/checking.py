"""Keep a check on request, open and wipe it by its code; report that an outcome is wrong."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext

from verbond.journal import facade as journal
from verbond.rights.core.checking.answers import Answers, packed, unpacked
from verbond.rights.errors import CheckRefused
from verbond.rights.models.checking import RuleReport, SavedCheck
from verbond.rights.sealing_checks import is_same, places_of, seal_saved, unseal_saved

SAVED_FOR = dt.timedelta(days=30)
REPORTS_FOR = dt.timedelta(days=180)
LONGEST_WORDS, LONGEST_CASE = 1000, 20_000
State = RuleReport.State


@transaction.atomic
def save_check(*, answers: Answers, code: str, now: dt.datetime) -> SavedCheck:
    """Keep answers under a code for thirty days; the same code twice keeps the newest."""
    row, _made = SavedCheck.objects.update_or_create(
        code_hash=places_of(code)[0],
        defaults={
            "sealed": seal_saved(code, packed(answers)),
            "saved_at": now,
            "expires_at": now + SAVED_FOR,
        },
    )
    return row


@transaction.atomic
def open_check(*, code: str, staff: journal.Actor | None, now: dt.datetime) -> Answers:
    """Return the answers behind a code. Raises `CheckRefused` when there are none.

    Staff who open one are journalled: that it was done and by whom, nothing of the check.
    """
    row = _find(code, now)
    if row is None:
        raise CheckRefused(
            "no_check",
            gettext("Met deze code vinden we geen antwoorden. Kijk de code na. Na dertig dagen wissen we ze."),  # noqa: E501
        )  # fmt: skip
    answers = unpacked(unseal_saved(code, bytes(row.sealed)))
    if staff is not None:
        journal.record(
            actor=staff,
            verb="open",
            room="rights",
            object_kind="check",
            object_key="saved",
            summary="Een medewerker opende een bewaarde rechtencheck met de code.",
            at=now,
        )
    return answers


@transaction.atomic
def wipe_check(*, code: str, now: dt.datetime) -> bool:
    """Wipe what is kept under a code; say whether there was something."""
    row = _find(code, now)
    if row is None:
        return False
    row.delete()
    return True


def wipe_saved(now: dt.datetime) -> int:
    """Wipe saved checks past their day, and the case and words of reports decided long ago."""
    wiped, _by_model = SavedCheck.objects.filter(expires_at__lte=now).delete()
    old = RuleReport.objects.filter(decided_at__lte=now - REPORTS_FOR).exclude(case="")
    return wiped + old.update(case="", words="")


@transaction.atomic
def send_report(
    *,
    number: str,
    right: str,
    day: dt.date,
    verdict: str,
    case: str,
    words: str,
    expected: str,
    now: dt.datetime,
) -> RuleReport:
    """Send a case without names to the rule keepers; the same number twice is one report.

    Raises `CheckRefused` when it is too long.
    """
    if len(words) > LONGEST_WORDS or len(case) > LONGEST_CASE:
        raise CheckRefused(
            "too_long",
            gettext("Je melding is te lang. Schrijf hoogstens %(most)s tekens.")
            % {"most": LONGEST_WORDS},
        )
    said = {
        "right": right,
        "day": day,
        "verdict": verdict,
        "case": case,
        "words": words,
        "expected": expected,
        "sent_at": now,
    }
    report, is_new = RuleReport.objects.get_or_create(number=number, defaults=said)
    if not is_new:
        return report
    _tell(journal.SYSTEM, "report", right, "Iemand meldde dat een uitkomst niet klopt.", now)
    return report


@transaction.atomic
def decide_report(
    *, pk: int, lock: int, state: str, reply: str, actor: journal.Actor, now: dt.datetime
) -> RuleReport:
    """Confirm or refuse a report, with words for who sent it.

    Raises `CheckRefused`: without words, or when somebody else decided in the meantime.
    """
    if state not in {State.CONFIRMED, State.REFUSED}:
        raise CheckRefused("state", gettext("Kies: bevestigen of weigeren."))
    if not reply.strip():
        raise CheckRefused("no_reply", gettext("Schrijf een antwoord. De melder leest het."))
    journal.wait_turn()
    report = RuleReport.objects.select_for_update().get(pk=pk)
    if report.lock != lock:
        raise CheckRefused("changed", gettext("Iemand anders besliste intussen over deze melding."))
    report.state, report.reply = state, reply.strip()[:LONGEST_WORDS]
    report.decided_at, report.lock = now, report.lock + 1
    report.save(update_fields=["state", "reply", "decided_at", "lock"])
    confirmed = state == State.CONFIRMED
    said = (
        "Een melding bleek juist: de regel wordt nagekeken."
        if confirmed
        else "Een melding werd nagekeken: de uitkomst was juist."
    )
    _tell(actor, "confirm" if confirmed else "refuse", report.right, said, now)
    return report


def _tell(actor: journal.Actor, verb: str, right: str, summary: str, now: dt.datetime) -> None:
    journal.record(
        actor=actor,
        verb=verb,
        room="rights",
        object_kind="right",
        object_key=right,
        summary=summary,
        at=now,
    )


def _find(code: str, now: dt.datetime) -> SavedCheck | None:
    """Find a saved check; a wrong code takes as long as a right one."""
    places = places_of(code)
    rows = SavedCheck.objects.filter(code_hash__in=places, expires_at__gt=now)
    return next((row for row in rows if any(is_same(row.code_hash, one) for one in places)), None)
