"""The seal: rows that came in are rewritten among others, in the order of their random keys."""

import uuid
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from verbond.budgets.models import Ballot, BoxSeal, Participation, Round
from verbond.journal import facade as journal

SEAL_EVERY = timedelta(minutes=10)
# Fewer than this hide nobody among the others: they wait.
LEAST_TO_SEAL = 10
# How many rows that lay there already are rewritten with new ones; bounds the wait of voters.
MOST_OLD_ROWS = 10_000
_TABLES = {
    "budgets_ballot": "id, round_id, receipt_hash, content, content_hash, channel, neighbourhood, "
    "age_band",
    "budgets_participation": 'id, round_id, who_hash, channel, state, "on"',
}
_VERB, _KIND = "seal_box", "ballot-box"


def seal_box(*, round_id: int, now: datetime, actor: journal.Actor = journal.SYSTEM) -> bool:
    """Rewrite what came in since the last seal, among what lay there; say whether it was done.

    Nothing is done when too few came in, when the last seal is young, or when the vote is over.
    """
    with transaction.atomic():
        journal.wait_turn()
        row = Round.objects.select_for_update().get(pk=round_id)
        if row.vote_closed_at or row.vote_opened_at is None or not _is_due(row, now):
            return False
        if Ballot.objects.filter(round=row, mixed=False).count() < LEAST_TO_SEAL:
            return False
        for table in _TABLES:
            _mix(table, row.pk, MOST_OLD_ROWS)
        _note(row, actor, now)
        return True


def last_seal(*, row: Round, actor: journal.Actor, now: datetime) -> None:
    """Rewrite the whole box and register at closing; the caller holds the round."""
    for table in _TABLES:
        _mix(table, row.pk, None)
    _note(row, actor, now, box_sha256=row.box_sha256)


def last_sealed_at(slug: str) -> datetime | None:
    found = journal.entries_about("budgets", _KIND, slug, limit=1)
    return found[0].at if found else None


def _is_due(row: Round, now: datetime) -> bool:
    before = last_sealed_at(row.slug) or row.vote_opened_at
    return before is None or now - before >= SEAL_EVERY


def _mix(table: str, round_id: int, most_old: int | None) -> None:
    """Rewrite new rows and so many old ones in the order of their keys, which are random.

    Keys are drawn by the operating system's source: their order has nothing of time in it.
    """
    old = "mixed"
    if most_old is not None:
        # A stretch that begins anywhere: each row is rewritten now and then.
        old = f"""id IN (SELECT id FROM {table} WHERE round_id = {round_id:d} AND mixed
        AND id >= '{uuid.uuid4().hex}' ORDER BY id LIMIT {most_old:d})"""  # noqa: S608 - own values
    columns = _TABLES[table]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""CREATE TEMPORARY TABLE budgets_mixing AS SELECT * FROM {table}
            WHERE round_id = {round_id:d} AND (NOT mixed OR {old})"""  # noqa: S608 - own names, numbers
        )
        cursor.execute(f"DELETE FROM {table} WHERE id IN (SELECT id FROM budgets_mixing)")  # noqa: S608 - idem
        cursor.execute(
            f"""INSERT INTO {table} ({columns}, mixed)
            SELECT {columns}, TRUE FROM budgets_mixing ORDER BY id"""  # noqa: S608 - idem
        )
        cursor.execute("DROP TABLE budgets_mixing")


def _note(row: Round, actor: journal.Actor, now: datetime, *, box_sha256: str = "") -> None:
    ballots = Ballot.objects.filter(round=row).count()
    voters = Participation.objects.filter(round=row, state=Participation.State.VOTED).count()
    last = BoxSeal.objects.filter(round=row).aggregate(last=Max("number"))["last"] or 0
    BoxSeal.objects.create(
        round=row,
        number=last + 1,
        on=timezone.localdate(now),
        ballots=ballots,
        participations=voters,
        box_sha256=box_sha256,
    )
    shows = bool(box_sha256) or row.recipe.document.get("visible") == "turnout"
    journal.record(
        actor=actor,
        verb=_VERB,
        room="budgets",
        object_kind=_KIND,
        object_key=row.slug,
        summary="De stembus werd geschud en verzegeld.",
        details={"number": last + 1} | ({"ballots": ballots, "voters": voters} if shows else {}),
        at=now,
    )
