"""What this room holds about a person who has an account: what they posted."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Holder, register_holding
from verbond.ledger.models import Posting


def register() -> None:
    """Tell the room `accounts` what to show, export and erase."""
    register_holding("ledger.postings", _postings, _erase, title=_("Wat door jou geboekt is"))


def _postings(holder: Holder) -> Sequence[Mapping[str, object]]:
    rows = Posting.objects.filter(actor=holder.journal_key).select_related("book")
    return [
        {
            "book": row.book.code,
            "number": row.number,
            "on": row.on,
            "text": row.text,
            "posted_at": row.posted_at,
        }
        for row in rows.order_by("book", "number")
    ]


def _erase(holder: Holder, _now: datetime) -> None:
    """Keep what was booked, without the key that says by whom."""
    Posting.objects.filter(actor=holder.journal_key).update(actor="")
