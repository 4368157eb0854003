"""What this room holds about a person who has an account: what they wrote and asked."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Holder, register_holding
from verbond.decisions.models import Draft, Item, Publishing, WaitingPage


def register() -> None:
    """Tell the room `accounts` what to show, export and erase."""
    register_holding(
        "decisions.drafts", _drafts, _erase, title=_("Ontwerpen van besluiten die je bewaarde")
    )


def _drafts(holder: Holder) -> Sequence[Mapping[str, object]]:
    rows = Draft.objects.filter(made_by=holder.journal_key).select_related("item")
    return [
        {
            "item": row.item.key,
            "version": row.number,
            "title": row.title,
            "made_at": row.made_at,
        }
        for row in rows.order_by("made_at")
    ]


def _erase(holder: Holder, _now: datetime) -> None:
    """Keep the texts, without the key that says by whom."""
    Draft.objects.filter(made_by=holder.journal_key).update(made_by="")
    Item.objects.filter(made_by=holder.journal_key).update(made_by="")
    Publishing.objects.filter(asked_by=holder.journal_key).update(asked_by="")
    WaitingPage.objects.filter(asked_by=holder.journal_key).update(asked_by="")
