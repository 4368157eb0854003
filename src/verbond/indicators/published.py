"""What of the indicators is public, column by column, and how it is taken back."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction

from verbond.kit.rows import Link, Restored, Table, restore, same

TABLES = {
    table.name: table
    for table in (
        Table(
            "sources",
            "indicators.Source",
            ("code",),
            same("code", "name", "publisher", "licence", "link_text", "url", "retrieved_on")
            | same("grade", "note"),
        ),
        Table(
            "geographies", "indicators.Geography", ("code",), same("code", "name", "level", "note")
        ),
        Table("domains", "indicators.Domain", ("number",), same("code", "name", "number")),
        Table(
            "indicators",
            "indicators.Indicator",
            ("position", "code"),
            same("code", "name", "definition", "unit", "direction", "decimals", "base_period")
            | {
                "domain": "domain__code",
                "source": "source__code",
                "reference": "reference__code",
            }
            | same("who_would_know", "geographic_level", "dimensions", "room", "room_name")
            | same("note", "position"),
            {
                "domain": Link("domains", "code"),
                "source": Link("sources", "code"),
                "reference": Link("geographies", "code"),
            },
        ),
        Table(
            "readings",
            "indicators.Reading",
            (
                "indicator",
                "geography",
                "breakdown",
                "period_from",
                "period_to",
                "source",
                "vintage",
            ),
            {"indicator": "indicator__code", "geography": "geography__code"}
            | same("breakdown", "period", "period_from", "period_to", "value", "low", "high")
            | same("status", "vintage")
            | {"source": "source__code"}
            | same("note", "stored_at"),
            {
                "indicator": Link("indicators", "code"),
                "geography": Link("geographies", "code"),
                "source": Link("sources", "code"),
            },
            scope="indicator__code",
        ),
        Table(
            "targets",
            "indicators.Target",
            ("code",),
            same("code", "measure", "quote", "unit", "direction", "deadline", "deadline_on")
            | same("base", "base_period", "status", "goal_kind", "goal_value", "note", "room")
            | same("room_name")
            | {"domain": "domain__code"}
            | same("raw_lines", "ways_to_read"),
            {"domain": Link("domains", "code")},
        ),
        Table(
            "target-indicators",
            "indicators.TargetIndicator",
            ("target", "indicator"),
            {"target": "target__code", "indicator": "indicator__code"} | same("kind", "position"),
            {"target": Link("targets", "code"), "indicator": Link("indicators", "code")},
        ),
        Table(
            "milestones",
            "indicators.Milestone",
            ("target", "code"),
            {"target": "target__code"}
            | same("code", "title", "due", "due_on", "done_on", "evidence")
            | {"source": "source__code"}
            | same("position"),
            {"target": Link("targets", "code"), "source": Link("sources", "code")},
        ),
    )
}


def published(table: str, scope: str | None = None, **where: Any) -> Iterator[dict[str, Any]]:
    return TABLES[table].rows(scope, **where)


@transaction.atomic
def take_back(tables: Mapping[str, Iterable[Mapping[str, Any]]], *, restored: Restored) -> None:
    """Add the rows that are not known here yet; what is known is kept as it stands."""
    for name, table in TABLES.items():
        restore(table, tables[name], restored=restored, existing=table.rows())
