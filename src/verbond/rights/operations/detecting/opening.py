"""Who is in a wave: asked with a reason, approved by another, opened by the key holder."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from verbond.rights import sealing_runs as sealing
from verbond.rights.core.detecting.errors import RunRefused
from verbond.rights.core.detecting.states import RunState
from verbond.rights.core.detecting.waves import opens_on
from verbond.rights.models import (
    Access,
    DetectionRun,
    Envelope,
    Follow,
    Found,
    Hit,
    Opening,
)
from verbond.rights.operations.detecting.acting import (
    expect,
    log_access,
    need_reason,
    note,
    taken,
)
from verbond.rights.operations.detecting.keying import open_key, with_few_tries
from verbond.rights.queries.detecting.wall import Seat, Task

# A contact list on somebody's desk is worth more than one in a run: it ends soon.
ENVELOPE_DAYS = 30
LIVE = (RunState.RUN, RunState.FOLLOWING)


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of an opened contact list."""

    found_id: int
    name: str
    street: str
    place: str
    code: str


@transaction.atomic
def ask_opening(*, seat: Seat, wave: int, reason: str, now: dt.datetime, today: dt.date) -> Opening:
    """Ask to know who is in a wave. Raises `RunRefused` before the day of the wave."""
    seat.need(Task.CONTACT)
    words = need_reason(reason)
    run = taken(seat)
    expect(run, *LIVE)
    check_wave(run, wave, today)
    waits = (Opening.State.ASKED, Opening.State.APPROVED)
    if run.openings.filter(wave=wave, state__in=waits).exists():
        raise RunRefused("asked", gettext("Deze golf is al gevraagd."))
    last = run.openings.aggregate(last=Max("number"))["last"] or 0
    opening = Opening.objects.create(
        run=run, number=last + 1, wave=wave, reason=words, asked_by_id=seat.person_id, asked_at=now
    )
    note(run, "ask_opening", f"contactlijst van golf {wave} gevraagd.", actor=seat.actor, now=now)
    return opening


def check_wave(run: DetectionRun, wave: int, today: dt.date) -> None:
    """Refuse contact with a wave before its day: the effect could not be measured any more."""
    if not 1 <= wave <= run.waves or run.executed_on is None:
        raise RunRefused("no_wave", gettext("Deze golf bestaat niet."))
    day = opens_on(run.executed_on, wave, run.wave_gap_days)
    if today < day:
        raise RunRefused(
            "too_early",
            gettext("Golf %(wave)s begint op %(day)s. Eerder contact kan niet.")
            % {"wave": wave, "day": f"{day:%d/%m/%Y}"},
        )


@transaction.atomic
def decide_opening(*, seat: Seat, number: int, approve: bool, now: dt.datetime) -> Opening:
    """Approve or refuse a request of somebody else. Raises `RunRefused`."""
    seat.need(Task.CONTACT, Task.OFFICER)
    run = taken(seat)
    expect(run, *LIVE)
    opening = opening_of(seat, number)
    if opening.state != Opening.State.ASKED:
        raise RunRefused("decided", gettext("Over deze vraag is al beslist."))
    if opening.asked_by_id == seat.person_id:
        raise RunRefused("own_request", gettext("Jij vroeg dit. Iemand anders keurt het goed."))
    opening.state = Opening.State.APPROVED if approve else Opening.State.REFUSED
    opening.decided_by_id, opening.decided_at = seat.person_id, now
    opening.save()
    said = "goedgekeurd" if approve else "afgewezen"
    note(
        run, "decide_opening", f"contactlijst van golf {opening.wave} {said}.",
        actor=seat.actor, now=now,
    )  # fmt: skip
    return opening


def opening_of(seat: Seat, number: int) -> Opening:
    found = Opening.objects.filter(run_id=seat.run_id, number=number).select_related("run").first()
    if found is None:
        raise RunRefused("no_opening", gettext("Deze vraag bestaat niet."))
    return found


def open_envelope(
    *, seat: Seat, number: int, passphrase: str, now: dt.datetime, today: dt.date
) -> str:
    """Seal the contact list of a wave behind a new code, and return that code this one time.

    What the key opens never leaves memory: the list is sealed again at once. Raises `RunRefused`.
    """
    seat.need(Task.KEY_HOLDER)
    if opening_of(seat, number).state != Opening.State.APPROVED:
        raise RunRefused("not_approved", gettext("Eerst keurt een tweede persoon dit goed."))
    ring = open_key(seat=seat, passphrase=passphrase, now=now)
    code = sealing.new_envelope_code()
    with transaction.atomic():
        run = taken(seat)
        expect(run, *LIVE)
        opening = opening_of(seat, number)
        if opening.state != Opening.State.APPROVED:
            raise RunRefused("opened", gettext("Deze lijst is al geopend."))
        check_wave(run, opening.wave, today)
        found = list(run.found.filter(wave=opening.wave, opted_out_at=None))
        people = [_revealed(ring, one) for one in found]
        # Asked again, because a code was lost: the list before it ends here.
        Envelope.objects.filter(opening__run=run, opening__wave=opening.wave).delete()
        kept = sealing.seal_behind(code, {"people": people}, _bound(run, opening))
        Envelope.objects.create(
            opening=opening, salt=kept.salt, sealed=kept.sealed, made_at=now, people=len(people),
            ends_on=today + dt.timedelta(days=ENVELOPE_DAYS),
        )  # fmt: skip
        opening.state, opening.opened_at = Opening.State.OPENED, now
        opening.opened_by_id = seat.person_id
        opening.save()
        log_access(found, Access.What.KEY, seat=seat, reason=opening.reason, now=now)
        note(
            run, "open_list", f"contactlijst van golf {opening.wave} geopend met de sleutel.",
            actor=seat.actor, now=now,
        )  # fmt: skip
    return sealing.spaced(code)


