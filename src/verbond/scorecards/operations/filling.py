"""Start a test of one version of a thing, and keep its answers while they are being given."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from verbond.journal import facade as journal
from verbond.scorecards.cards import RunCard, template_of
from verbond.scorecards.core.answering import LONGEST_TEXT, Problem, clean, in_words
from verbond.scorecards.core.template import Template
from verbond.scorecards.errors import AnswersChanged, AnswersRefused, Both, NoSuchTest, RunRefused
from verbond.scorecards.models import Run
from verbond.scorecards.models import Template as TemplateRow
from verbond.scorecards.operations.turn import (
    RunRef,
    check_not_decided,
    check_open,
    record,
    spoken_of,
    take,
)
from verbond.scorecards.queries.needs import templates_on
from verbond.scorecards.queries.runs import card_of
from verbond.scorecards.subjects import Subject

_LONGEST_NOTE = 1000


@transaction.atomic
def start_run(*, subject: Subject, code: str, actor: journal.Actor, now: datetime) -> RunCard:
    """Start a test of this version of a thing, or give the one that was started already.

    Answers of an earlier run of the same template come along, to be read again. Raises
    `NoSuchTest`, or `RunRefused` when this version is tested already or the thing is decided.
    """
    journal.wait_turn()
    check_not_decided(subject)
    template = template_in_force(code, now)
    own = Run.objects.select_for_update(of=("self",)).filter(
        room=subject.room, subject=subject.key, template__code=code
    )
    runs = list(own.exclude(state=Run.State.WITHDRAWN).select_related("template"))
    here = [run for run in runs if run.subject_version == subject.version]
    if any(run.state == Run.State.SIGNED for run in here):
        raise RunRefused("signed", gettext("Deze tekst is al getoetst. De toets is ondertekend."))
    same = [run for run in here if run.template_id == template.pk]
    if same:
        return card_of(same[-1].pk)
    earlier = [run for run in runs if run.template_id == template.pk]
    row = _started(subject, template, earlier[-1] if earlier else None, actor, now)
    for run in runs:
        if run.state == Run.State.OPEN:
            _put_aside(run, now)
    summary = f"{spoken_of(row)} gestart."
    record(row, "start_run", summary, actor=actor, now=now)
    return card_of(row.pk)


def template_in_force(code: str, now: datetime) -> TemplateRow:
    """Return the version of a test in force today."""
    on = timezone.localdate(now)
    found = next((one for one in templates_on(on) if one.code == code), None)
    if found is None:
        raise NoSuchTest(
            "no_test", gettext("Er is vandaag geen toets met code “%(code)s”.") % {"code": code}
        )
    return TemplateRow.objects.get(code=found.code, version=found.version)


def _started(
    subject: Subject,
    template: TemplateRow,
    earlier: Run | None,
    actor: journal.Actor,
    now: datetime,
) -> Run:
    return Run.objects.create(
        template=template,
        copied_from=earlier,
        room=subject.room,
        subject=subject.key,
        subject_version=subject.version,
        subject_text=subject.text,
        title=subject.title[:500],
        is_public=subject.is_public,
        answers=earlier.answers if earlier else {},
        notes=earlier.notes if earlier else {},
        started_at=now,
        started_by=actor.key,
    )


def _put_aside(run: Run, now: datetime) -> None:
    # It was never signed and its text is no longer the text: nobody can finish it.
    run.state, run.withdrawn_at = Run.State.WITHDRAWN, now
    run.withdrawn_why = "De tekst veranderde; de toets begon opnieuw."
    run.lock += 1
    run.save()


@transaction.atomic
def save_answers(
    *,
    run: RunRef,
    answers: Mapping[str, object],
    lock: int,
    notes: Mapping[str, object] | None = None,
    actor: journal.Actor,
    now: datetime,
) -> RunCard:
    """Keep all answers of a run as they are now; what is left out is not answered.

    Raises `AnswersRefused` by question, or `AnswersChanged` with both versions when somebody else
    saved since the form was opened. Then nothing is kept.
    """
    row = take(run)
    check_open(row)
    template = template_of(row.template)
    cleaned = clean(template, answers)
    written = _clean_notes(template, notes if notes is not None else row.notes)
    if cleaned.problems:
        raise AnswersRefused(
            gettext("Sommige antwoorden kloppen niet. Kijk ze na."),
            {problem.question: _in_words(problem) for problem in cleaned.problems},
        )
    given = {key: _plain(value) for key, value in cleaned.answers.items()}
    if given == row.answers and written == row.notes:
        return card_of(row.pk)
    if lock != row.lock:
        raise AnswersChanged(
            gettext("Iemand anders heeft deze toets intussen bewaard."),
            _both(template, row, given, written),
            row.lock,
        )
    row.answers, row.notes, row.lock = given, written, row.lock + 1
    row.saved_at, row.saved_by = now, actor.key
    row.save()
    summary = f"Antwoorden bewaard: {spoken_of(row)}."
    record(row, "save_answers", summary, actor=actor, now=now, details={"answers": len(given)})
    return card_of(row.pk)


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _clean_notes(template: Template, notes: Mapping[str, object]) -> dict[str, str]:
    known = {question.id for question in template.questions}
    wrong = {
        key: gettext("Schrijf hoogstens %(most)s tekens.") % {"most": _LONGEST_NOTE}
        for key, note in notes.items()
        if not isinstance(note, str) or len(note) > _LONGEST_NOTE or "\x00" in note
    }
    wrong |= {str(key)[:60]: _no_question() for key in notes if key not in known}
    if wrong:
        raise AnswersRefused(gettext("Een toelichting klopt niet."), wrong)
    return {key: str(note).strip() for key, note in notes.items() if str(note).strip()}


def _no_question() -> str:
    return gettext("Deze vraag staat niet in de toets.")


def _in_words(problem: Problem) -> str:
    sentences = {
        "no_question": _no_question(),
        "unknown_refused": gettext("“Weet niet” kan hier niet."),
        "not_one_answer": gettext("Geef één antwoord."),
        "no_option": gettext("Kies een van de antwoorden."),
        "too_long": gettext("Schrijf hoogstens %(most)s tekens.") % {"most": LONGEST_TEXT},
        "no_text": gettext("In je tekst staan tekens die we niet kunnen bewaren."),
        "no_number": gettext("Schrijf een getal, zoals 12 of 12,5."),
    }
    return sentences[problem.code]


def _both(
    template: Template, row: Run, given: Mapping[str, object], written: Mapping[str, str]
) -> tuple[Both, ...]:
    def said(question_id: str, answers: Mapping[str, object], notes: Mapping[str, str]) -> str:
        answer = answers.get(question_id)
        question = template.question(question_id)
        value = tuple(answer) if isinstance(answer, list) else answer
        words = in_words(question, value) if isinstance(value, str | tuple) else "–"
        note = notes.get(question_id, "")
        return f"{words} ({note})" if note else words

    pairs = (
        Both(
            question.id,
            question.text,
            said(question.id, row.answers, row.notes),
            said(question.id, given, written),
        )
        for question in template.questions
    )
    return tuple(pair for pair in pairs if pair.theirs != pair.yours)
