"""Take an agreement back from an archive."""

from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, transaction

from verbond.agreement import facade as agreement
from verbond.indicators import facade as indicators
from verbond.journal.facade import Actor
from verbond.kit.rows import Restored
from verbond.opendata.core.archive import MOST_BYTES, unpack
from verbond.opendata.core.errors import ArchiveWrong


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
    archive = unpack(content, [*agreement.TABLES, *indicators.TABLES])
    restored = Restored()
    try:
        with transaction.atomic():
            indicators.take_back(archive.tables, restored=restored)
            found = agreement.restore_agreement(
                slug=slug or str(archive.about.get("slug", "")),
                tables=archive.tables,
                lines=archive.lines,
                restored=restored,
                actor=actor,
                now=now,
            )
            transaction.set_rollback(not apply)
    except DatabaseError as wrong:
        raise ArchiveWrong("database", f"the database refused a row: {wrong}") from wrong
    return TakenBack(found.slug, found.title, dict(restored.added), tuple(restored.kept))
