"""Load the evaluations that an agreement announces; a second run changes nothing."""

from datetime import datetime
from pathlib import Path

import yaml
from django.db import transaction

from verbond.agreement import facade as agreement
from verbond.council.core.calendar import read_evaluations
from verbond.council.models import Evaluation
from verbond.journal import facade as journal


@transaction.atomic
def load_evaluations(*, path: Path, actor: journal.Actor, now: datetime) -> int:
    """Keep the evaluations of a file; return how many are new or changed.

    Raises `EvaluationsRefused` for a wrong file, `NoSuchAgreement` for an unknown agreement.
    """
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = agreement.find_agreement(str(content.get("agreement", "")))
    announced = read_evaluations(content, name=path.name, first=found.term_from, last=found.term_to)
    journal.wait_turn()
    units = agreement.lines_to_promises(found, [one.line for one in announced])
    changed = 0
    for one in announced:
        wanted = {
            "title": one.title,
            "quote": one.quote,
            "line": one.line,
            "commitment_id": units.get(one.line),
            "on": one.on,
        }
        row = Evaluation.objects.filter(agreement=found, key=one.key).first()
        if row is not None and all(getattr(row, name) == value for name, value in wanted.items()):
            continue
        Evaluation.objects.update_or_create(agreement=found, key=one.key, defaults=wanted)
        changed += 1
    if changed:
        journal.record(
            actor=actor,
            verb="load_evaluations",
            room="council",
            object_kind="agreement",
            object_key=found.slug,
            summary=f"{changed} aangekondigde evaluaties op de kalender gezet.",
            at=now,
        )
    return changed
