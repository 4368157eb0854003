"""What is booked stays as it is: the database itself refuses to change or remove it.

Used by the migration. A later migration that remakes a table on SQLite loses its triggers and must
call `install` again; a test of this room fails until it does. Whoever empties or puts back a whole
database lifts the seal of the journal, and these yield with it.
"""

from collections.abc import Iterator
from typing import Any

MESSAGE = "the books are sealed: nothing booked is changed or removed"
# Columns that never change, by table.
FROZEN = {
    "ledger_book": ("code", "unit", "opened_at"),
    "ledger_account": ("book_id", "code", "kind"),
    "ledger_posting": (
        *("book_id", "number", "on", "text", "key", "sha256", "lines"),
        *("reverses_id", "settles_id", "posted_at"),
    ),
    "ledger_entry": ("posting_id", "line", "account_id", "amount"),
    "ledger_reservation": ("account_id", "key", "amount", "text", "until", "made_at"),
}
# What may change, but never back.
ONE_WAY = {
    # Who posted is forgotten with the person, and never becomes somebody else.
    "ledger_posting": "(NEW.actor <> '' AND NEW.actor <> OLD.actor)",
    "ledger_reservation": "(OLD.state <> 'open' AND NEW.state <> OLD.state)",
    "ledger_book": "(OLD.closed_until IS NOT NULL AND "
    "(NEW.closed_until IS NULL OR NEW.closed_until < OLD.closed_until))",
}
KEPT = ("ledger_posting", "ledger_entry", "ledger_reservation")
# No line is added to a posting later. Its row may come after its lines, in a restored backup.
LATE_LINE = "SELECT 1 FROM ledger_posting WHERE id = NEW.posting_id AND lines < NEW.line"


def install(_apps: Any, editor: Any) -> None:
    """Put the triggers on their tables, on either database."""
    for statement in _postgres() if editor.connection.vendor == "postgresql" else _sqlite():
        editor.execute(statement)


def remove(_apps: Any, editor: Any) -> None:
    """Take the triggers away again."""
    if editor.connection.vendor == "postgresql":
        for name in ("ledger_refuse", "ledger_refuse_line", "ledger_check_posting"):
            editor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE")
        return
    for name in sqlite_names():
        editor.execute(f"DROP TRIGGER IF EXISTS {name}")


def sqlite_names() -> list[str]:
    """Name every trigger that must stand on SQLite."""
    changed = [f"{table}_unchanged" for table in FROZEN]
    return [*changed, *(f"{table}_kept" for table in KEPT), "ledger_entry_in_time"]


def _changed(table: str, differs: str) -> str:
    always = [f'OLD."{column}" {differs} NEW."{column}"' for column in FROZEN[table]]
    return " OR ".join([*always, *([ONE_WAY[table]] if table in ONE_WAY else [])])


def _sqlite() -> Iterator[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    sealed = (
        "EXISTS (SELECT 1 FROM sqlite_master "
        "WHERE type = 'trigger' AND name = 'journal_entry_sealed_delete')"
    )
    for table in FROZEN:
        when = _changed(table, "IS NOT")
        yield f"CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} WHEN {when} {refuse}"
    for table in KEPT:
        yield f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} WHEN {sealed} {refuse}"
    yield (
        "CREATE TRIGGER ledger_entry_in_time BEFORE INSERT ON ledger_entry "
        f"WHEN EXISTS ({LATE_LINE}) {refuse}"
    )


def _postgres() -> Iterator[str]:
    # 23514 is a broken check: Django shows the same IntegrityError as on SQLite.
    refuse = f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = '23514';"
    lifted = (
        "NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'journal_entry_sealed' "
        "AND tgrelid = to_regclass('journal_entry'))"
    )
    yield _function(
        "ledger_refuse",
        f"IF TG_OP = 'DELETE' AND {lifted} THEN RETURN OLD; END IF; "
        f"IF TG_OP = 'TRUNCATE' AND {lifted} THEN RETURN NULL; END IF; {refuse}",
    )
    yield _function(
        "ledger_refuse_line", f"IF EXISTS ({LATE_LINE}) THEN {refuse} END IF; RETURN NEW;"
    )
    # At the end of the transaction every posting has its lines, and they are zero together.
    yield _function(
        "ledger_check_posting",
        "IF EXISTS (SELECT 1 FROM ledger_posting WHERE id = NEW.id) AND NOT EXISTS "
        "(SELECT 1 FROM ledger_entry WHERE posting_id = NEW.id "
        "HAVING count(*) = NEW.lines AND sum(amount) = 0) THEN "
        "RAISE EXCEPTION 'a posting is not balanced' USING ERRCODE = '23514'; END IF; RETURN NULL;",
    )
    for table in FROZEN:
        when = _changed(table, "IS DISTINCT FROM")
        yield _trigger(f"{table}_unchanged", f"BEFORE UPDATE ON {table}", f"WHEN ({when}) ")
    for table in KEPT:
        yield _trigger(f"{table}_kept", f"BEFORE DELETE ON {table}")
        yield (
            f"CREATE TRIGGER {table}_kept_whole BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
        )
    yield (
        "CREATE TRIGGER ledger_entry_in_time BEFORE INSERT ON ledger_entry "
        "FOR EACH ROW EXECUTE FUNCTION ledger_refuse_line()"
    )
    yield (
        "CREATE CONSTRAINT TRIGGER ledger_posting_balanced AFTER INSERT ON ledger_posting "
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_posting()"
    )


def _function(name: str, body: str) -> str:
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"


def _trigger(name: str, when: str, only: str = "") -> str:
    return f"CREATE TRIGGER {name} {when} FOR EACH ROW {only}EXECUTE FUNCTION ledger_refuse()"
