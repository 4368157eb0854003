"""What the demo shows of the council: fictitious questions, and reports that a worker makes."""

from datetime import datetime
from pathlib import Path

import yaml

from verbond.agreement import facade as agreement
from verbond.council.models import Report
from verbond.council.operations.demo import load_demo_questions
from verbond.council.operations.reporting import order_report
from verbond.council.queries.facts import gather
from verbond.council.queries.terms import terms
from verbond.council.tasks import make_report
from verbond.journal.facade import Actor


def load_demo_council(*, path: Path, actor: Actor, now: datetime) -> tuple[int, int]:
    """Load the questions of a file and order its reports; return how many of each are new.

    The files of the reports follow when a worker makes them; a period that has its report already
    gets no other one.
    """
    found = agreement.default_agreement()
    if found is None:
        return 0, 0
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    asked = load_demo_questions(
        entries=content["questions"], found=found, terms=terms(), actor=actor, now=now
    )
    ordered = 0
    for entry in content["reports"]:
        period = {"first_day": entry["first"], "last_day": entry["last"]}
        if Report.objects.filter(agreement=found, kind=entry["kind"], **period).exists():
            continue
        facts = gather(
            slug=found.slug, kind=entry["kind"], first=entry["first"], last=entry["last"]
        )
        row = order_report(facts=facts, agreement_id=found.pk, actor=actor, now=now)
        make_report.enqueue(pk=row.pk)
        ordered += 1
    return asked, ordered
