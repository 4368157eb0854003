"""Documents that belong to an item: an address and a name."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.decisions.errors import DraftRefused
from verbond.decisions.models import Document, Item
from verbond.decisions.operations.turns import item_in_turn, note_item
from verbond.journal import facade as journal

OPEN = (Item.State.DRAFT, Item.State.AGENDA)


@transaction.atomic
def attach_document(
    *, item: Item, name: str, url: str, actor: journal.Actor, now: datetime
) -> Document:
    """Add a document to an item that is not decided yet; the same address once."""
    row = _open_item(item)
    name, url = name.strip(), url.strip()
    if not name or not url.startswith(("https://", "http://", "/")):
        raise DraftRefused(
            "document", gettext("Een document heeft een naam en een adres (https://…) nodig.")
        )
    if row.documents.filter(url=url).exists():
        raise DraftRefused("twice", gettext("Dit document hoort er al bij."))
    document = Document.objects.create(item=row, name=name[:200], url=url[:500])
    note_item(
        item=row,
        verb="attach_document",
        summary=f"Document toegevoegd aan punt {row.key}.",
        actor=actor,
        now=now,
    )
    return document


@transaction.atomic
def detach_document(*, item: Item, document: int, actor: journal.Actor, now: datetime) -> None:
    """Take a document away from an item that is not decided yet."""
    row = _open_item(item)
    gone, _ = row.documents.filter(pk=document).delete()
    if not gone:
        raise DraftRefused("no_document", gettext("Dit document hoort hier niet meer bij."))
    note_item(
        item=row,
        verb="detach_document",
        summary=f"Document weggehaald bij punt {row.key}.",
        actor=actor,
        now=now,
    )


def _open_item(item: Item) -> Item:
    row = item_in_turn(item.pk)
    if row.state not in OPEN:
        raise DraftRefused(
            "decided", gettext("Dit punt is beslist: de documenten blijven zoals ze waren.")
        )
    return row
