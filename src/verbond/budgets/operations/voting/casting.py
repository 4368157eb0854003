"""Cast a ballot, or another one in its place: one act, one transaction, one receipt."""

import secrets
from dataclasses import dataclass
from datetime import date

from verbond.budgets.core.balloting import (
    RECEIPT_LENGTH,
    BallotFinding,
    Content,
    Frozen,
    content_hash,
    keyed,
    letters_of,
    possible,
    read_content,
    refused,
)
from verbond.budgets.errors import BallotRefused
from verbond.budgets.operations.voting.slips import Outcome, Slip
from verbond.budgets.operations.voting.together import box
from verbond.budgets.operations.voting.words import saying
from verbond.budgets.queries.voting.booths import Booth


@dataclass(frozen=True, slots=True)
class Proof:
    """Who votes, as far as the register may know; where they live only if the model says so."""

    channel: str
    who_hash: str
    neighbourhood: str = ""
    age_band: str = ""
    code_hash: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """The session that a proof by account hangs on, and the mark of that account."""

    key: str
    account: str


NOBODY = Session("", "")


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A ballot that is in the box: durable, and found with its receipt."""

    outcome: Outcome
    content: Content
    warnings: tuple[BallotFinding, ...]


def draw_receipt() -> str:
    """Draw the receipt of a ballot that is still to be cast."""
    return letters_of(secrets.randbelow(possible(RECEIPT_LENGTH)), RECEIPT_LENGTH)


def receipt_hash(salt: str, receipt: str) -> str:
    return keyed(salt, "receipt", receipt)


def cast_ballot(
    *,
    booth: Booth,
    frozen: Frozen,
    proof: Proof,
    receipt: str,
    raw: object,
    today: date,
    session: Session = NOBODY,
) -> Acknowledged:
    """Put a ballot in the box and tick its voter off, or neither. Raises `BallotRefused`.

    With a `session`, only while its account is logged in: asked in the same transaction.
    The same receipt again, by the same voter, is the same ballot: an answer that got lost on the
    way can be asked again, and counts once.
    """
    return _put(booth, frozen, proof, receipt, raw, today, session)


def change_ballot(
    *, booth: Booth, frozen: Frozen, receipt: str, raw: object, today: date
) -> Acknowledged:
    """Put another ballot in the place of the one with this receipt. Raises `BallotRefused`."""
    return _put(booth, frozen, Proof("", ""), receipt, raw, today, NOBODY)


def _put(
    booth: Booth,
    frozen: Frozen,
    proof: Proof,
    receipt: str,
    raw: object,
    today: date,
    session: Session,
) -> Acknowledged:
    content, findings = read_content(raw, frozen.paper)
    if refused(findings):
        first = next(one for one in findings if one.severity == "error")
        raise BallotRefused(first.code, saying(first, frozen))
    kept = frozenset(frozen.document["records"])
    answer = box.put(
        Slip(
            round_id=booth.pk,
            frozen_sha256=frozen.sha256,
            who_hash=proof.who_hash,
            channel=proof.channel,
            on=today,
            receipt_hash=receipt_hash(booth.salt, receipt),
            content=content,
            content_hash=content_hash(receipt, content, frozen.sha256),
            neighbourhood=proof.neighbourhood if "neighbourhood" in kept else "",
            age_band=proof.age_band if "age_band" in kept else "",
            code_hash=proof.code_hash,
            session=session.key,
            account=session.account,
        )
    )
    if isinstance(answer, BallotRefused):
        raise answer
    return Acknowledged(answer, content, findings)
