"""The key of a run: made and opened by the key holder alone, with few tries."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext

from verbond.journal import facade as journal
from verbond.rights import sealing_runs as sealing
from verbond.rights.core.detecting.errors import RunRefused
from verbond.rights.core.detecting.states import RunState
from verbond.rights.models import DetectionRun, Envelope, OptOutKey, RunKey
from verbond.rights.operations.detecting.acting import expect, note, taken
from verbond.rights.operations.detecting.words import in_words
from verbond.rights.queries.detecting.wall import Seat, Task

MOST_TRIES = 5
BLOCKED = timedelta(minutes=15)
_OPT_OUT = "opt-out"

type Kept = RunKey | OptOutKey | Envelope


def make_key(*, seat: Seat, passphrase: str, list_passphrase: str, now: datetime) -> None:
    """Make the key of an approved run behind a passphrase; nobody can make it again.

    `list_passphrase` is that of the opt-out list, which the key holders share; the first to
    make a key chooses it. Raises `RunRefused`.
    """
    seat.need(Task.KEY_HOLDER)
    _check_both(passphrase, list_passphrase)
    list_key, fresh = _list_key(list_passphrase, now)
    run = DetectionRun.objects.get(pk=seat.run_id)
    kept = sealing.seal_keyring(sealing.Keyring(run.key, sealing.new_key(), list_key), passphrase)
    with transaction.atomic():
        run = taken(seat)
        expect(run, RunState.APPROVED)
        if RunKey.objects.filter(run=run).exists():
            raise RunRefused("key_made", gettext("De sleutel van dit onderzoek is al gemaakt."))
        if fresh is not None:
            _keep_list_key(fresh, now)
        RunKey.objects.create(run=run, salt=kept.salt, sealed=kept.sealed, made_at=now)
        note(run, "make_key", "de sleutelhouder maakte de sleutel.", actor=seat.actor, now=now)


def _check_both(passphrase: str, list_passphrase: str) -> None:
    for one in (passphrase, list_passphrase):
        try:
            sealing.check_passphrase(one)
        except RunRefused as refused:
            raise in_words(refused) from refused
    if passphrase.split() == list_passphrase.split():
        raise RunRefused("same_passphrase", gettext("Kies twee verschillende wachtzinnen."))


def _list_key(passphrase: str, now: datetime) -> tuple[bytes, sealing.Sealed | None]:
    row = OptOutKey.objects.filter(pk=OptOutKey.THE_ONE).first()
    if row is None:
        key = sealing.new_key()
        return key, sealing.seal_behind(passphrase, {"key": key.hex()}, _OPT_OUT)
    content = with_few_tries(
        row, lambda kept: sealing.open_behind(passphrase, kept, _OPT_OUT), now=now
    )
    return bytes.fromhex(str(content["key"])), None


def open_list_key(*, passphrase: str, now: datetime) -> sealing.Keyring:
    """Open the key of the opt-out list alone, which makes tags and nothing else."""
    row = OptOutKey.objects.filter(pk=OptOutKey.THE_ONE).first()
    if row is None:
        raise RunRefused(
            "no_list_key",
            gettext("De afmeldlijst begint met het eerste onderzoek."),
        )
    key, _fresh = _list_key(passphrase, now)
    return sealing.Keyring("", b"", key)


def _keep_list_key(fresh: sealing.Sealed, now: datetime) -> None:
    if OptOutKey.objects.filter(pk=OptOutKey.THE_ONE).exists():
        raise RunRefused(
            "list_key_made",
            gettext("Iemand maakte net de sleutel van de afmeldlijst. Probeer opnieuw."),
        )
    OptOutKey.objects.create(
        pk=OptOutKey.THE_ONE, salt=fresh.salt, sealed=fresh.sealed, made_at=now
    )


def open_key(*, seat: Seat, passphrase: str, now: datetime) -> sealing.Keyring:
    """Open the keyring of a run for the length of one act. Raises `RunRefused`."""
    seat.need(Task.KEY_HOLDER)
    run = DetectionRun.objects.get(pk=seat.run_id)
    row = RunKey.objects.filter(run=run).first()
    if row is None:
        raise RunRefused("no_key", gettext("Dit onderzoek heeft geen sleutel (meer)."))
    return with_few_tries(
        row,
        lambda kept: sealing.open_keyring(run.key, kept, passphrase),
        now=now,
        failed=lambda: _say_failed(run, seat.actor, now),
    )


def with_few_tries[T](
    row: Kept,
    attempt: Callable[[sealing.Sealed], T],
    *,
    now: datetime,
    failed: Callable[[], None] | None = None,
) -> T:
    """Try a passphrase. Each try is counted before it is made, so that many at once gain nothing.

    Raises `RunRefused`: wrong, or blocked for a while after five wrong ones.
    """
    _count_try(row, now)
    try:
        opened = attempt(sealing.Sealed(bytes(row.salt), bytes(row.sealed)))
    except RunRefused as refused:
        if failed:
            failed()
        raise in_words(refused) from refused
    type(row).objects.filter(pk=row.pk).update(tries=0, blocked_until=None)
    return opened


@transaction.atomic
def _count_try(row: Kept, now: datetime) -> None:
    journal.wait_turn()
    held = type(row).objects.select_for_update().get(pk=row.pk)
    if held.blocked_until and held.blocked_until > now:
        raise RunRefused(
            "blocked",
            gettext("Te veel verkeerde wachtzinnen. Probeer het over een kwartier opnieuw."),
        )
    held.tries += 1
    if held.tries >= MOST_TRIES:
        held.tries, held.blocked_until = 0, now + BLOCKED
    held.save(update_fields=["tries", "blocked_until"])


@transaction.atomic
def _say_failed(run: DetectionRun, actor: journal.Actor, now: datetime) -> None:
    note(run, "wrong_passphrase", "een verkeerde wachtzin.", actor=actor, now=now)
