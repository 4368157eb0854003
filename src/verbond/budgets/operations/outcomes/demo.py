"""Tie the money of the demo to the promises that it serves, as a fictitious clerk would."""

from datetime import datetime
from pathlib import Path

from django.apps import apps

from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Instrument
from verbond.budgets.operations.outcomes.evidence import serve_commitment
from verbond.journal.facade import Actor


def load_demo_serves(*, path: Path, actor: Actor, now: datetime) -> int:
    """Confirm the ties of a file; nothing when its agreement is not loaded. Return how many.

    A line whose text is no longer the one in the file is refused: the tie would be to another
    promise.
    """
    import yaml

    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    model = apps.get_model("agreement.Commitment")
    units = model._default_manager.filter(  # noqa: SLF001 - Django documents this name
        agreement__slug=content["agreement"], retired_at=None
    )
    if not units.exists():
        return 0
    for one in content["serves"]:
        found = units.filter(first_line__lte=one["line"], last_line__gte=one["line"]).first()
        text = " ".join(found.text.split()) if found else ""
        if found is None or not text.startswith(one["words"]):
            raise OutcomeRefused(
                "line", f"{path.name}: line {one['line']} is not {one['words']!r}: {text[:80]!r}"
            )
        serve_commitment(
            instrument=Instrument.objects.get(code=one["instrument"]),
            commitment_id=found.pk,
            accept=True,
            actor=actor,
            now=now,
        )
    return len(content["serves"])