def _bound(run: DetectionRun, opening: Opening) -> str:
    return f"envelope:{run.key}:{opening.number}"


def _revealed(ring: sealing.Keyring, found: Found) -> dict[str, object]:
    known = ring.open(bytes(found.sealed_identity))
    # The person number stays behind the key: a letter needs a name and an address.
    return {
        "found": found.pk,
        "name": known.get("contact_name", ""),
        "street": known.get("contact_street", ""),
        "place": known.get("contact_place", ""),
        "code": ring.letter_code(str(known["person"])),
    }


def read_list(
    *, seat: Seat, number: int, code: str, now: dt.datetime, today: dt.date
) -> tuple[Listed, ...]:
    """Open the contact list with the code that the key holder handed over. Raises `RunRefused`."""
    seat.need(Task.CONTACT)
    opening = opening_of(seat, number)
    if opening.run.state not in LIVE:
        raise RunRefused("state", gettext("Dit onderzoek is gesloten."))
    envelope = Envelope.objects.filter(opening=opening).first()
    if envelope is None or envelope.ends_on < today:
        raise RunRefused("no_list", gettext("Deze contactlijst is er niet meer."))
    content = with_few_tries(
        envelope,
        lambda kept: sealing.open_behind(
            sealing.plain_code(code), kept, _bound(opening.run, opening)
        ),
        now=now,
    )
    rows = cast("Sequence[Mapping[str, Any]]", content["people"])
    stays = set(
        Found.objects.filter(run=opening.run, opted_out_at=None).values_list("pk", flat=True)
    )
    return tuple(
        Listed(row["found"], row["name"], row["street"], row["place"], row["code"])
        for row in rows
        if row["found"] in stays
    )


@transaction.atomic
def note_look(
    *, seat: Seat, number: int, people: Sequence[Listed], what: str, reason: str, now: dt.datetime
) -> None:
    """Write that somebody reads a contact list, its letters or one file: before it is shown."""
    seat.need(Task.CONTACT)
    words = need_reason(reason)
    run = taken(seat)
    expect(run, *LIVE)
    found = list(run.found.filter(pk__in=[one.found_id for one in people]))
    log_access(found, what, seat=seat, reason=words, now=now)
    said = {
        Access.What.LIST: f"contactlijst van vraag {number} gelezen.",
        Access.What.LETTERS: f"brieven van vraag {number} gemaakt.",
    }.get(Access.What(what), "een dossier bekeken.")
    note(run, "view", said, actor=seat.actor, now=now)


def letter_of(listed: Listed) -> dict[str, Any]:
    """Return what the letter of somebody says, opened with the code of that letter."""
    found = Found.objects.get(pk=listed.found_id)
    return sealing.open_letter(listed.code, bytes(found.sealed_letter))


@transaction.atomic
def note_sent(*, seat: Seat, number: int, on: dt.date, now: dt.datetime, today: dt.date) -> int:
    """Write that the letters of a wave left; return to how many rights they speak of.

    Raises `RunRefused` for a day before the wave or in the future.
    """
    seat.need(Task.CONTACT)
    run = taken(seat)
    expect(run, *LIVE)
    opening = opening_of(seat, number)
    check_wave(run, opening.wave, on)
    if on > today or opening.state != Opening.State.OPENED:
        raise RunRefused("not_yet", gettext("Kies een dag van vandaag of vroeger, na het openen."))
    rows = list(
        Hit.objects.select_for_update().filter(
            found__run=run, found__wave=opening.wave, found__opted_out_at=None,
            state=Hit.State.DETECTED,
        )
    )  # fmt: skip
    Hit.objects.filter(pk__in=[one.pk for one in rows]).update(
        state=Hit.State.CONTACTED, state_on=on
    )
    Follow.objects.bulk_create(
        Follow(
            hit=one, state=Hit.State.CONTACTED, on=on, channel=Follow.Channel.LETTER,
            person_id=seat.person_id, at=now,
        )
        for one in rows
    )  # fmt: skip
    if run.state == RunState.RUN:
        run.state = RunState.FOLLOWING
        run.save(update_fields=["state"])
    note(
        run, "send_letters", f"brieven van golf {opening.wave} zijn weg.", actor=seat.actor, now=now
    )
    return len(rows)


def spaced_code(listed: Listed) -> str:
    """Return the code of a letter as it is printed."""
    return sealing.spaced(listed.code)
