"""Post something that happened, and turn it back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from verbond.journal import facade as journal
from verbond.ledger.core.lines import Line, fingerprint, moved, turned
from verbond.ledger.errors import AlreadyReversed, KeyUsedDifferently
from verbond.ledger.models import Book, Entry, Posting, Reservation
from verbond.ledger.operations.checks import (
    MOST_KEY,
    book_in_turn,
    check_day,
    check_limits,
    check_lines,
    check_open,
    check_text,
    day_of,
)
from verbond.ledger.queries.cards import PostingCard, accounts_of, posting_card, posting_of


@transaction.atomic
def post(
    *,
    book: str,
    lines: Sequence[Line],
    key: str,
    on: date,
    text: str,
    actor: journal.Actor,
    now: datetime,
) -> PostingCard:
    """Post balanced lines for a day, in whole units of the book; text and key name no person.

    A posting with this key and the same content is returned, not written twice. Raises
    `Unbalanced`, `AmountRefused`, `KeyUsedDifferently`, `BookUnknown`, `AccountUnknown`,
    `BookClosed` (period or account), `DayRefused` (to come), `LimitReached` with what is free.
    """
    check_lines(lines)
    row = book_in_turn(book)
    said = Said(book=row, lines=tuple(lines), key=key, on=on, text=text)
    return said.known() or write(said, actor=actor, now=now)


@transaction.atomic
def reverse(
    *,
    book: str,
    number: int,
    on: date,
    actor: journal.Actor,
    now: datetime,
    key: str = "",
    text: str = "",
) -> PostingCard:
    """Turn a posting back, whole, by a new one that undoes it on a day of its own.

    Without a key it is `reverse:NUMBER`. A reservation that the posting settled stays as it is.
    Raises `PostingUnknown`, `AlreadyReversed` (also for a reversal itself), and as `post`.
    """
    row = book_in_turn(book)
    first = posting_of(row, number)
    lines = posting_card(first).lines
    said = Said(
        book=row,
        lines=turned(lines),
        key=key or f"reverse:{number}",
        on=on,
        text=text or gettext("Draait boeking %(number)s terug.") % {"number": number},
        reverses=first,
    )
    if known := said.known():
        return known
    if first.reverses is not None or Posting.objects.filter(reverses=first).exists():
        raise AlreadyReversed(
            "reversed",
            gettext("Boeking %(number)s is al teruggedraaid, of draait zelf een andere terug.")
            % {"number": number},
        )
    return write(said, actor=actor, now=now)


class Said:
    """What a posting says, before it is written; its book is in turn."""

    def __init__(
        self,
        *,
        book: Book,
        lines: tuple[Line, ...],
        key: str,
        on: date,
        text: str,
        reverses: Posting | None = None,
        settles: Reservation | None = None,
        given_back: Mapping[str, int] | None = None,
    ) -> None:
        self.book, self.lines, self.on = book, lines, on
        self.key, self.text = check_text(key, most=MOST_KEY), check_text(text)
        self.reverses, self.settles, self.given_back = reverses, settles, given_back or {}
        self.sha256 = fingerprint(on=on, text=self.text, lines=lines, role=self.role)

    @property
    def role(self) -> str:
        if self.reverses is not None:
            return f"reverses {self.reverses.number}"
        return f"settles {self.settles.key}" if self.settles is not None else ""

    def known(self) -> PostingCard | None:
        """Return the posting with this key, when it says the same."""
        found = (
            Posting.objects.select_related("book", "reverses", "settles")
            .filter(book=self.book, key=self.key)
            .first()
        )
        if found is None:
            return None
        if found.sha256 != self.sha256:
            raise KeyUsedDifferently(
                "key",
                gettext("De sleutel “%(key)s” staat al op boeking %(number)s, met iets anders.")
                % {"key": self.key, "number": found.number},
            )
        return posting_card(found)


def write(said: Said, *, actor: journal.Actor, now: datetime) -> PostingCard:
    """Check a posting against the book as it stands, and write it under the next number."""
    today, changes = day_of(now), moved(said.lines)
    check_day(said.book, said.on, today)
    accounts = accounts_of(said.book, list(changes))
    for account in accounts.values():
        check_open(account, said.on)
    check_limits(
        book=said.book,
        accounts=accounts,
        changes=changes,
        today=today,
        given_back=said.given_back,
    )
    last = Posting.objects.filter(book=said.book).aggregate(last=Max("number"))["last"] or 0
    posting = Posting.objects.create(
        book=said.book,
        number=last + 1,
        on=said.on,
        text=said.text,
        key=said.key,
        sha256=said.sha256,
        lines=len(said.lines),
        reverses=said.reverses,
        settles=said.settles,
        posted_at=now,
        actor=actor.key,
    )
    Entry.objects.bulk_create(
        Entry(posting=posting, line=line, account=accounts[one.account], amount=one.amount)
        for line, one in enumerate(said.lines, 1)
    )
    _note(posting, said, actor, now)
    return PostingCard(
        book=said.book.code,
        number=posting.number,
        on=said.on,
        text=said.text,
        key=said.key,
        lines=said.lines,
        reverses=said.reverses.number if said.reverses else None,
        reversed_by=None,
        settles=said.settles.key if said.settles else "",
        sha256=said.sha256,
        posted_at=now,
    )


def _note(posting: Posting, said: Said, actor: journal.Actor, now: datetime) -> None:
    journal.record(
        actor=actor,
        verb="reverse" if said.reverses else "settle" if said.settles else "post",
        room="ledger",
        object_kind="posting",
        object_key=f"{said.book.code}/{posting.number}",
        summary=gettext("Boeking %(number)s in het boek “%(book)s”.")
        % {"number": posting.number, "book": said.book.name},
        details={"sha256": said.sha256},
        at=now,
    )
