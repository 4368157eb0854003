"""Sign a test, withdraw it, and tell that a measure was carried out."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from verbond.journal import facade as journal
from verbond.scorecards.cards import RunCard, template_of
from verbond.scorecards.core.answering import counted
from verbond.scorecards.core.conditions import Answers
from verbond.scorecards.core.outcome import Result, conclude
from verbond.scorecards.core.template import Effect
from verbond.scorecards.errors import AnswersChanged, RunRefused, SignRefused
from verbond.scorecards.models import Measure, Run
from verbond.scorecards.operations.turn import (
    RunRef,
    check_current,
    check_not_decided,
    check_open,
    record,
    spoken_of,
    take,
)
from verbond.scorecards.queries.runs import card_of
from verbond.scorecards.subjects import subject_now

_MOST_MEASURES = 20
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """What somebody promises to do about an effect, and by when."""

    text: str
    owner: str
    due_on: date


@transaction.atomic
def sign_run(
    *,
    run: RunRef,
    lock: int,
    signer: str,
    measures: Sequence[NewMeasure],
    summary: str,
    without_measure: str = "",
    actor: journal.Actor,
    now: datetime,
) -> RunCard:
    """Sign a complete test of a thing that did not change since; its outcome is fixed then.

    A negative effect asks for measures, each with an owner and a day, or for the reason why
    nothing is done (`without_measure`). Raises `SignRefused` by field, `AnswersChanged` when the
    answers are not those that were read, `RunRefused` when it is signed, withdrawn or outdated.
    """
    row = take(run)
    check_open(row)
    if lock != row.lock:
        raise AnswersChanged(
            gettext("De antwoorden zijn intussen veranderd. Lees ze na voor je ondertekent."),
            (),
            row.lock,
        )
    subject = check_current(row)
    template = template_of(row.template)
    heard = counted(template, answers_of(row))
    result = conclude(template, heard, with_measure=bool(measures))
    _check(result, signer, measures, summary, without_measure.strip(), timezone.localdate(now))
    row.answers = {k: list(v) if isinstance(v, tuple) else v for k, v in heard.items()}
    row.notes = {key: note for key, note in row.notes.items() if key in heard}
    row.state, row.outcome, row.lock = Run.State.SIGNED, result.outcome, row.lock + 1
    row.reasons = [asdict(reason) for reason in result.reasons]
    row.public_summary = summary.strip() or _in_short(result)
    row.without_measure = without_measure.strip()
    row.signer, row.signed_at, row.signed_by = signer.strip(), now, actor.key
    row.is_public = subject.is_public if subject else row.is_public
    row.save()
    Measure.objects.bulk_create(
        Measure(run=row, text=one.text.strip(), owner=one.owner.strip(), due_on=one.due_on)
        for one in measures
    )
    text = f"{spoken_of(row)} ondertekend. Uitkomst: {result.name.lower()}."
    details: dict[str, object] = {"outcome": result.outcome, "measures": len(measures)}
    record(row, "sign_run", text, actor=actor, now=now, details=details)
    return card_of(row.pk)


def answers_of(row: Run) -> Answers:
    """Return the answers of a run as the core reads them."""
    return {
        key: tuple(value) if isinstance(value, list) else str(value)
        for key, value in row.answers.items()
    }


def _in_short(result: Result) -> str:
    """Say the weightiest reasons, for a signer who wrote no summary."""
    weight = {Effect.NEGATIVE: 0, Effect.TO_FIND_OUT: 1, Effect.POSITIVE: 2}
    said = [reason for reason in result.reasons if reason.because]
    said.sort(key=lambda reason: weight[Effect(reason.effect)])
    words = " ".join(dict.fromkeys(reason.because for reason in said[:3]))
    # Kept beside the other Dutch of the run, whichever language the signer reads.
    with override("nl"):
        return words or gettext("Geen enkel antwoord wijst op een effect.")


def _check(
    result: Result,
    signer: str,
    measures: Sequence[NewMeasure],
    summary: str,
    without: str,
    today: date,
) -> None:
    if result.missing:
        raise SignRefused(
            "incomplete",
            gettext("Nog niet alle vragen hebben een antwoord."),
            dict.fromkeys(result.missing, gettext("Geef een antwoord, of kies “weet niet”.")),
        )
    wrong = _wrong_words(signer, summary, without) | _wrong_measures(measures, today)
    if wrong:
        raise SignRefused("fields", gettext("Kijk deze velden na."), wrong)
    if result.asks_measure and not measures and not without:
        raise SignRefused(
            "measure_needed",
            gettext(
                "Er is een negatief effect. Noem een maatregel met wie en wanneer, of leg uit "
                "waarom er geen maatregel komt."
            ),
            {"measures": gettext("Noem een maatregel, of leg uit waarom er geen komt.")},
        )
    if measures and without:
        raise SignRefused(
            "both",
            gettext("Je noemt een maatregel en zegt ook dat er geen komt. Kies één van de twee."),
            {"without_measure": gettext("Laat dit leeg als er een maatregel komt.")},
        )


def _wrong_words(signer: str, summary: str, without: str) -> dict[str, str]:
    wrong = {}
    if not 2 <= len(signer.strip()) <= 160:
        wrong["signer"] = gettext("Schrijf wie ondertekent: functie, en naam als je wil.")
    most = gettext("Schrijf hoogstens %(most)s tekens.") % {"most": _LONGEST}
    for name, text in (("summary", summary), ("without_measure", without)):
        if len(text) > _LONGEST or "\x00" in text:
            wrong[name] = most
    if without and len(without) < 10:
        wrong["without_measure"] = gettext("Leg uit waarom er geen maatregel komt.")
    return wrong


def _wrong_measures(measures: Sequence[NewMeasure], today: date) -> dict[str, str]:
    if len(measures) > _MOST_MEASURES:
        return {
            "measures": gettext("Noem hoogstens %(most)s maatregelen.") % {"most": _MOST_MEASURES}
        }
    for one in measures:
        if not 3 <= len(one.text.strip()) <= 500 or not 2 <= len(one.owner.strip()) <= 160:
            return {
                "measures": gettext("Schrijf bij elke maatregel wat er gebeurt en wie het doet.")
            }
        if one.due_on < today:
            return {"measures": gettext("De dag van een maatregel ligt in het verleden.")}
    return {}


@transaction.atomic
def withdraw_run(*, run: RunRef, reason: str, actor: journal.Actor, now: datetime) -> RunCard:
    """Withdraw a test with a reason that everybody can read; it stays in the history."""
    row = take(run)
    if row.state == Run.State.WITHDRAWN:
        raise RunRefused("withdrawn", gettext("Deze toets is al ingetrokken."))
    check_not_decided(subject_now(row.room, row.subject))
    if not 5 <= len(reason.strip()) <= _LONGEST:
        raise SignRefused(
            "reason",
            gettext("Schrijf waarom je de toets intrekt."),
            {"reason": gettext("Schrijf waarom je de toets intrekt.")},
        )
    row.state, row.withdrawn_at, row.withdrawn_why = Run.State.WITHDRAWN, now, reason.strip()
    row.lock += 1
    row.save()
    text = f"{spoken_of(row)} ingetrokken."
    record(row, "withdraw_run", text, actor=actor, now=now, reason=reason if row.is_public else "")
    return card_of(row.pk)


@transaction.atomic
def carry_out_measure(
    *, measure: int, done_on: date, proof: str, actor: journal.Actor, now: datetime
) -> RunCard:
    """Tell that a measure of a signed test was carried out, on which day and how that shows."""
    run_id = Measure.objects.filter(pk=measure).values_list("run", flat=True).first()
    row = take(run_id or 0)
    found = Measure.objects.select_for_update().get(pk=measure)
    if row.state != Run.State.SIGNED or found.done_on is not None:
        raise RunRefused("done", gettext("Deze maatregel is al uitgevoerd, of telt niet meer."))
    wrong = _wrong_proof(proof, done_on, timezone.localdate(now), row)
    if wrong:
        raise SignRefused("fields", gettext("Kijk deze velden na."), wrong)
    found.done_on, found.proof = done_on, proof.strip()
    found.save()
    text = f"Maatregel uitgevoerd: {found.text if row.is_public else spoken_of(row)}"
    record(row, "carry_out_measure", text, actor=actor, now=now)
    return card_of(row.pk)


def _wrong_proof(proof: str, done_on: date, today: date, row: Run) -> Mapping[str, str]:
    signed_on = timezone.localdate(row.signed_at) if row.signed_at else today
    if not signed_on <= done_on <= today:
        return {"done_on": gettext("Kies een dag tussen de ondertekening en vandaag.")}
    if not 3 <= len(proof.strip()) <= 500:
        return {"proof": gettext("Schrijf waaruit dat blijkt, of plak een link.")}
    return {}
