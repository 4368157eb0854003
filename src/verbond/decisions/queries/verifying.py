"""Check that what was decided still reads as it was decided."""

from collections.abc import Iterator
from dataclasses import dataclass

from verbond.decisions.core.wording import fingerprint
from verbond.decisions.models import Decision
from verbond.decisions.queries.items import wording_of_decision
from verbond.journal import facade as journal


@dataclass(frozen=True, slots=True)
class Unlike:
    """A decision whose text is no longer what was recorded."""

    key: str
    problem: str


def verify_decisions() -> tuple[Unlike, ...]:
    """Recompute the fingerprint of every decision, and compare it with what the journal wrote.

    A text and its fingerprint changed together still differ from the journal, whose chain shows
    any change of its own.
    """
    found = Decision.objects.order_by("key").select_related("treatment__item")
    return tuple(unlike for row in found.iterator(chunk_size=500) for unlike in _unlike(row))


def _unlike(row: Decision) -> Iterator[Unlike]:
    if fingerprint(wording_of_decision(row)) != row.sha256:
        yield Unlike(row.key, "the text does not have the recorded fingerprint")
    written = _written(row)
    if written and row.sha256 not in written:
        yield Unlike(row.key, "the journal recorded another fingerprint")


def _written(row: Decision) -> set[str]:
    entries = journal.entries_about("decisions", "item", row.treatment.item.key, limit=200)
    return {
        str(entry.details["sha256"])
        for entry in entries
        if entry.verb == "record_treatment" and entry.details.get("sha256")
    }
