"""Take an agreement back from an archive: all of it, under an address that is still free."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from verbond.agreement.errors import ImportRefused
from verbond.agreement.models import Agreement, Annotation, Edition, Milestone
from verbond.agreement.models.annotation import What
from verbond.agreement.queries.published import TABLES
from verbond.journal import facade as journal
from verbond.kit.dutch import pack
from verbond.kit.rows import Restored, Values, restore

type Records = Mapping[str, Sequence[Values]]
_BELOW = ("editions", "chapters", "sections", "commitments", "versions", "annotations")


@transaction.atomic
def restore_agreement(
    *,
    slug: str,
    tables: Records,
    lines: Mapping[int, Sequence[Sequence[Any]]],
    restored: Restored,
    actor: journal.Actor,
    now: datetime,
) -> Agreement:
    """Write an agreement with its history, notes, systems and questions, as one or not at all.

    `lines` holds the source lines of each edition. Raises `ImportRefused` for an address in use or
    a quote that is not what its hash says, `RowRefused` for any other wrong row.
    """
    if Agreement.objects.filter(slug=slug).exists():
        raise ImportRefused(
            "in_use", f"there is an agreement at {slug!r} already; choose another with --slug"
        )
    _check_quotes(tables["commitments"])
    agreement, number = _head(slug, tables["agreement"], restored)
    own = {"agreement": agreement}
    path = _Paths(tables)
    fixed = {
        "editions": lambda row: own | {"lines": [list(line) for line in lines[row["number"]]]},
        "chapters": lambda _row: own,
        "sections": lambda _row: own,
        "commitments": lambda row: own | {"tokens": path.tokens(row)},
    }
    for name in _BELOW:
        restore(
            TABLES[name], tables[name], restored=restored, fixed=fixed.get(name, lambda _row: {})
        )
    _restore_systems(tables, own, restored)
    restore(TABLES["questions"], tables["questions"], restored=restored)
    _restore_evidence(tables, restored)
    agreement.edition = Edition.objects.filter(agreement=agreement, number=number).first()
    if agreement.edition is None:
        raise ImportRefused("no_edition", f"the archive holds no edition {number!r} of the text")
    agreement.save(update_fields=["edition"])
    _tell(agreement, restored, actor, now)
    return agreement


def _head(slug: str, rows: Sequence[Values], restored: Restored) -> tuple[Agreement, Any]:
    if len(rows) != 1:
        raise ImportRefused("one_agreement", f"expected one agreement, found {len(rows)}")
    # Its edition points back at it, and is tied when both exist.
    columns = {
        name: path for name, path in TABLES["agreement"].columns.items() if name != "edition"
    }
    row = {name: value for name, value in rows[0].items() if name != "edition"} | {"slug": slug}
    table = replace(TABLES["agreement"], columns=columns, links={})
    restore(table, [row], restored=restored, fixed=lambda _row: {"generation": 1})
    return Agreement.objects.get(slug=slug), rows[0].get("edition")


def _restore_systems(tables: Records, own: Mapping[str, Any], restored: Restored) -> None:
    systems = TABLES["systems"]
    # The systems are those of Verbond, not of one agreement: what is known here stays.
    by_code = replace(systems, key=("code",))
    restore(by_code, tables["systems"], restored=restored, existing=systems.rows())
    restore(TABLES["system-uses"], tables["system-uses"], restored=restored, fixed=lambda _row: own)


def _restore_evidence(tables: Records, restored: Restored) -> None:
    """Write the evidence and what follows from it; ties find it by its address."""
    if "evidence" not in tables:
        return  # an archive from before there was evidence
    evidence = TABLES["evidence"]
    # Evidence can serve promises of other agreements: what is known here stays.
    restore(evidence, tables["evidence"], restored=restored, existing=evidence.rows())
    # A copy beside the original: one proof is of one milestone, and that of the original stays.
    taken = set(Milestone.objects.exclude(proof=None).values_list("proof__key", flat=True))
    for name in _FOLLOWS:
        rows = [
            {**row, "proof": None} if row.get("proof") in taken else row for row in tables[name]
        ]
        restore(TABLES[name], rows, restored=restored)
    by_address = {f"{row['room']}:{row['key']}": held.pk for row, held in restored.rows["evidence"]}
    ties = []
    for values, row in restored.rows["annotations"]:
        if isinstance(row, Annotation) and values["what"] == What.EVIDENCE:
            row.evidence_id = by_address.get(values["value"])
            ties.append(row)
    Annotation.objects.bulk_update(ties, ["evidence"], batch_size=200)


_FOLLOWS = ("standings", "standing-changes", "overrulings", "promise-milestones", "owners")


def _check_quotes(rows: Sequence[Values]) -> None:
    for row in rows:
        text, kept = row.get("text"), row.get("quote_hash")
        if not isinstance(text, str) or hashlib.sha256(text.encode()).hexdigest() != kept:
            raise ImportRefused(
                "quote_hash", f"the text of {row.get('key')!r} is not what its hash says"
            )


class _Paths:
    """Makes the search tokens anew: they are derived, so no archive carries them."""

    def __init__(self, tables: Records) -> None:
        self.chapters = {row.get("key"): row.get("title", "") for row in tables["chapters"]}
        self.sections = {row.get("line"): row.get("title", "") for row in tables["sections"]}

    def tokens(self, row: Values) -> str:
        titles = (self.chapters.get(row["chapter"]), self.sections.get(row["section"]))
        path = " ".join(str(title) for title in titles if title)
        return json.dumps({"text": pack(row["text"]), "path": pack(path)})


def _tell(agreement: Agreement, restored: Restored, actor: journal.Actor, now: datetime) -> None:
    count = restored.added["commitments"]
    journal.record(
        actor=actor,
        verb="restore_agreement",
        room="agreement",
        object_kind="agreement",
        object_key=agreement.slug,
        summary=f"Akkoord teruggezet uit een archief: {count} stukken tekst.",
        details={"added": dict(sorted(restored.added.items())), "kept": len(restored.kept)},
        at=now,
    )
