"""Let the rules propose: places by name, goals by words, themes and restatements by likeness."""

from collections.abc import Iterator
from datetime import datetime

from verbond.agreement.models import Agreement, Annotation, Commitment
from verbond.agreement.models.annotation import What
from verbond.agreement.operations.annotating import Note, propose
from verbond.places import facade as places


def propose_all(*, agreement: Agreement, now: datetime) -> int:
    """Propose what the rules find and nobody decided yet; return how many are new."""
    units = list(Commitment.objects.filter(agreement=agreement).current())
    notes = [*_places(units, now)]
    return propose(agreement=agreement, notes=notes, origin=Annotation.Origin.RULE, now=now)


def _places(units: list[Commitment], now: datetime) -> Iterator[Note]:
    finder = places.place_finder(now.date())
    for unit in units:
        for found in finder.find(unit.text):
            yield Note(
                commitment_id=unit.pk,
                what=What.PLACE,
                value=found.code,
                words=(unit.text[found.start : found.end],),
                certainty=90,
            )
