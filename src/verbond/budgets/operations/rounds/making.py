"""Make an envelope and a round, change it, and show it to everybody."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from verbond.budgets.core.recipe import restore_recipe
from verbond.budgets.core.recipe.shape import PHASES
from verbond.budgets.errors import RoundRefused
from verbond.budgets.models import Envelope, Phase, Round
from verbond.budgets.operations.rounds.money import fill_envelope, fund_round
from verbond.budgets.operations.rounds.turns import note_round, round_in_turn, save_round
from verbond.journal import facade as journal
from verbond.kit.money import exact

# Words that already lead somewhere else on the desk.
TAKEN_WORDS = frozenset({"new", "models", "money", "waiting"})


@dataclass(frozen=True, slots=True)
class Step:
    """A phase of a round with its days; the last day counts."""

    code: str
    first_on: date
    last_on: date
    text: str = ""


@transaction.atomic
def open_envelope(*, envelope: Envelope, actor: journal.Actor, now: datetime) -> Envelope:
    """Save an envelope and put its money in the books; the same again changes nothing."""
    journal.wait_turn()
    held = Envelope.objects.filter(slug=envelope.slug).first()
    if held is not None:
        return held
    envelope.full_clean(exclude=["book", "account"])
    envelope.save()
    journal.record(
        actor=actor,
        verb="open_envelope",
        room="budgets",
        object_kind="envelope",
        object_key=envelope.slug,
        summary=f"Budget geopend: {envelope.name}, {exact(envelope.amount_cents)}.",
        details={"source": envelope.source},
        at=now,
    )
    fill_envelope(envelope, actor=actor, now=now)
    return envelope


@transaction.atomic
def make_round(
    *,
    row: Round,
    steps: Sequence[Step],
    actor: journal.Actor,
    now: datetime,
) -> Round:
    """Save a new round with its phases, seen by staff alone until it is published."""
    journal.wait_turn()
    if row.slug in TAKEN_WORDS or Round.objects.filter(slug=row.slug).exists():
        raise RoundRefused("twice", gettext("Er is al een ronde met dit adres."))
    _check(row, steps)
    row.salt = secrets.token_hex(32)
    row.made_at = now
    row.phase = steps[0].code
    row.save()
    Phase.objects.bulk_create(_phases(row, steps))
    note_round(
        row=row,
        verb="make_round",
        # Everybody reads the journal; the title is for when the round is shown.
        summary="Ronde gemaakt, nog niet te zien.",
        actor=actor,
        now=now,
    )
    return row


@transaction.atomic
def change_days(
    *,
    row: Round,
    steps: Sequence[Step],
    lock: int,
    reason: str,
    actor: journal.Actor,
    now: datetime,
) -> Round:
    """Give the phases other days. Once people can see them, only with a reason."""
    held = round_in_turn(row.pk, lock)
    if held.published_at and not reason.strip():
        raise RoundRefused(
            "reason", gettext("Mensen rekenen op deze dagen. Zeg waarom ze veranderen.")
        )
    _check(held, steps)
    before = {one.code: one for one in held.phases.all()}
    _check_past(held, before, steps)
    held.phases.all().delete()
    Phase.objects.bulk_create(_phases(held, steps))
    save_round(held)
    note_round(
        row=held,
        verb="change_days",
        summary=f"Andere dagen voor de ronde {held.title}."
        if held.published_at
        else "Andere dagen voor een ronde die nog niet te zien is.",
        reason=reason.strip(),
        actor=actor,
        now=now,
    )
    return held


@transaction.atomic
def publish_round(*, row: Round, lock: int, actor: journal.Actor, now: datetime) -> Round:
    """Show a round to everybody, and take its money out of the envelope."""
    held = round_in_turn(row.pk, lock)
    if held.published_at:
        raise RoundRefused("published", gettext("Deze ronde is al te zien."))
    fund_round(held, on=timezone.localdate(now), actor=actor, now=now)
    held.published_at = now
    save_round(held, "published_at")
    note_round(
        row=held,
        verb="publish_round",
        summary=f"Nieuwe ronde: {held.title}, {exact(held.budget_cents)}.",
        actor=actor,
        now=now,
    )
    return held


def _check(row: Round, steps: Sequence[Step]) -> None:
    if row.recipe.published_at is None:
        raise RoundRefused(
            "model",
            gettext("Kies een stemmodel dat gepubliceerd is: een ontwerp kan nog wijzigen."),
        )
    if row.budget_cents <= 0:
        raise RoundRefused("budget", gettext("Geef een bedrag boven nul."))
    if not 0 <= row.earmark_cents <= row.budget_cents:
        raise RoundRefused(
            "earmark", gettext("Het deel voor ateliers is hoogstens het budget van de ronde.")
        )
    _check_envelope(row)
    _check_steps(row, steps)


def _check_envelope(row: Round) -> None:
    envelope = row.envelope
    if envelope is None:
        return
    if envelope.place_code and envelope.place_code != row.place_code:
        raise RoundRefused("place", gettext("Dit budget is van een ander stadsdeel dan de ronde."))


def _check_steps(row: Round, steps: Sequence[Step]) -> None:
    wanted = [one.code for one in restore_recipe(row.recipe.document, where=row.slug).phases]
    given = [one.code for one in steps]
    if given != wanted:
        raise RoundRefused(
            "phases",
            gettext("Dit stemmodel heeft deze stappen, in deze volgorde: %(phases)s.")
            % {"phases": ", ".join(wanted)},
        )
    for step in steps:
        if step.last_on < step.first_on:
            raise RoundRefused(
                "days", gettext("Een stap kan niet eindigen voor ze begint: %s.") % step.code
            )
    for one, other in pairwise(steps):
        if other.first_on <= one.last_on:
            raise RoundRefused(
                "overlap",
                gettext("Een stap begint pas na de laatste dag van de vorige: %s.") % other.code,
            )


def _check_past(row: Round, before: dict[str, Phase], steps: Sequence[Step]) -> None:
    """A phase that is over keeps its days: people acted on them."""
    now_at = PHASES.index(row.phase)
    for step in steps:
        held = before.get(step.code)
        changed = held is not None and (held.first_on, held.last_on) != (
            step.first_on,
            step.last_on,
        )
        if changed and PHASES.index(step.code) < now_at:
            raise RoundRefused(
                "past", gettext("Deze stap is voorbij en houdt haar dagen: %s.") % step.code
            )


def _phases(row: Round, steps: Sequence[Step]) -> list[Phase]:
    return [
        Phase(
            round=row,
            code=one.code,
            position=position,
            first_on=one.first_on,
            last_on=one.last_on,
            text=one.text,
        )
        for position, one in enumerate(steps, start=1)
    ]
