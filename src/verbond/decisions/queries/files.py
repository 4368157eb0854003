"""The files that stand with items: who may have them, and whether they are still the same."""

import hashlib

from verbond.decisions.models import Attachment, Document, Item


def file_named(pk: int, name: str) -> Document | None:
    """Find a kept file by its address; None for an address of elsewhere."""
    found = Document.objects.filter(pk=pk, file_name=name).exclude(sha256="")
    return found.select_related("item").first()


def is_public(document: Document) -> bool:
    """Say whether anybody may read a document: only with what is published and open."""
    item = document.item
    return item.is_public and item.state == Item.State.PUBLISHED


def fingerprints_of_files(item: Item) -> list[str]:
    """Return the fingerprints of the files of an item, as they were kept, in one order."""
    kept = Document.objects.filter(item=item).exclude(sha256="")
    return sorted(kept.values_list("sha256", flat=True))


def fingerprints_of_bytes(item: Item) -> list[str]:
    """Return the fingerprints of the files of an item, taken again from their bytes."""
    found = Attachment.objects.filter(document__item=item).values_list("content", flat=True)
    return sorted(hashlib.sha256(bytes(content)).hexdigest() for content in found.iterator())
