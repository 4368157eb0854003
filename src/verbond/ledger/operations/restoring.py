"""Take public books back from an archive: each whole, or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from verbond.journal import facade as journal
from verbond.kit.rows import Restored, Table, restore
from verbond.ledger.errors import LedgerRefused
from verbond.ledger.models import Book
from verbond.ledger.queries.checking import check_books
from verbond.ledger.queries.published import TABLES

type Rows = list[Mapping[str, Any]]
_POSTINGS = "book-postings"


@transaction.atomic
def take_back(
    *,
    tables: Mapping[str, Iterable[Mapping[str, Any]]],
    restored: Restored,
    actor: journal.Actor,
    now: datetime,
) -> None:
    """Write the books of an archive that are not here yet; one that is here stays as it stands.

    Postings keep their number and fingerprint, and get a key of their own: the first one was never
    public. Raises `RowRefused` for a wrong row, `LedgerRefused` when a book would not be right.
    """
    journal.wait_turn()
    here = set(Book.objects.values_list("code", flat=True))
    found = [str(row.get("code")) for row in tables["books"]]
    restored.kept += [f"books {code}" for code in found if code in here]
    for name, table in TABLES.items():
        column = "code" if name == "books" else "book"
        rows = [row for row in tables[name] if row.get(column) not in here]
        if name == _POSTINGS:
            _postings(table, rows, restored)
        else:
            restore(table, rows, restored=restored)
    _check(here)
    for code in found:
        if code not in here:
            _tell(code, actor, now)


def _postings(table: Table, rows: Rows, restored: Restored) -> None:
    """Write postings after those that they turn back: what is booked is never changed later."""
    plain = replace(
        table,
        columns={name: path for name, path in table.columns.items() if name != "reverses"},
        links={name: link for name, link in table.links.items() if name != "reverses"},
    )
    _write(plain, [row for row in rows if row.get("reverses") is None], {}, restored)
    done = restored.rows[_POSTINGS]
    first = {(row["book"], row["number"]): one for row, one in done}
    turning = [row for row in rows if row.get("reverses") is not None]
    turned = {
        (row.get("book"), row.get("number")): first.get((row.get("book"), row["reverses"]))
        for row in turning
    }
    _write(plain, turning, turned, restored)
    restored.rows[_POSTINGS] = [*done, *restored.rows[_POSTINGS]]
    restored.added[_POSTINGS] = len(rows)


def _write(
    table: Table, rows: Rows, turned: Mapping[tuple[Any, Any], Any], restored: Restored
) -> None:
    def fixed(row: Mapping[str, Any]) -> dict[str, Any]:
        number = row["number"]
        return {"key": f"archive:{number}", "reverses": turned.get((row["book"], number))}

    bare = [{name: value for name, value in row.items() if name != "reverses"} for row in rows]
    restore(table, bare, restored=restored, fixed=fixed)


def _check(here: set[str]) -> None:
    wrong = [one for one in check_books().wrong if one.book not in here]
    if wrong:
        raise LedgerRefused("not_whole", f"{wrong[0].book}: {wrong[0].where} {wrong[0].what}")


def _tell(code: str, actor: journal.Actor, now: datetime) -> None:
    journal.record(
        actor=actor,
        verb="restore_book",
        room="ledger",
        object_kind="book",
        object_key=code,
        summary=f"Boek teruggezet uit een archief: {code}.",
        at=now,
    )
