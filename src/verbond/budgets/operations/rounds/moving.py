"""From one phase to the next: a person does it, on a day, in public."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from verbond.budgets.core.recipe.shape import PHASES
from verbond.budgets.errors import RoundRefused
from verbond.budgets.models import Award, PhaseCode, Result, Round
from verbond.budgets.operations.rounds.money import return_leftover
from verbond.budgets.operations.rounds.turns import note_round, round_in_turn, save_round
from verbond.budgets.queries.rounds.steps import WITH_OWN_ACT, next_phase
from verbond.journal import facade as journal


@transaction.atomic
def go_to_phase(*, row: Round, phase: str, lock: int, actor: journal.Actor, now: datetime) -> Round:
    """Begin the next phase. The vote and the result begin with acts of their own."""
    held = round_in_turn(row.pk, lock)
    _check_next(held, phase)
    _check_day(held, phase, now)
    if phase == PhaseCode.EXECUTION:
        _check_result(held)
    held.phase = phase
    save_round(held, "phase")
    note_round(
        row=held,
        verb="go_to_phase",
        summary=f"{held.title}: nu {PhaseCode(phase).label}.",
        actor=actor,
        now=now,
    )
    return held


@transaction.atomic
def close_round(*, row: Round, lock: int, actor: journal.Actor, now: datetime) -> Round:
    """End a round: what it did not use goes back to its envelope, for the next one."""
    held = round_in_turn(row.pk, lock)
    if held.phase != PhaseCode.EXECUTION:
        raise RoundRefused("phase", gettext("Sluit een ronde pas als de uitvoering bezig is."))
    if held.is_closed:
        raise RoundRefused("closed", gettext("Deze ronde is al gesloten."))
    _check_done(held)
    left = return_leftover(held, on=timezone.localdate(now), actor=actor, now=now)
    held.is_closed = True
    save_round(held, "is_closed")
    note_round(
        row=held,
        verb="close_round",
        summary=f"Ronde gesloten: {held.title}.",
        details={"returned_cents": left},
        actor=actor,
        now=now,
    )
    return held


def _check_done(row: Round) -> None:
    """What a project gives back afterwards would lie in a round that nobody opens again."""
    _check_result(row)
    busy = Award.objects.filter(proposal__round=row, closed_on=None).count()
    if busy:
        raise RoundRefused(
            "projects",
            ngettext(
                "%(n)s project is nog bezig. Sluit eerst die rekening af.",
                "%(n)s projecten zijn nog bezig. Sluit eerst die rekeningen af.",
                busy,
            )
            % {"n": busy},
        )


def _check_result(row: Round) -> None:
    published = Result.objects.filter(round=row, published_at__isnull=False)
    if row.vote_closed_at and not published.exists():
        raise RoundRefused("no_result", gettext("Publiceer eerst de uitslag."))


def _check_next(row: Round, phase: str) -> None:
    if row.published_at is None:
        raise RoundRefused("hidden", gettext("Toon de ronde eerst aan iedereen."))
    if phase not in PHASES or phase != next_phase(row):
        raise RoundRefused("phase", gettext("Dit is niet de volgende stap van deze ronde."))
    if phase in WITH_OWN_ACT:
        raise RoundRefused("own_act", gettext("Open of sluit de stemming op haar eigen pagina."))


def _check_day(row: Round, phase: str, now: datetime) -> None:
    first = row.phases.get(code=phase).first_on
    if timezone.localdate(now) < first:
        raise RoundRefused(
            "early",
            gettext("Deze stap begint op %(day)s. Verander eerst de dagen, met een reden.")
            % {"day": f"{first:%d/%m/%Y}"},
        )
