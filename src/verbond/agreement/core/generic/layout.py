"""The blocks of a document that no profile was written for."""

from collections import Counter
from dataclasses import dataclass

from verbond.agreement.core.document import Block, Source
from verbond.agreement.core.generic.assembly import Assembler
from verbond.agreement.core.generic.contents import Contents, find_contents
from verbond.agreement.core.generic.furniture import mark_furniture
from verbond.agreement.core.generic.headings import find_heads
from verbond.agreement.core.generic.heads import Head
from verbond.agreement.core.generic.joining import Hyphens
from verbond.agreement.core.generic.levels import set_levels
from verbond.agreement.core.generic.rows import settle, sheet_of
from verbond.agreement.core.profile import Profile

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class GenericReading:
    """The blocks of a document, and what a person should know of how they were found."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...]


def generic_blocks(source: Source, profile: Profile) -> list[Block]:
    """Group the lines of any document into blocks; each printed line is in exactly one.

    Chapters are blocks of level 1, headings of level 2 and deeper; a part above the chapters is
    furniture with `what="part"`, and its title is the `part` of its chapters. The document's own
    title is a heading with `what="title"`. Overrides of the profile are applied by the caller.
    """
    return list(generic_reading(source, profile).blocks)


def generic_reading(source: Source, profile: Profile) -> GenericReading:
    """Group the lines of any document into blocks, with notes where contents and body differ."""
    sheet = sheet_of(source)
    if not sheet.rows:
        return GenericReading((), ())
    mark_furniture(sheet, profile.furniture)
    contents = find_contents(sheet, profile.furniture)
    settle(sheet)
    heads = find_heads(sheet, contents, profile.headings)
    set_levels(heads, sheet)
    hyphens = Hyphens([row.text for row in sheet.rows if not row.what], profile.hyphen_kept_before)
    blocks = Assembler(sheet, heads, hyphens, profile.bullets).blocks()
    return GenericReading(tuple(blocks), tuple(_notes(contents, heads)))


def _notes(contents: Contents, heads: list[Head]) -> list[str]:
    """Say where contents and body differ; the body is followed."""
    if not contents.entries:
        return []
    notes = []
    missing = [entry.title for entry in contents.entries if not entry.found and entry.level]
    if missing:
        notes.append(f"In de inhoudsopgave, niet als kop in de tekst: {_listed(missing)}.")
    deepest = max(entry.level for entry in contents.entries)
    unlisted = [
        " ".join(head.texts)
        for head in heads
        if head.entry is None and not head.what and head.level < deepest
    ]
    if unlisted:
        notes.append(f"Kop in de tekst, niet in de inhoudsopgave: {_listed(unlisted)}.")
    other = [
        f"{head.entry.number} / {head.number} {head.entry.title}"
        for head in heads
        if head.entry is not None and head.entry.number != head.number
    ]
    if other:
        notes.append(f"Ander nummer in de inhoudsopgave dan in de tekst: {_listed(other)}.")
    return notes


def _listed(titles: list[str]) -> str:
    unique = list(Counter(titles))
    shown = "; ".join(f"“{title[:80]}”" for title in unique[:_SHOWN])
    return f"{shown} en {len(unique) - _SHOWN} meer" if len(unique) > _SHOWN else shown
