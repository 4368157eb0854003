"""A whole agreement as an archive: everything public about it, ready to be taken back elsewhere."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from verbond.agreement import facade as agreement
from verbond.budgets import facade as budgets
from verbond.indicators import facade as indicators
from verbond.kit.rows import Table, plain
from verbond.ledger import facade as ledger
from verbond.opendata.core.archive import Archive, pack

READ_ME = """\
Een bestuursakkoord met alles wat er openbaar over bekend is.

manifest.json     wat erin zit, met SHA-256 van elk deel
outline.json      het akkoord als boom: hoofdstukken, zinnen, regels
tables/*.jsonl    een rij per regel: zinnen, versies, notities met hun beslissing, edities, vragen,
                  bewijs, statussen en hun geschiedenis, mijlpalen, systemen, doelen, indicatoren
                  en metingen, boeken, rondes, voorstellen en gepubliceerde uitslagen
rounds/*/         de bestanden waarmee je een gepubliceerde uitslag natelt
editions/*/       de brontekst van elke editie, regel per regel: [tekst, bladzijde]

Wat elke kolom betekent, staat in het gegevenswoordenboek: /opendata/dictionary/ op elke site.
Er staan geen persoonsgegevens in: geen e-mailadressen, geen volgers, geen namen van wie vroeg,
voorstelde of steunde. Geen kiezers, geen codes en geen stembus: wie wil verder werken in plaats van
lezen, neemt een reservekopie (docs/how-to/back-up-and-restore.md). Van rechten zitten er alleen
cijfers in, als indicator en als bewijs: geen onderzoeken, en niemand die gevonden is.
De licentie van elk deel staat in de catalogus: /opendata/.

Terugzetten: script/verbond import-agreement-archive BESTAND --apply
"""


def export_agreement(slug: str) -> bytes:
    """Return the archive of one agreement; the same content always gives the same bytes."""
    found = agreement.find_agreement(slug)
    tables = {name: _rows(table, slug) for name, table in agreement.TABLES.items()}
    tables |= {name: _rows(table, None) for name, table in indicators.TABLES.items()}
    tables |= {name: _rows(table, None) for name, table in ledger.TABLES.items()}
    # Of promises, those of this agreement alone; everything else of a round is of the whole city.
    tables |= {name: _rows(table, slug) for name, table in budgets.TABLES.items()}
    tables["evidence"] = _own_evidence(tables)
    numbers = [row["number"] for row in tables["editions"]]
    return pack(
        Archive(
            about={
                "slug": slug,
                "title": found.title,
                "city": found.city,
                "rows": {name: len(rows) for name, rows in tables.items()},
            },
            tables=tables,
            lines={number: agreement.edition_lines(slug, number) for number in numbers},
            readable=budgets.packed_files(timezone.now())
            | {
                "outline.json": _readable(outline_of(tables)),
                "LEESMIJ.txt": READ_ME.encode(),
            },
        )
    )


def _readable(content: Any) -> bytes:
    # Sorted, because a database may give the names of an object back in another order.
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _rows(table: Table, slug: str | None) -> list[dict[str, Any]]:
    rows = [
        {name: plain(value) for name, value in row.items()}
        for row in table.rows(slug if table.scope and slug else None)
    ]
    # Databases order letters each in their own way; an archive has one order.
    return sorted(rows, key=lambda row: [_sortable(row[name]) for name in table.key])


def _own_evidence(tables: Mapping[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Keep the evidence that this agreement uses: evidence itself is of no agreement alone."""
    named = {row["value"] for row in tables["annotations"] if row["what"] == "evidence"}
    # A proof is kept by the agreement itself, under a key that no other room has.
    proofs = {f"agreement:{row['proof']}" for row in tables["promise-milestones"] if row["proof"]}
    return [row for row in tables["evidence"] if f"{row['room']}:{row['key']}" in named | proofs]


def _sortable(value: Any) -> tuple[int, Any]:
    return (0, value) if isinstance(value, int) else (1, str(value))


def outline_of(tables: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return the current text as a tree, in the form of `script/verbond outline --format json`."""
    head = tables["agreement"][0]
    edition = next(row for row in tables["editions"] if row["number"] == head["edition"])
    report = edition["report"]
    under: dict[str, list[dict[str, Any]]] = {}
    for row in tables["sections"]:
        parts = ("number", "title", "level", "line", "page")
        under.setdefault(row["chapter"] or "", []).append({part: row[part] for part in parts})
    return {
        "title": head["title"],
        "source": {
            "name": edition["name"],
            "sha256": edition["sha256"],
            "lines": report.get("lines"),
        },
        "chapters": [
            {
                "id": row["key"],
                **{part: row[part] for part in ("number", "title", "part", "line", "page")},
                "sections": under.get(row["key"], []),
            }
            for row in tables["chapters"]
        ],
        "items": [_item(row) for row in tables["commitments"] if row["retired_at"] is None],
        "furniture": report.get("furniture", []),
        "report": {name: value for name, value in report.items() if name != "furniture"},
    }


def _item(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": row["key"],
        "role": row["role"],
        "kind": row["kind"] or None,
        **{part: row[part] for part in ("text", "chapter", "section", "parent")},
        "lines": [row["first_line"], row["last_line"]],
        "page": row["page"],
    }
