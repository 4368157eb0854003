"""Write slips: register and box in one durable transaction, each in an order of its own."""

import json
from collections.abc import Iterable, Sequence

from django.db import IntegrityError, OperationalError, connection, transaction

from verbond.budgets.errors import BallotRefused
from verbond.budgets.models import Code, Participation
from verbond.budgets.operations.voting import slips as why
from verbond.budgets.operations.voting.register import mark_of_account
from verbond.budgets.operations.voting.slips import Outcome, Slip
from verbond.budgets.queries.voting.booths import Booth, locked_booth
from verbond.budgets.queries.voting.sessions import accounts_of

type Answer = Outcome | BallotRefused

_State = Participation.State
# Whoever gave a paper ballot back may vote after all; any other row stays as it is.
_REGISTER = """INSERT INTO budgets_participation
 (id, round_id, who_hash, channel, state, "on", mixed) VALUES {rows}
 ON CONFLICT (round_id, who_hash) DO UPDATE
 SET state = excluded.state, channel = excluded.channel, "on" = excluded."on",
 mixed = excluded.mixed
 WHERE budgets_participation.state = 'taken-back' RETURNING who_hash"""
_BOX = """INSERT INTO budgets_ballot (id, round_id, receipt_hash, content, content_hash, channel,
 neighbourhood, age_band, mixed) VALUES {rows}"""
_REPLACE = """UPDATE budgets_ballot SET content = %s, content_hash = %s, mixed = %s
 WHERE round_id = %s AND receipt_hash = %s AND receipt_hash <> ''"""


def write_slips(slips: Sequence[Slip]) -> list[Answer]:
    """Write slips that came together; one that cannot be written does not spoil the others."""
    if len(slips) > 1:
        try:
            return _write_together(slips)
        except (IntegrityError, OperationalError):
            # Two slips in each other's way: singly, only the one at fault is refused.
            return [answer for slip in slips for answer in write_slips([slip])]
    for _attempt in (1, 2):
        try:
            return _write_together(slips)
        except (IntegrityError, OperationalError):
            continue
    return [why.busy()]


@transaction.atomic(durable=True)
def _write_together(slips: Sequence[Slip]) -> list[Answer]:
    answers: dict[int, Answer] = {}
    for round_id in sorted({slip.round_id for slip in slips}):
        mine = [(at, slip) for at, slip in enumerate(slips) if slip.round_id == round_id]
        found = _write_round(round_id, [slip for _, slip in mine])
        answers |= {at: answer for (at, _), answer in zip(mine, found, strict=True)}
    return [answers[at] for at in range(len(slips))]


def _write_round(round_id: int, slips: Sequence[Slip]) -> list[Answer]:
    answers = _refusals(locked_booth(round_id), slips)
    live = [at for at in range(len(slips)) if at not in answers]
    fresh = _register(round_id, [slips[at] for at in live])
    new = [at for at in live if slips[at].register_id in fresh]
    _fill_box(round_id, [slips[at] for at in new])
    answers |= dict.fromkeys(new, "cast")
    for at in live:
        if at not in answers:
            answers[at] = _replace(slips[at])
    return [answers[at] for at in range(len(slips))]


def _refusals(booth: Booth | None, slips: Sequence[Slip]) -> dict[int, Answer]:
    dead = _dead_codes(slips)
    logged_in = accounts_of(slip.session for slip in slips if slip.account)
    answers: dict[int, Answer] = {}
    for at, slip in enumerate(slips):
        if booth is None or not booth.is_open(slip.on):
            answers[at] = why.not_open()
        elif slip.frozen_sha256 != booth.sha256:
            answers[at] = why.changed()
        elif slip.code_hash in dead:
            answers[at] = why.code_off()
        elif slip.account and slip.account != mark_of_account(
            booth.salt, logged_in.get(slip.session, "")
        ):
            answers[at] = why.no_proof()
    return answers


def _dead_codes(slips: Iterable[Slip]) -> frozenset[str]:
    hashes = [slip.code_hash for slip in slips if slip.code_hash]
    if not hashes:
        return frozenset()
    held = Code.objects.filter(
        code_hash__in=hashes, package__switched_on_at__isnull=False, package__deactivated_at=None
    )
    return frozenset(hashes) - frozenset(held.values_list("code_hash", flat=True))


def _register(round_id: int, slips: Iterable[Slip]) -> frozenset[object]:
    """Tick off who takes part; return the keys of the slips that are the first of their voter."""
    first: dict[str, Slip] = {}
    for slip in slips:
        if slip.who_hash:
            first.setdefault(slip.who_hash, slip)
    if not first:
        return frozenset()
    rows = [
        (slip.register_id.hex, round_id, who, slip.channel, _State.VOTED.value,
         slip.on.isoformat(), False)
        for who, slip in sorted(first.items(), key=lambda item: item[1].register_id)
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            _REGISTER.format(rows=_places(rows)), [value for row in rows for value in row]
        )
        return frozenset(first[who].register_id for (who,) in cursor.fetchall())


def _fill_box(round_id: int, slips: Sequence[Slip]) -> None:
    if not slips:
        return
    rows = [
        (slip.ballot_id.hex, round_id, slip.receipt_hash, json.dumps(slip.content),
         slip.content_hash, slip.channel, slip.neighbourhood, slip.age_band, False)
        for slip in sorted(slips, key=lambda slip: slip.ballot_id)
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_BOX.format(rows=_places(rows)), [value for row in rows for value in row])


def _replace(slip: Slip) -> Answer:
    """Put another content behind a receipt; the same slip sent again ends here too."""
    values: list[str | int] = [
        json.dumps(slip.content),
        slip.content_hash,
        False,
        slip.round_id,
        slip.receipt_hash,
    ]
    with connection.cursor() as cursor:
        cursor.execute(_REPLACE, values)
        if cursor.rowcount == 1:
            return "replaced"
    if not slip.who_hash:
        return why.no_such_receipt()
    row = Participation.objects.filter(round_id=slip.round_id, who_hash=slip.who_hash)
    is_on_paper = row.filter(state=_State.HANDED_OUT).exists()
    return why.handed_out() if is_on_paper else why.voted_already()


def _places(rows: Sequence[Sequence[object]]) -> str:
    one = "(" + ", ".join(["%s"] * len(rows[0])) + ")"
    return ", ".join([one] * len(rows))
