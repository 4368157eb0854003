"""Check that what was decided still reads as it was decided."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from verbond.decisions.core.voting import CARRIED
from verbond.decisions.core.wording import fingerprint
from verbond.decisions.models import Decision, Treatment
from verbond.decisions.queries.files import fingerprints_of_bytes
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
    any change of its own. The files that stood with it are compared in the same way.
    """
    found = Decision.objects.order_by("key").select_related("treatment__item")
    changed = tuple(unlike for row in found.iterator(chunk_size=500) for unlike in _unlike(row))
    return (*changed, *_gone())


def _gone() -> Iterator[Unlike]:
    """Name what was decided here and stands nowhere any more; the table cannot show its absence."""
    own = Treatment.objects.filter(uri="", outcome__in=CARRIED, decisions=None)
    for key in own.order_by("item__key").values_list("item__key", flat=True):
        yield Unlike(key, "it was decided, and the decision is gone")


def _unlike(row: Decision) -> Iterator[Unlike]:
    if fingerprint(wording_of_decision(row)) != row.sha256:
        yield Unlike(row.key, "the text does not have the recorded fingerprint")
    written = _written(row)
    said = {str(one["sha256"]) for one in written if one.get("sha256")}
    if said and row.sha256 not in said:
        yield Unlike(row.key, "the journal recorded another fingerprint")
    files = [one["documents"] for one in written if "documents" in one]
    if files and fingerprints_of_bytes(row.treatment.item) not in files:
        yield Unlike(row.key, "its files are not those that the journal recorded")


def _written(row: Decision) -> list[Mapping[str, Any]]:
    entries = journal.entries_about("decisions", "item", row.treatment.item.key, limit=200)
    return [entry.details for entry in entries if entry.verb == "record_treatment"]
