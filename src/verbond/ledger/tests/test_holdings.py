"""What somebody posted is theirs to see, and stays without them when they leave."""

from django.test import Client

from verbond.accounts.facade import Holder, Person
from verbond.accounts.testing import erase
from verbond.journal.facade import Actor
from verbond.ledger import facade as ledger
from verbond.ledger.facade import BookCard
from verbond.ledger.holdings import _postings
from verbond.ledger.models import Posting
from verbond.ledger.testing import BOOK, NOW, TODAY, lines_of


def test_what_was_posted_stays_without_who(book: BookCard, clerk: Person, client: Client) -> None:
    ledger.post(
        book=BOOK, lines=lines_of(1, to="spent", out_of="city"), key="k", on=TODAY, text="Bomen",
        actor=Actor(clerk.journal_key, "clerk"), now=NOW,
    )  # fmt: skip
    held = _postings(Holder.of(clerk))
    assert [(row["number"], row["text"]) for row in held] == [(1, "Bomen")]
    key = clerk.journal_key
    erase(clerk)
    assert not Posting.objects.filter(actor=key).exists()
    assert Posting.objects.get().text == "Bomen"
