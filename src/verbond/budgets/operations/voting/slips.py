"""A slip: one filled-in ballot on its way to the box, and what became of it."""

import uuid
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.utils.translation import gettext

from verbond.budgets.core.balloting import Content
from verbond.budgets.errors import BallotRefused

type Outcome = Literal["cast", "replaced"]


@dataclass(frozen=True, slots=True)
class Slip:
    """What goes into the register (`who_hash`) and into the box (the rest).

    Without `who_hash` it replaces a ballot by its receipt alone. `on` is the day; nothing here
    knows the hour.
    """

    round_id: int
    frozen_sha256: str
    who_hash: str
    channel: str
    on: date
    receipt_hash: str
    content: Content
    content_hash: str
    neighbourhood: str = ""
    age_band: str = ""
    code_hash: str = ""
    # Asked when it is written, never written: the session must still be of this account.
    session: str = field(default="", repr=False)
    account: str = ""
    # Random, so that rows written in the order of their keys stand in no order of time.
    ballot_id: uuid.UUID = field(default_factory=uuid.uuid4)
    register_id: uuid.UUID = field(default_factory=uuid.uuid4)


def not_open() -> BallotRefused:
    return BallotRefused(
        "not_open", gettext("De stemming is niet open. Je stem is niet ingediend.")
    )


def no_proof() -> BallotRefused:
    return BallotRefused(
        "no_proof",
        gettext("We weten niet meer wie je bent. Toon opnieuw dat je mag stemmen en dien dan in."),
    )


def changed() -> BallotRefused:
    return BallotRefused(
        "changed",
        gettext("Het stembiljet is gewijzigd sinds je begon. Kijk je keuze na en dien opnieuw in."),
    )


def voted_already() -> BallotRefused:
    return BallotRefused(
        "voted_already",
        gettext("Je hebt al gestemd. Je stem aanpassen kan alleen met je ontvangstcode."),
    )


def handed_out() -> BallotRefused:
    return BallotRefused(
        "handed_out",
        gettext("Je kreeg al een code of een biljet op papier. Gebruik dat, of geef het terug."),
    )


def code_off() -> BallotRefused:
    return BallotRefused("code_off", gettext("Deze code werkt niet meer. Vraag hulp aan de stad."))


def no_such_receipt() -> BallotRefused:
    return BallotRefused(
        "no_such_receipt", gettext("We vinden geen stem met deze ontvangstcode. Kijk ze na.")
    )


def busy() -> BallotRefused:
    return BallotRefused(
        "busy",
        gettext("Het is erg druk. Je stem is nog niet ingediend. Probeer het over een minuut."),
    )
