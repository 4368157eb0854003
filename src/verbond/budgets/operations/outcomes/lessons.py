"""What one neighbourhood learned, kept so that another can use it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext

from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Lesson, Proposal, Round, Workshop
from verbond.budgets.operations.outcomes.turns import needed
from verbond.journal import facade as journal

MOST_TOPICS = 5
_LONGEST_TOPIC = 40


class LessonChanged(OutcomeRefused):
    """Somebody changed the lesson in the meantime; `theirs` is how it reads now."""

    theirs: Lesson

    def __init__(self, theirs: Lesson) -> None:
        super().__init__(
            "changed",
            gettext("Iemand anders wijzigde deze les intussen. Kijk wat er nu staat."),
        )
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class LessonTold:
    """A lesson as somebody tells it."""

    kind: str
    title: str
    text: str
    topics: tuple[str, ...] = ()
    place_code: str = ""
    author_name: str = ""
    round: Round | None = None
    proposal: Proposal | None = None
    workshop: Workshop | None = None
    fictitious: bool = False


@transaction.atomic
def tell_lesson(*, told: LessonTold, actor: journal.Actor, now: datetime) -> Lesson:
    """Share a lesson; everybody can read it at once."""
    journal.wait_turn()
    row = Lesson(slug=_free_slug(told.title), made_at=now, made_by=actor.key, published_at=now)
    _fill(row, told)
    row.save()
    _note(row, "tell_lesson", f"Les gedeeld: {row.title}.", actor, now)
    return row


@transaction.atomic
def change_lesson(
    *, lesson: Lesson, told: LessonTold, lock: int, actor: journal.Actor, now: datetime
) -> Lesson:
    """Tell a lesson better. Raises `LessonChanged` when somebody else did meanwhile."""
    row = _in_turn(lesson)
    if row.lock != lock:
        raise LessonChanged(row)
    _fill(row, told)
    row.lock += 1
    row.save()
    _note(row, "change_lesson", f"Les gewijzigd: {row.title}.", actor, now)
    return row


@transaction.atomic
def withdraw_lesson(*, lesson: Lesson, reason: str, actor: journal.Actor, now: datetime) -> Lesson:
    """Take a lesson off the page, with a reason."""
    row = _in_turn(lesson)
    why = needed(reason, gettext("Schrijf waarom deze les weg moet."))
    row.published_at = None
    row.lock += 1
    row.save(update_fields=["published_at", "lock"])
    _note(row, "withdraw_lesson", f"Les weggehaald: {row.slug}.", actor, now, why)
    return row


def _in_turn(lesson: Lesson) -> Lesson:
    journal.wait_turn()
    found = Lesson.objects.select_for_update(of=("self",)).filter(pk=lesson.pk).first()
    if found is None or found.published_at is None:
        raise OutcomeRefused("no_lesson", gettext("Deze les bestaat niet meer."))
    return found


def _fill(row: Lesson, told: LessonTold) -> None:
    if told.kind not in Lesson.Kind.values:
        raise OutcomeRefused("kind", gettext("Kies of het werkte, niet werkte, of een tip is."))
    row.kind = told.kind
    row.title = needed(told.title, gettext("Geef de les een titel."), "title")
    row.text = needed(told.text, gettext("Schrijf wat jullie leerden."), "text")
    row.topics = _topics(told.topics)
    row.place_code, row.author_name = told.place_code, told.author_name.strip()
    row.round, row.proposal, row.workshop = told.round, told.proposal, told.workshop
    row.fictitious = told.fictitious


def _topics(given: Sequence[str]) -> list[str]:
    found = list(dict.fromkeys(" ".join(one.lower().split()) for one in given if one.strip()))
    if len(found) > MOST_TOPICS or any(len(one) > _LONGEST_TOPIC for one in found):
        raise OutcomeRefused(
            "topics",
            gettext("Hoogstens %(most)s onderwerpen, van een of twee woorden.")
            % {"most": MOST_TOPICS},
        )
    return found


def _free_slug(title: str) -> str:
    slug = slugify(title)[:70].strip("-") or "les"
    taken = Lesson.objects.filter(slug=slug).exists()
    return f"{slug}-{secrets.token_hex(3)}" if taken else slug


def _note(
    row: Lesson, verb: str, summary: str, actor: journal.Actor, now: datetime, reason: str = ""
) -> None:
    journal.record(
        actor=actor,
        verb=verb,
        room="budgets",
        object_kind="lesson",
        object_key=row.slug,
        summary=summary,
        reason=reason,
        at=now,
    )
