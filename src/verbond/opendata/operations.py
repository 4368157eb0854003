"""Take an agreement back from an archive."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, transaction

from verbond.agreement import facade as agreement
from verbond.budgets import facade as budgets
from verbond.indicators import facade as indicators
from verbond.journal.facade import Actor
from verbond.kit.rows import Restored
from verbond.ledger import facade as ledger
from verbond.opendata.core.archive import MOST_BYTES, Rows, unpack
from verbond.opendata.core.errors import ArchiveWrong

# What archives of an older version did not hold yet. Without evidence statuses are derived anew.
_EVIDENCE = frozenset(
    {"evidence", "standings", "standing-changes", "overrulings", "promise-milestones", "owners"}
)
_MONEY = frozenset({*ledger.TABLES, *budgets.TABLES})
LATER: Mapping[str, int] = dict.fromkeys(_EVIDENCE, 2) | dict.fromkeys(_MONEY, 3)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What an import of an archive added, and what it kept because it was here already."""

    slug: str
    title: str
    added: dict[str, int]
    kept: tuple[str, ...]


def import_archive(
    *, content: bytes, slug: str = "", apply: bool, actor: Actor, now: datetime
) -> TakenBack:
    """Check a whole archive against the database; keep it when asked, else leave no trace.

    Raises `RuleBroken` for anything wrong with it; then nothing changed.
    """
    if len(content) > MOST_BYTES:
        raise ArchiveWrong("too_large", f"at most {MOST_BYTES // 2**20} MB is read")
    archive = unpack(content, [*agreement.TABLES, *indicators.TABLES, *_MONEY], LATER)
    tables = _brought_up(archive.tables)
    restored = Restored()
    try:
        with transaction.atomic():
            indicators.take_back(tables, restored=restored)
            found = agreement.restore_agreement(
                slug=slug or str(archive.about.get("slug", "")),
                tables=tables,
                lines=archive.lines,
                restored=restored,
                actor=actor,
                now=now,
            )
            if set(tables) >= _MONEY:
                ledger.take_back(tables=tables, restored=restored, actor=actor, now=now)
                budgets.take_back(
                    tables=tables, files=archive.readable, restored=restored, actor=actor, now=now
                )
            if "standings" not in tables:
                agreement.recompute_all(agreement=found, actor=actor, now=now)
            transaction.set_rollback(not apply)
    except DatabaseError as wrong:
        raise ArchiveWrong("database", f"the database refused a row: {wrong}") from wrong
    return TakenBack(found.slug, found.title, dict(restored.added), tuple(restored.kept))


def _brought_up(tables: Mapping[str, Rows]) -> dict[str, Rows]:
    """Give the rows of an older archive the columns that they lack."""
    notes = [{"shows": "", **row} for row in tables["annotations"]]
    return {**tables, "annotations": notes}
