"""What is decided stays as it is: the database itself refuses to change a decision or a document.

Used by the migration. Later migrations that remake the table on SQLite lose the trigger and must
call `install` again; a test of this room fails until they do.
"""

from typing import Any

TABLE, NAME = "decisions_decision", "decision_is_frozen"
FROZEN = (
    "key",
    "treatment_id",
    "title",
    "summary",
    "motivation",
    "articles",
    "decided_on",
    "language",
    "sha256",
)
# Set once: empty may become something, and never another thing.
SET_ONCE = ("published_at", "corrects_id")
MESSAGE = "a decision never changes; a correction is a new decision"


# The bytes of a document never change, decided or not: another file is another document.
FILES_TABLE, FILES_NAME = "decisions_attachment", "attachment_is_frozen"
FILES_MESSAGE = "the bytes of a document never change"


def install(_apps: Any, editor: Any) -> None:
    """Put the triggers on their tables, on either database."""
    vendor = editor.connection.vendor
    for statement in _POSTGRES if vendor == "postgresql" else _SQLITE:
        editor.execute(statement)


def remove(_apps: Any, editor: Any) -> None:
    """Take the triggers away again."""
    for table, name in ((TABLE, NAME), (FILES_TABLE, FILES_NAME)):
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
            editor.execute(f"DROP FUNCTION IF EXISTS {name}()")
        else:
            editor.execute(f"DROP TRIGGER IF EXISTS {name}")


def _changed(differs: str) -> str:
    always = [f"OLD.{column} {differs} NEW.{column}" for column in FROZEN]
    once = [
        f"(OLD.{column} IS NOT NULL AND OLD.{column} {differs} NEW.{column})" for column in SET_ONCE
    ]
    return " OR ".join([*always, *once])


def _sqlite(table: str, name: str, message: str, when: str) -> str:
    held = f"CREATE TRIGGER {name} BEFORE UPDATE ON {table}{when}"
    return f"{held} BEGIN SELECT RAISE(ABORT, '{message}'); END"


def _postgres(table: str, name: str, message: str, when: str) -> list[str]:
    refuse = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"
    held = f"CREATE TRIGGER {name} BEFORE UPDATE ON {table}"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger AS $$ BEGIN {refuse} END; $$ LANGUAGE plpgsql",
        f"{held} FOR EACH ROW{when} EXECUTE FUNCTION {name}()",
    ]


_SQLITE = [
    _sqlite(TABLE, NAME, MESSAGE, f" WHEN {_changed('IS NOT')}"),
    _sqlite(FILES_TABLE, FILES_NAME, FILES_MESSAGE, ""),
]
_POSTGRES = [
    *_postgres(TABLE, NAME, MESSAGE, f" WHEN ({_changed('IS DISTINCT FROM')})"),
    *_postgres(FILES_TABLE, FILES_NAME, FILES_MESSAGE, ""),
]
