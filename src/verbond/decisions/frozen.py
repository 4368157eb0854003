"""What is decided stays as it is: the database itself refuses to change a decision.

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


def install(_apps: Any, editor: Any) -> None:
    """Put the trigger on the table, on either database."""
    vendor = editor.connection.vendor
    for statement in _POSTGRES if vendor == "postgresql" else _SQLITE:
        editor.execute(statement)


def remove(_apps: Any, editor: Any) -> None:
    """Take the trigger away again."""
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP TRIGGER IF EXISTS {NAME} ON {TABLE}")
        editor.execute(f"DROP FUNCTION IF EXISTS {NAME}()")
    else:
        editor.execute(f"DROP TRIGGER IF EXISTS {NAME}")


def _changed(differs: str) -> str:
    always = [f"OLD.{column} {differs} NEW.{column}" for column in FROZEN]
    once = [
        f"(OLD.{column} IS NOT NULL AND OLD.{column} {differs} NEW.{column})" for column in SET_ONCE
    ]
    return " OR ".join([*always, *once])


_CREATE = f"CREATE TRIGGER {NAME} BEFORE UPDATE ON {TABLE}"
_RAISE = f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';"
_SQLITE = [f"{_CREATE} WHEN {_changed('IS NOT')} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"]
_POSTGRES = [
    f"CREATE FUNCTION {NAME}() RETURNS trigger AS $$ BEGIN {_RAISE} END; $$ LANGUAGE plpgsql",
    f"{_CREATE} FOR EACH ROW WHEN ({_changed('IS DISTINCT FROM')}) EXECUTE FUNCTION {NAME}()",
]
