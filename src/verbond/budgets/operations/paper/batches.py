"""Ballots on paper: entered twice by two clerks, decided by a third, signed by two."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from verbond.budgets.core.balloting import Frozen, read_content, refused
from verbond.budgets.core.balloting.typed import INVALID
from verbond.budgets.errors import BallotRefused
from verbond.budgets.models import Channel, PaperBatch, PaperSheet, Participation, Round
from verbond.budgets.operations.voting.register import (
    put_in_box,
    register_participation,
    who_of_sheet,
)
from verbond.budgets.operations.voting.words import saying
from verbond.budgets.queries.voting.booths import Booth, booth_of, frozen_of
from verbond.journal import facade as journal

MOST_SHEETS = 500  # in one batch: what two people can check in a morning
State = PaperBatch.State


@transaction.atomic
def open_batch(
    *, row: Round, place: str, sheets: int, actor: journal.Actor, now: datetime
) -> PaperBatch:
    """Begin a batch of so many sheets, counted by hand before anything is entered."""
    journal.wait_turn()
    _open_booth(row.slug)
    if not 1 <= sheets <= MOST_SHEETS:
        raise BallotRefused(
            "sheets", gettext("Een pak telt 1 tot %(most)s biljetten.") % {"most": MOST_SHEETS}
        )
    if not place.strip():
        raise BallotRefused("place", gettext("Zeg waar deze biljetten zijn afgegeven."))
    last = PaperBatch.objects.filter(round=row).aggregate(last=Max("number"))["last"] or 0
    batch = PaperBatch.objects.create(
        round=row, number=last + 1, place=place.strip(), sheets_declared=sheets
    )
    PaperSheet.objects.bulk_create(PaperSheet(batch=batch, number=n) for n in range(1, sheets + 1))
    _note(batch, "open_paper", f"Pak {batch.number} met {sheets} biljetten geteld.", actor, now)
    return batch


@transaction.atomic
def enter_sheet(
    *, sheet: PaperSheet, content: Mapping[str, int], invalid_because: str = "", clerk: str
) -> PaperSheet:
    """Keep what a clerk reads on a sheet: first or second reading, by two different clerks.

    When the two agree that is what the sheet says; else somebody else decides. `clerk` is a
    journal key. Nothing is written in the journal before the batch is signed.
    """
    held = _sheet_in_turn(sheet)
    _check_entry(held, content, invalid_because)
    said = dict(INVALID) if invalid_because.strip() else dict(content)
    if held.first is None:
        held.first, held.first_by = said, clerk
    elif held.second is None:
        if held.first_by == clerk:
            raise BallotRefused(
                "same_clerk", gettext("Jij las dit biljet al. Laat een collega het ook lezen.")
            )
        held.second, held.second_by = said, clerk
    else:
        raise BallotRefused("read_twice", gettext("Dit biljet is al twee keer gelezen."))
    if invalid_because.strip():
        held.invalid_because = invalid_because.strip()[:200]
    if held.second is not None and held.first == held.second:
        _decide(held, held.second, clerk)
    held.save()
    _settle(held.batch)
    return held


@transaction.atomic
def decide_sheet(
    *, sheet: PaperSheet, content: Mapping[str, int], invalid_because: str = "", clerk: str
) -> PaperSheet:
    """Let a third clerk say what a sheet says, when two readings differ."""
    held = _sheet_in_turn(sheet)
    if held.first is None or held.second is None or held.decided is not None:
        raise BallotRefused("no_difference", gettext("Bij dit biljet is er niets te beslissen."))
    if clerk in {held.first_by, held.second_by}:
        raise BallotRefused(
            "same_clerk", gettext("Jij las dit biljet al. Laat een derde collega beslissen.")
        )
    _check_entry(held, content, invalid_because)
    if invalid_because.strip():
        held.invalid_because = invalid_because.strip()[:200]
    _decide(held, dict(INVALID) if invalid_because.strip() else dict(content), clerk)
    held.save()
    _settle(held.batch)
    return held


@transaction.atomic
def sign_batch(
    *, batch: PaperBatch, lock: int, clerk: str, actor: journal.Actor, now: datetime
) -> PaperBatch:
    """Sign the totals of a batch. The second signature puts its ballots in the box, at once."""
    journal.wait_turn()
    held = _batch_in_turn(batch)
    if held.lock != lock:
        raise BallotRefused(
            "changed", gettext("Iemand anders werkte intussen aan dit pak. Kijk opnieuw na.")
        )
    if held.state != State.READY:
        raise BallotRefused("not_ready", gettext("Nog niet elk biljet is twee keer gelezen."))
    if clerk in held.signed_by:
        raise BallotRefused("same_clerk", gettext("Jij tekende al. Een collega tekent ook."))
    held.signed_by = [*held.signed_by, clerk]
    held.lock += 1
    if len(held.signed_by) == 2:
        _put_in_box(held, actor, now)
    held.save(update_fields=["signed_by", "signed_on", "state", "lock"])
    return held


def _put_in_box(batch: PaperBatch, actor: journal.Actor, now: datetime) -> None:
    booth = _open_booth(batch.round.slug)
    frozen = frozen_of(booth)
    today = timezone.localdate(now)
    sheets = list(batch.sheets.order_by("number"))
    _tick_off(batch, booth, frozen, sheets, now)
    valid = [sheet.decided or {} for sheet in sheets if not sheet.is_invalid]
    put_in_box(booth=booth, frozen=frozen, ballots=valid, on=today, channel=Channel.PAPER)
    batch.state, batch.signed_on = State.SIGNED, today
    invalid = len(sheets) - len(valid)
    _note(
        batch,
        "sign_paper",
        f"Pak {batch.number} in de bus: {len(valid)} geldig, {invalid} ongeldig.",
        actor,
        now,
    )


def _tick_off(
    batch: PaperBatch, booth: Booth, frozen: Frozen, sheets: list[PaperSheet], now: datetime
) -> None:
    """With a list of electors no more paper comes back than was handed out; else each is ticked."""
    if not frozen.has_electors:
        for sheet in sheets:
            register_participation(
                booth=booth,
                who_hash=who_of_sheet(booth.salt, batch.number, sheet.number),
                channel=Channel.PAPER,
                on=timezone.localdate(now),
            )
        return
    handed = Participation.objects.filter(
        round=batch.round, channel=Channel.PAPER, state=Participation.State.HANDED_OUT
    ).count()
    signed = PaperSheet.objects.filter(batch__round=batch.round, batch__state=State.SIGNED).count()
    if signed + len(sheets) > handed:
        raise BallotRefused(
            "too_many_sheets",
            gettext(
                "Er zijn %(handed)s biljetten meegegeven, en nu komen er %(back)s terug. "
                "Zoek eerst uit hoe dat kan."
            )
            % {"handed": handed, "back": signed + len(sheets)},
        )


def _check_entry(sheet: PaperSheet, content: Mapping[str, int], invalid_because: str) -> None:
    if sheet.batch.state == State.SIGNED:
        raise BallotRefused("signed", gettext("Dit pak is al getekend."))
    if invalid_because.strip():
        return
    frozen = frozen_of(_open_booth(sheet.batch.round.slug))
    _, findings = read_content(content, frozen.paper)
    if refused(findings):
        first = next(one for one in findings if one.severity == "error")
        raise BallotRefused(first.code, saying(first, frozen))


def _decide(sheet: PaperSheet, content: dict[str, int], clerk: str) -> None:
    sheet.decided, sheet.decided_by = content, clerk
    sheet.is_invalid = content == INVALID


def _settle(batch: PaperBatch) -> None:
    """Say how far a batch is, from its sheets."""
    sheets = list(batch.sheets.all())
    if all(sheet.decided is not None for sheet in sheets):
        batch.state = State.READY
    elif any(s.first is not None and s.second is not None and s.decided is None for s in sheets):
        batch.state = State.DIFFERS
    else:
        batch.state = State.OPEN
    # A signature is for the totals that were seen.
    batch.signed_by = []
    batch.lock += 1
    batch.save(update_fields=["state", "signed_by", "lock"])


def _sheet_in_turn(sheet: PaperSheet) -> PaperSheet:
    _batch_in_turn(sheet.batch)
    return PaperSheet.objects.select_related("batch__round").get(pk=sheet.pk)


def _batch_in_turn(batch: PaperBatch) -> PaperBatch:
    rows = PaperBatch.objects.select_for_update(of=("self",)).select_related("round")
    return rows.get(pk=batch.pk)


def _open_booth(slug: str) -> Booth:
    booth = booth_of(slug)
    if booth is None or not booth.was_opened or booth.was_closed:
        raise BallotRefused("closed", gettext("Deze stemming is niet open."))
    return booth


def _note(batch: PaperBatch, verb: str, summary: str, actor: journal.Actor, now: datetime) -> None:
    journal.record(
        actor=actor,
        verb=verb,
        room="budgets",
        object_kind="round",
        object_key=batch.round.slug,
        summary=f"{batch.round.title}: {summary}",
        details={"batch": batch.number, "place": batch.place},
        at=now,
    )
