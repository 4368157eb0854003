"""Workshops of a round: planned by staff, with seats that people take, and a lesson afterwards."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.accounts import facade as accounts
from verbond.budgets.core.proposing import wording
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Workshop, WorkshopSeat
from verbond.journal import facade as journal


@transaction.atomic
def plan_workshop(
    *, workshop: Workshop, lock: int | None, actor: journal.Actor, now: datetime
) -> Workshop:
    """Save a workshop, new or changed (then with the lock it was opened with)."""
    journal.wait_turn()
    if workshop._state.adding:  # noqa: SLF001 - Django documents this name
        workshop.made_at = now
    else:
        held = Workshop.objects.select_for_update().get(pk=workshop.pk)
        if held.lock != lock:
            raise ProposalRefused(
                "changed", gettext("Iemand anders wijzigde deze werkavond. Kijk eerst na.")
            )
        taken = WorkshopSeat.objects.filter(workshop=held).count()
        if workshop.seats is not None and workshop.seats < taken:
            raise ProposalRefused(
                "seats", gettext("Er zijn al %(n)s mensen ingeschreven.") % {"n": taken}
            )
        workshop.lock = held.lock + 1
    workshop.title = wording.one_line(workshop.title)[:160]
    workshop.text = wording.several_lines(workshop.text)
    workshop.place = wording.one_line(workshop.place)[:160]
    workshop.lesson = wording.several_lines(workshop.lesson)
    workshop.cancelled_because = wording.one_line(workshop.cancelled_because)[:300]
    workshop.save()
    _note(workshop, "plan_workshop", f"Werkavond bewaard: {workshop.title}.", actor, now)
    return workshop


@transaction.atomic
def take_seat(
    *, workshop: Workshop, person_id: int, actor: journal.Actor, now: datetime
) -> WorkshopSeat:
    """Come to a workshop; twice is once. Raises `ProposalRefused` when it is full or over."""
    journal.wait_turn()
    held = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if held.starts_at <= now or held.cancelled_because:
        raise ProposalRefused("over", gettext("Inschrijven kan hier niet meer."))
    taken = WorkshopSeat.objects.filter(workshop=held)
    mine = taken.filter(person_id=person_id).first()
    if mine is not None:
        return mine
    if held.seats is not None and taken.count() >= held.seats:
        raise ProposalRefused("full", gettext("Alle plaatsen zijn bezet."))
    if not accounts.is_still_here(person_id):
        raise ProposalRefused("erased", gettext("Je account is gewist. Er is niets bewaard."))
    made = WorkshopSeat.objects.create(workshop=held, person_id=person_id, taken_at=now)
    _note(held, "take_seat", "Iemand schreef zich in voor een werkavond.", actor, now)
    return made


@transaction.atomic
def give_seat_back(
    *, workshop: Workshop, person_id: int, actor: journal.Actor, now: datetime
) -> None:
    """Not come after all; the seat is free again."""
    journal.wait_turn()
    gone, _rows = WorkshopSeat.objects.filter(workshop=workshop, person_id=person_id).delete()
    if gone:
        _note(workshop, "give_seat_back", "Iemand schreef zich uit voor een werkavond.", actor, now)


def _note(workshop: Workshop, verb: str, summary: str, actor: journal.Actor, now: datetime) -> None:
    journal.record(
        actor=actor,
        verb=verb,
        room="budgets",
        object_kind="workshop",
        object_key=str(workshop.pk),
        summary=summary,
        at=now,
    )
