"""The list of who may vote: keyed hashes only, made outside, read in before the round is frozen."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.budgets.core.balloting import ElectorWrong, elector_key
from verbond.budgets.errors import RoundRefused
from verbond.budgets.models import Elector, Round
from verbond.budgets.operations.rounds.turns import note_round, round_in_turn, save_round
from verbond.journal import facade as journal

HEADER = ("key_hash", "neighbourhood", "age_band")
EXPORT = ("number", "born_on", "neighbourhood", "age_band")
MOST_LINES = 1_000_000
_HASH = re.compile(r"[0-9a-f]{64}")
_BAND = re.compile(r"\d{1,3}(?:-\d{1,3}|\+)")


@transaction.atomic
def import_electors(
    *, row: Round, lines: Iterable[str], name: str, actor: journal.Actor, now: datetime
) -> int:
    """Replace the list of electors of a round by a file; return how many are on it.

    Raises `RoundRefused`, with the line, and then changes nothing. Refused once frozen.
    """
    held = round_in_turn(row.pk)
    if held.frozen_at:
        raise RoundRefused(
            "frozen", gettext("De ronde ligt vast. De kiezerslijst verandert niet meer.")
        )
    rows = list(_electors(held, lines, name))
    if not rows:
        raise RoundRefused("empty", f"{name}: no electors; expected one a line under the header")
    Elector.objects.filter(round=held).delete()
    Elector.objects.bulk_create(sorted(rows, key=lambda one: one.key_hash), batch_size=2000)
    save_round(held)
    note_round(
        row=held,
        verb="import_electors",
        summary=f"Kiezerslijst ingelezen voor {held.title}.",
        details={"electors": len(rows)},
        actor=actor,
        now=now,
    )
    return len(rows)


def hashed_lines(lines: Iterable[str], *, salt: str, name: str) -> Iterator[tuple[str, str, str]]:
    """Turn an export of the population register into lines without numbers.

    Columns: number, born_on (YYYY-MM-DD), neighbourhood, age_band. Raises `RoundRefused` with the
    line, never with the number.
    """
    for at, cells in _cells(lines, EXPORT, name):
        try:
            key = elector_key(salt, cells["number"], date.fromisoformat(cells["born_on"].strip()))
        except (ElectorWrong, ValueError) as wrong:
            field = "number" if isinstance(wrong, ElectorWrong) else "born_on"
            raise RoundRefused(
                "line", f"{name}, line {at}, {field}: expected 11 digits and a day as 2001-12-31"
            ) from None
        yield key, cells["neighbourhood"].strip(), cells["age_band"].strip()


def _electors(row: Round, lines: Iterable[str], name: str) -> Iterator[Elector]:
    seen: dict[str, int] = {}
    for at, cells in _cells(lines, HEADER, name):
        key = cells["key_hash"].strip()
        band, place = cells["age_band"].strip(), cells["neighbourhood"].strip()
        if not _HASH.fullmatch(key):
            raise RoundRefused("line", f"{name}, line {at}, key_hash: expected 64 hex digits")
        if key in seen:
            raise RoundRefused("line", f"{name}, line {at}: the same elector as line {seen[key]}")
        if band and not (len(band) <= 10 and _BAND.fullmatch(band)):
            raise RoundRefused("line", f"{name}, line {at}, age_band: expected 40-59 or 80+")
        if len(place) > 60:
            raise RoundRefused("line", f"{name}, line {at}, neighbourhood: at most 60 characters")
        seen[key] = at
        yield Elector(round=row, key_hash=key, neighbourhood=place, age_band=band)


def _cells(
    lines: Iterable[str], header: tuple[str, ...], name: str
) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(lines)
    found = [one.strip().lstrip("\ufeff") for one in next(reader, [])]
    if found != list(header):
        raise RoundRefused("header", f"{name}, line 1: expected {','.join(header)}")
    for cells in reader:
        if not cells:
            continue
        if reader.line_num > MOST_LINES:
            raise RoundRefused("line", f"{name}: more than {MOST_LINES} lines")
        if len(cells) != len(header):
            raise RoundRefused(
                "line", f"{name}, line {reader.line_num}: expected {len(header)} cells"
            )
        yield reader.line_num, dict(zip(header, cells, strict=True))
