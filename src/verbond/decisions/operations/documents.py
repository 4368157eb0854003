"""Documents that belong to an item: an address and a name, or a file that is kept here."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils.text import slugify
from django.utils.translation import gettext

from verbond.decisions.core.files import kind_of
from verbond.decisions.errors import DraftRefused
from verbond.decisions.models import Attachment, Document, Item
from verbond.decisions.operations.turns import item_in_turn, note_item
from verbond.journal import facade as journal

OPEN = (Item.State.DRAFT, Item.State.AGENDA)
MOST_DOCUMENTS = 30
MOST_BYTES_OF_ITEM = 20_000_000


@transaction.atomic
def attach_document(
    *, item: Item, name: str, url: str, actor: journal.Actor, now: datetime
) -> Document:
    """Add the address of a document to an item that is not decided yet; the same address once."""
    row = _open_item(item)
    name, url = name.strip(), url.strip()
    if not name or not url.startswith(("https://", "http://", "/")):
        raise DraftRefused(
            "document", gettext("Een document heeft een naam en een adres (https://…) nodig.")
        )
    if row.documents.filter(url=url).exists():
        raise DraftRefused("twice", gettext("Dit document hoort er al bij."))
    document = Document.objects.create(item=row, name=name[:200], url=url[:500])
    _note(row, "attach_document", "toegevoegd aan", actor, now)
    return document


@transaction.atomic
def attach_file(
    *, item: Item, name: str, content: bytes, actor: journal.Actor, now: datetime
) -> Document:
    """Keep a file with an item that is not decided yet; the same bytes once.

    What the file is follows from its bytes. Raises `FileRefused` for another kind or size, and
    `DraftRefused` when the item has no room for it.
    """
    kind = kind_of(content)
    row = _open_item(item)
    name = " ".join(name.replace("\x00", "").split())[:200]
    if not name:
        raise DraftRefused("document", gettext("Geef het document een naam."))
    sha256 = hashlib.sha256(content).hexdigest()
    if row.documents.filter(sha256=sha256).exists():
        raise DraftRefused("twice", gettext("Dit document hoort er al bij."))
    kept = row.documents.aggregate(bytes=Sum("size", default=0))["bytes"]
    if kept + len(content) > MOST_BYTES_OF_ITEM:
        raise DraftRefused(
            "no_room",
            gettext("Samen zijn de bestanden van dit punt te groot: hoogstens %(most)s MB kan.")
            % {"most": MOST_BYTES_OF_ITEM // 1_000_000},
        )
    document = Document.objects.create(
        item=row,
        name=name,
        file_name=f"{slugify(name)[:100] or 'document'}.{kind.extension}",
        media_type=kind.media_type,
        size=len(content),
        sha256=sha256,
    )
    Attachment.objects.create(document=document, content=content)
    _note(row, "attach_document", "toegevoegd aan", actor, now, {"sha256": sha256})
    return document


@transaction.atomic
def detach_document(*, item: Item, document: int, actor: journal.Actor, now: datetime) -> None:
    """Take a document away from an item that is not decided yet."""
    row = item_in_turn(item.pk)
    _check_open(row)
    found = row.documents.filter(pk=document).first()
    if found is None:
        raise DraftRefused("no_document", gettext("Dit document hoort hier niet meer bij."))
    found.delete()
    _note(row, "detach_document", "weggehaald bij", actor, now, {"sha256": found.sha256})


def _note(
    item: Item,
    verb: str,
    what: str,
    actor: journal.Actor,
    now: datetime,
    details: dict[str, object] | None = None,
) -> None:
    # The name of a document stays inside as long as the item does.
    note_item(
        item=item,
        verb=verb,
        summary=f"Document {what} punt {item.key}.",
        actor=actor,
        now=now,
        details=details,
    )


def _open_item(item: Item) -> Item:
    row = item_in_turn(item.pk)
    _check_open(row)
    if row.documents.count() >= MOST_DOCUMENTS:
        raise DraftRefused(
            "many",
            gettext("Een punt heeft hoogstens %(most)s documenten.") % {"most": MOST_DOCUMENTS},
        )
    return row


def _check_open(item: Item) -> None:
    if item.state not in OPEN:
        raise DraftRefused(
            "decided", gettext("Dit punt is beslist: de documenten blijven zoals ze waren.")
        )
