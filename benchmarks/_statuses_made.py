"""Agreements with commitments and evidence as rows: made up, written straight into a database."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import batched
from typing import Any

EACH, PIECES = 500, 20
TODAY = date(2026, 3, 2)
KINDS = ("deliver", "deliver", "deliver", "formula", "target", "study", "test", "lobby", "continue")
SORTS = (
    ("decision", "decided"), ("action", "planned"), ("action", "spent"), ("indicator", "measured"),
    ("milestone", "started"), ("milestone", "done"), ("register", "counted"),
    ("document", "published"), ("statement", "running"), ("statement", "not-started"),
)  # fmt: skip


def write(agreements: int, now: datetime) -> None:
    """Add so many agreements, each with 500 promises of 20 pieces of evidence."""
    from django.db import connection
    from django.db.models import Max

    from verbond.agreement.models import Agreement, Annotation, Commitment, Evidence

    chance = random.Random(20260302)
    firsts = [model.objects.aggregate(top=Max("pk"))["top"] or 0 for model in (
        Agreement, Commitment, Evidence)]  # fmt: skip
    first_agreement, first_unit, first_piece = (last + 1 for last in firsts)
    numbers = range(first_agreement, first_agreement + agreements)
    units = agreements * EACH
    _insert(connection, Agreement, (_agreement(n, now) for n in numbers))
    _insert(connection, Commitment, (
        _unit(first_unit + n, first_agreement + n // EACH, n % EACH, now, chance)
        for n in range(units)))  # fmt: skip
    pieces = units * PIECES
    _insert(connection, Evidence, (
        _piece(first_piece + n, now, chance) for n in range(pieces)))  # fmt: skip
    _insert(connection, Annotation, (
        _tie(first_piece + n, first_unit + n // PIECES, now) for n in range(pieces)))  # fmt: skip


def _agreement(n: int, now: datetime) -> dict[str, Any]:
    return {
        "id": n, "slug": f"fictief-{n}", "title": f"Akkoord {n} (fictief)", "city": "fictief",
        "parties": "", "term_from": date(2025, 1, 1), "term_to": None, "source_note": "",
        "fictitious": True, "generation": 0, "changed_at": now, "edition_id": None,
    }  # fmt: skip


def _unit(
    pk: int, agreement: int, place: int, now: datetime, chance: random.Random
) -> dict[str, Any]:
    return {
        "id": pk, "agreement_id": agreement, "key": f"belofte-{place}", "role": "action",
        "kind": chance.choice(KINDS), "kind_is_confirmed": True, "is_promise": True,
        "text": f"Belofte {place} (fictief).", "quote_hash": "", "first_line": place + 1,
        "last_line": place + 1, "page": 1, "position": place, "number": "", "chapter_id": None,
        "section_id": None, "parent_id": None, "theme_id": None, "found": "[]", "tokens": "",
        "added_at": now, "changed_at": now, "retired_at": None,
    }  # fmt: skip


def _piece(pk: int, now: datetime, chance: random.Random) -> dict[str, Any]:
    kind, shows = chance.choice(SORTS)
    counted = shows == "counted"
    return {
        "id": pk, "room": "fictief", "key": f"stuk/{pk}", "kind": kind, "shows": shows,
        "title": f"Stuk {pk} (fictief)", "url": "", "source": "fictief",
        "said_by": "An (fictief)" if kind == "statement" else "",
        "on": TODAY - timedelta(days=chance.randrange(900)),
        "number": chance.randrange(11) if counted else None, "out_of": 10 if counted else None,
        "unit": "", "is_met": chance.random() < 0.3 if shows == "measured" else None,
        "planned_cents": 100_000 if kind == "action" else None,
        "booked_cents": chance.randrange(100_000) if shows == "spent" else None,
        "facts": '{"deadline": "2027-12-31"}' if shows == "measured" else "{}",
        "fictitious": True, "recorded_at": now, "recorded_by": "", "withdrawn_at": None,
        "withdrawn_because": "",
    }  # fmt: skip


def _tie(evidence: int, unit: int, now: datetime) -> dict[str, Any]:
    return {
        "commitment_id": unit, "what": "evidence", "value": f"fictief:stuk/{evidence}",
        "other_id": None, "evidence_id": evidence, "shows": "", "words": "[]", "certainty": 100,
        "note": "", "state": "confirmed", "origin": "rule", "made_at": now, "decided_at": now,
        "decided_by": "",
    }  # fmt: skip


def _insert(connection: Any, model: Any, rows: Iterator[dict[str, Any]]) -> None:
    from django.db import transaction

    table = model._meta.db_table  # noqa: SLF001 - Django documents it
    # In one transaction: SQLite would else sync the disk after every row.
    with transaction.atomic(), connection.cursor() as cursor:
        for some in batched(rows, 5000):
            names = ", ".join(f'"{name}"' for name in some[0])
            marks = ", ".join(["%s"] * len(some[0]))
            cursor.executemany(
                f"insert into {table} ({names}) values ({marks})",
                [tuple(row.values()) for row in some],
            )
