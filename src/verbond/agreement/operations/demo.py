"""Fictitious questions and answers for the demo."""

from datetime import datetime
from pathlib import Path

import yaml
from django.db import transaction

from verbond.agreement.models import Agreement, Commitment, Question
from verbond.agreement.operations.asking import answer_question, ask_question, decide_question
from verbond.journal import facade as journal


@transaction.atomic
def load_demo_questions(
    *, agreement: Agreement, path: Path, actor: journal.Actor, now: datetime
) -> int:
    """Ask, show and answer the questions of a file, once; return how many are new."""
    new = 0
    for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["questions"]:
        unit = Commitment.objects.filter(
            agreement=agreement, first_line__lte=entry["line"], last_line__gte=entry["line"]
        ).first()
        if unit is None or Question.objects.filter(text=entry["text"]).exists():
            continue
        row = ask_question(
            commitment=unit,
            text=entry["text"],
            shown_name=entry["name"],
            email="",
            person_id=None,
            now=now,
        )
        row = decide_question(question=row, publish=True, reason="", actor=actor, now=now)
        if "answer" in entry:
            answer_question(
                question=row,
                answer=entry["answer"],
                answered_by=entry["answered_by"],
                actor=actor,
                now=now,
            )
        new += 1
    return new
