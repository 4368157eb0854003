"""Where the euros of a round stand in the books: city → envelope → round → project → paid.

Each account is real money at one stage; none goes below zero, so no euro is promised twice.
"""

from datetime import date, datetime

from verbond.budgets.models import Envelope, Proposal, Round
from verbond.budgets.queries.rounds.books import (
    BOOK,
    CITY,
    HEADS,
    envelope_account,
    paid_account,
    project_account,
    round_account,
)
from verbond.journal.facade import Actor
from verbond.ledger import facade as ledger


def fill_envelope(envelope: Envelope, *, actor: Actor, now: datetime) -> None:
    """Put the amount that the city promised in the envelope."""
    if ledger.find_book(BOOK) is None:
        _open_book(envelope.fictitious, actor, now)
    _account(envelope_account(envelope), envelope.name, "asset", 0, actor, now)
    move(
        CITY,
        envelope_account(envelope),
        envelope.amount_cents,
        key=f"fill:{envelope.slug}",
        on=envelope.first_on,
        text=f"Budget van {envelope.name}",
        actor=actor,
        now=now,
    )


def fund_round(row: Round, *, on: date, actor: Actor, now: datetime) -> None:
    """Take the budget of a round out of its envelope; refused when there is not enough in it."""
    if row.envelope is None:
        return
    _account(round_account(row), row.title, "asset", 0, actor, now)
    move(
        envelope_account(row.envelope),
        round_account(row),
        row.budget_cents,
        key=f"round:{row.slug}",
        on=on,
        text=f"Budget van de ronde: {row.title}",
        actor=actor,
        now=now,
    )


def fund_project(proposal: Proposal, cents: int, *, on: date, actor: Actor, now: datetime) -> None:
    """Set money of the round apart for a chosen project."""
    row = proposal.round
    if row.envelope is None:
        return
    for code, name in ((f"project/{row.slug}", "Gekozen"), (f"paid/{row.slug}", "Betaald")):
        _account(code, f"{name}: {row.title}", HEADS[code.split("/")[0]][1], None, actor, now)
    _account(project_account(proposal), proposal.title, "asset", 0, actor, now)
    _account(paid_account(proposal), f"Betaald: {proposal.title}", "expense", None, actor, now)
    move(
        round_account(row),
        project_account(proposal),
        cents,
        key=f"project:{row.slug}:{proposal.key}",
        on=on,
        text=f"Gekozen project: {proposal.title}",
        actor=actor,
        now=now,
    )


def return_leftover(row: Round, *, on: date, actor: Actor, now: datetime) -> int:
    """Give what a round did not use back to its envelope, for the next round; return the cents."""
    if row.envelope is None:
        return 0
    left = ledger.balance(BOOK, round_account(row)).free or 0
    if left:
        move(
            round_account(row),
            envelope_account(row.envelope),
            left,
            key=f"leftover:{row.slug}",
            on=on,
            text=f"Niet gebruikt in de ronde: {row.title}",
            actor=actor,
            now=now,
        )
    return left


def move(
    source: str,
    target: str,
    cents: int,
    *,
    key: str,
    on: date,
    text: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Move an amount from one account to another; the same key moves it once."""
    ledger.post(
        book=BOOK,
        lines=[ledger.Line(source, -cents), ledger.Line(target, cents)],
        key=key,
        on=on,
        text=text,
        actor=actor,
        now=now,
    )


def _open_book(fictitious: bool, actor: Actor, now: datetime) -> None:
    ledger.open_book(
        code=BOOK,
        unit="cents",
        name="Wijkbudgetten",
        actor=actor,
        now=now,
        text="Het geld waarover bewoners beslissen. De boekhouding van de stad blijft de bron.",
        fictitious=fictitious,
    )
    for code, (name, kind) in HEADS.items():
        _account(code, name, kind, None, actor, now)


def _account(
    code: str, name: str, kind: str, limit: int | None, actor: Actor, now: datetime
) -> None:
    ledger.open_account(
        book=BOOK, code=code, name=name[:200], kind=kind, limit=limit, actor=actor, now=now
    )
