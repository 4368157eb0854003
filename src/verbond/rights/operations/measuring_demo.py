"""Fill a demo with the figures of a made city: two quarters, and how far the rules are."""

from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.utils import timezone

from verbond.agreement import facade as agreement
from verbond.journal.facade import Actor
from verbond.rights.core.errors import CaseError
from verbond.rights.core.measuring.quarters import span_of
from verbond.rights.loading import document_of
from verbond.rights.models import Measure
from verbond.rights.operations.measuring import publish_measures
from verbond.rights.operations.measuring_city import measures_of_city
from verbond.rights.operations.measuring_own import publish_own
from verbond.rights.operations.measuring_told import ROOM

# The last quarters in which most amounts of data/rights are known.
QUARTERS = ("2024-K2", "2024-K3")
PERSONS = 66_000


def load_demo_measures(*, path: Path, actor: Actor, now: datetime, persons: int = PERSONS) -> int:
    """Publish two quarters of a fictitious city; once. Return how many figures are new.

    `path`: which promises a fictitious clerk ties them to. Raises `CaseError` when a line of it is
    no longer the one in the file.
    """
    new = 0
    for seed, quarter in enumerate(QUARTERS, 1):
        if not Measure.objects.filter(quarter=quarter).exists():
            made = measures_of_city(persons=persons, seed=seed, quarter=quarter)
            day = span_of(quarter)[1]
            new += publish_measures(
                quarter=quarter, on=day, measures=made, actor=actor, now=now
            ).new
    if not Measure.objects.filter(right="").exists():
        new += publish_own(timezone.localdate(now), actor=actor, now=now)
        _tie(path, actor, now)
    return new


def _tie(path: Path, actor: Actor, now: datetime) -> None:
    content = document_of(path)
    model = apps.get_model("agreement.Commitment")
    units = model._default_manager.filter(  # noqa: SLF001 - Django documents this name
        agreement__slug=content["agreement"], retired_at=None
    )
    if not units.exists():
        return
    for one in content["serves"]:
        found = units.filter(first_line__lte=one["line"], last_line__gte=one["line"]).last()
        text = " ".join(found.text.split()) if found else ""
        if found is None or one["words"] not in text:
            raise CaseError("line", f"{path.name}: line {one['line']} is not {one['words']!r}.")
        agreement.decide_tie(
            room=ROOM, key=one["key"], commitment_id=found.pk, accept=True, actor=actor, now=now
        )
