"""The newest version of each measure."""

from collections.abc import Iterable
from typing import Any

from verbond.rights.models import Measure

# Not of one right: all rights of a made city, the runs of the city, the rules themselves.
ALL_RIGHTS, RUNS, RULES = "alle", "onderzoeken", ""
TOGETHER = (ALL_RIGHTS, RUNS, RULES)


def quarters() -> list[str]:
    """Return the quarters with figures on take-up, newest first."""
    rows = Measure.objects.exclude(right__in=TOGETHER).order_by("-quarter")
    return list(rows.values_list("quarter", flat=True).distinct())


def newest_rows(rows: Iterable[Measure]) -> list[Measure]:
    """Keep the newest version of every right and quarter."""
    found: dict[tuple[str, str], Measure] = {}
    for row in rows:
        before = found.get((row.right, row.quarter))
        if before is None or row.version > before.version:
            found[row.right, row.quarter] = row
    return list(found.values())


def newest_of(right: str) -> Measure | None:
    """Return the newest measure under a name; None when there is none."""
    return Measure.objects.filter(right=right).order_by("-quarter", "-version").first()


def as_data() -> list[dict[str, Any]]:
    """Return every measure in its newest version, for whoever wants to count again."""
    return [
        {
            "right": row.right,
            "quarter": row.quarter,
            "version": row.version,
            "on": row.on.isoformat(),
            "origin": row.origin,
            "source": row.source,
            "fictitious": row.fictitious,
            "sha256": row.sha256,
            "figures": row.figures,
        }
        for row in newest_rows(Measure.objects.all())
    ]
