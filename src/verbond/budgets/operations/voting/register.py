"""The register and the box for whoever enters ballots of others: paper, and codes on paper."""

import secrets
import uuid
from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext

from verbond.budgets.core.balloting import (
    Frozen,
    content_hash,
    keyed,
    read_content,
    refused,
)
from verbond.budgets.errors import BallotRefused
from verbond.budgets.models import Ballot, Channel, Participation
from verbond.budgets.operations.voting import slips as why
from verbond.budgets.operations.voting.words import saying
from verbond.budgets.queries.voting.booths import Booth, locked_booth

State = Participation.State


def who_of_elector(salt: str, key_hash: str) -> str:
    """Return how the register names somebody of the list of electors, whatever the proof."""
    return keyed(salt, "person", f"elector:{key_hash}")


def who_of_account(salt: str, person: str) -> str:
    """Return how the register names an account where no list of electors exists."""
    return keyed(salt, "person", f"account:{person}")


def mark_of_account(salt: str, person: str) -> str:
    """Return the mark that ties a proof to the account that gave it; empty for nobody."""
    return keyed(salt, "mark", person)[:16] if person else ""


def who_of_code(salt: str, code_hash: str) -> str:
    """Return how the register names whoever holds a code."""
    return keyed(salt, "person", f"code:{code_hash}")


def who_of_sheet(salt: str, batch: int, sheet: int) -> str:
    """Return how the register names whoever filled in a numbered sheet."""
    return keyed(salt, "paper", f"{batch}:{sheet}")


def register_participation(
    *,
    booth: Booth,
    who_hash: str,
    channel: str,
    on: date,
    state: str = State.VOTED,
) -> Participation:
    """Tick somebody off, inside the transaction of the caller. Raises `BallotRefused`.

    `state`: voted, or handed-out for who got a code or a sheet that is still to come back. Who
    gave one back may take part again.
    """
    _held(booth.pk, on)
    row = (
        Participation.objects.select_for_update().filter(round=booth.pk, who_hash=who_hash).first()
    )
    if row is None:
        row = Participation(round_id=booth.pk, who_hash=who_hash)
    elif row.state == State.VOTED:
        raise why.voted_already()
    elif row.state == State.HANDED_OUT and state == State.HANDED_OUT:
        raise why.handed_out()
    row.channel, row.state, row.on, row.mixed = channel, state, on, False
    row.save()
    return row


def take_back(*, booth: Booth, who_hash: str, on: date) -> Participation:
    """Note that a code or sheet that was handed out came back unused. Raises `BallotRefused`."""
    _held(booth.pk, on)
    row = (
        Participation.objects.select_for_update().filter(round=booth.pk, who_hash=who_hash).first()
    )
    if row is None or row.state != State.HANDED_OUT:
        raise BallotRefused("not_handed_out", gettext("Hier werd niets voor meegegeven."))
    row.state, row.on, row.mixed = State.TAKEN_BACK, on, False
    row.save()
    return row


def put_in_box(
    *,
    booth: Booth,
    frozen: Frozen,
    ballots: Iterable[Mapping[str, int]],
    on: date,
    channel: str = Channel.PAPER,
    neighbourhood: str = "",
    age_band: str = "",
) -> int:
    """Put whole ballots in the box, in the transaction of the caller; return how many.

    They have no receipt: what is hashed with them is thrown away. Raises `BallotRefused`, naming
    the first ballot (from 1) that does not fit; then none is in.
    """
    _held(booth.pk, on)
    records = frozen.document["records"]
    rows = []
    for number, raw in enumerate(ballots, start=1):
        content, findings = read_content(raw, frozen.paper)
        if refused(findings):
            first = next(one for one in findings if one.severity == "error")
            said = gettext("Biljet %(number)s: %(problem)s")
            raise BallotRefused(
                first.code, said % {"number": number, "problem": saying(first, frozen)}
            )
        rows.append(
            Ballot(
                id=uuid.uuid4(),
                round_id=booth.pk,
                content=content,
                content_hash=content_hash(secrets.token_hex(16), content, frozen.sha256),
                channel=channel,
                neighbourhood=neighbourhood if "neighbourhood" in records else "",
                age_band=age_band if "age_band" in records else "",
            )
        )
    Ballot.objects.bulk_create(sorted(rows, key=lambda row: row.id), batch_size=500)
    return len(rows)


def _held(round_id: int, on: date) -> None:
    """Keep the vote open until the caller's transaction ends; paper may come after its last day."""
    booth = locked_booth(round_id)
    if booth is None or not booth.was_opened or booth.was_closed:
        raise why.not_open()
    if on < booth.first_on:
        raise why.not_open()
