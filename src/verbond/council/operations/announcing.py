"""Load the evaluations that an agreement announces; a second run changes nothing."""

from datetime import datetime
from pathlib import Path

import yaml
from django.db import transaction
from django.utils.translation import gettext

from verbond.agreement import facade as agreement
from verbond.council.core.calendar import read_evaluations
from verbond.council.errors import ReportRefused
from verbond.council.models import Evaluation, Report
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


@transaction.atomic
def carry_out(
    *, evaluation: Evaluation, report: Report, actor: journal.Actor, now: datetime
) -> Evaluation:
    """Say that a report is the evaluation that was announced; a newer one takes its place.

    Raises `ReportRefused` for a report on another agreement.
    """
    if evaluation.agreement_id != report.agreement_id:
        raise ReportRefused(
            "evaluation", gettext("Deze evaluatie hoort bij een ander akkoord dan het rapport.")
        )
    journal.wait_turn()
    row = Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    if row.report_id == report.pk:
        return row
    row.report = report
    row.save(update_fields=["report"])
    journal.record(
        actor=actor,
        verb="carry_out_evaluation",
        room="council",
        object_kind="evaluation",
        object_key=row.key,
        summary=f"Een aangekondigde evaluatie kreeg haar verslag: {row.title}.",
        details={"report": report.key},
        at=now,
    )
    return row
