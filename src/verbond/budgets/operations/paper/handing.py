"""Give somebody a ballot on paper at the desk: ticked off first, so that nobody votes twice."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from verbond.budgets.errors import BallotRefused
from verbond.budgets.models import Channel, PaperSheet, Participation
from verbond.budgets.operations.voting.proving import elector_of
from verbond.budgets.operations.voting.register import (
    register_participation,
    take_back,
    who_of_elector,
)
from verbond.budgets.queries.voting.booths import Booth, frozen_of
from verbond.journal import facade as journal


@transaction.atomic
def hand_out(*, booth: Booth, number: str, born_on: date, on: date) -> Participation:
    """Tick somebody of the list off and say that they may have a ballot on paper.

    Nothing about the person is written but the tick. Raises `BallotRefused`: not on the list,
    voted already, has one already, or no list to tick off.
    """
    _check(booth)
    elector = elector_of(booth, number, born_on)
    return register_participation(
        booth=booth,
        who_hash=who_of_elector(booth.salt, elector.key_hash),
        channel=Channel.PAPER,
        on=on,
        state=Participation.State.HANDED_OUT,
    )


@transaction.atomic
def hand_in_unused(*, booth: Booth, number: str, born_on: date, on: date) -> Participation:
    """Take an unused ballot back: its voter may vote another way. Raises `BallotRefused`.

    The empty ballot can be printed by anybody, so it proves nothing: refused when all that was
    handed out lies filled in on the desk already.
    """
    journal.wait_turn()
    _check(booth)
    elector = elector_of(booth, number, born_on)
    row = take_back(booth=booth, who_hash=who_of_elector(booth.salt, elector.key_hash), on=on)
    _check_still_out(booth)
    return row


def _check_still_out(booth: Booth) -> None:
    out = Participation.objects.filter(
        round=booth.pk, channel=Channel.PAPER, state=Participation.State.HANDED_OUT
    ).count()
    if PaperSheet.objects.filter(batch__round=booth.pk).count() > out:
        raise BallotRefused(
            "all_back",
            gettext("Alle biljetten die meegegeven zijn, kwamen al ingevuld terug. Kijk dat na."),
        )


def _check(booth: Booth) -> None:
    if not frozen_of(booth).has_electors:
        raise BallotRefused(
            "no_list", gettext("Er is geen kiezerslijst om mensen op af te vinken.")
        )
