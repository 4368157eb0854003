"""The seal of the database itself: triggers that refuse what the chain would only discover.

The owner of a database can break any seal; the chain is what proves that it was not broken.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE = (
    """CREATE TRIGGER IF NOT EXISTS journal_entry_sealed_update BEFORE UPDATE ON journal_entry
    BEGIN SELECT RAISE(ABORT, 'the journal is sealed'); END""",
    """CREATE TRIGGER IF NOT EXISTS journal_entry_sealed_delete BEFORE DELETE ON journal_entry
    BEGIN SELECT RAISE(ABORT, 'the journal is sealed'); END""",
    """CREATE TRIGGER IF NOT EXISTS journal_head_sealed_update BEFORE UPDATE ON journal_head
    WHEN NEW.sequence < OLD.sequence
    BEGIN SELECT RAISE(ABORT, 'the journal is sealed'); END""",
    """CREATE TRIGGER IF NOT EXISTS journal_head_sealed_delete BEFORE DELETE ON journal_head
    BEGIN SELECT RAISE(ABORT, 'the journal is sealed'); END""",
)
_SQLITE_OFF = tuple(
    f"DROP TRIGGER IF EXISTS journal_{name}"
    for name in (
        "entry_sealed_update",
        "entry_sealed_delete",
        "head_sealed_update",
        "head_sealed_delete",
    )
)
_POSTGRESQL = (
    # 23514 is a broken check: Django shows the same IntegrityError as on SQLite.
    """CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the journal is sealed' USING ERRCODE = '23514'; END $$""",
    """CREATE OR REPLACE TRIGGER journal_entry_sealed BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_refuse()""",
    """CREATE OR REPLACE TRIGGER journal_entry_sealed_whole BEFORE TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()""",
    """CREATE OR REPLACE TRIGGER journal_head_sealed_update BEFORE UPDATE ON journal_head
    FOR EACH ROW WHEN (NEW.sequence < OLD.sequence) EXECUTE FUNCTION journal_refuse()""",
    """CREATE OR REPLACE TRIGGER journal_head_sealed_delete BEFORE DELETE ON journal_head
    FOR EACH ROW EXECUTE FUNCTION journal_refuse()""",
    """CREATE OR REPLACE TRIGGER journal_head_sealed_whole BEFORE TRUNCATE ON journal_head
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()""",
)
_POSTGRESQL_OFF = ("DROP FUNCTION IF EXISTS journal_refuse() CASCADE",)


def seal(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse changes; doing it twice is harmless."""
    _run(connection, _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL)


def unseal(connection: BaseDatabaseWrapper) -> None:
    """Take the seal off, for the few who empty or move a whole database."""
    _run(connection, _SQLITE_OFF if connection.vendor == "sqlite" else _POSTGRESQL_OFF)


@contextmanager
def unsealed(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Lift the seal for a while; it is put back whatever happens."""
    unseal(connection)
    try:
        yield
    finally:
        seal(connection)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
