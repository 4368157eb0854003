"""Apply a file of reviewed annotations to the edition that it was made for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from verbond.agreement.errors import ReviewedFileWrong
from verbond.agreement.models import Agreement, Annotation, Chapter, Commitment
from verbond.agreement.models.annotation import LINKS, What
from verbond.agreement.operations.annotating import Note, propose


@dataclass(frozen=True, slots=True)
class Applied:
    new: int
    not_found: tuple[str, ...]


def apply_reviewed(*, agreement: Agreement, path: Path, now: datetime) -> Applied:
    """Confirm what a person read line by line; refuse a file made for another edition.

    Raises `ReviewedFileWrong` when the file cannot be read or names another document.
    """
    content = _read(path)
    edition = agreement.edition
    if edition is None or content.get("sha256") != edition.sha256:
        raise ReviewedFileWrong(
            "other_document",
            f"{path.name}: sha256 {content.get('sha256')!r} is not that of the current edition "
            f"({edition.sha256 if edition else 'none'}); review the file against the new text",
        )
    lookup = _Lookup(agreement)
    notes: list[Note] = []
    problems: list[str] = []
    for place, entry in _entries(content, path):
        note = lookup.note(entry)
        if isinstance(note, Note):
            notes.append(note)
        else:
            problems.append(f"{place}: {note}")
    new = propose(agreement=agreement, notes=notes, origin=Annotation.Origin.FILE, now=now)
    return Applied(new=new, not_found=tuple(problems))


def _read(path: Path) -> dict[str, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise ReviewedFileWrong("unreadable", f"{path}: {problem}") from problem
    if not isinstance(content, dict):
        raise ReviewedFileWrong("no_mapping", f"{path.name}: expected sha256 and annotations")
    return content


def _entries(content: dict[str, Any], path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    rows = content.get("annotations")
    if not isinstance(rows, list):
        raise ReviewedFileWrong("no_annotations", f"{path.name}: annotations must be a list")
    for number, entry in enumerate(rows, 1):
        place = f"{path.name}, annotation {number}"
        if not isinstance(entry, dict) or entry.get("what") not in set(What):
            raise ReviewedFileWrong(
                "unknown_what", f"{place}: what must be one of {', '.join(What)}"
            )
        if not isinstance(entry.get("line"), int):
            raise ReviewedFileWrong("no_line", f"{place}: line must be a whole number")
        yield place, entry


class _Lookup:
    """Finds the unit in which a source line stands."""

    def __init__(self, agreement: Agreement) -> None:
        self.lines = [text for text, *_ in (agreement.edition.lines if agreement.edition else [])]
        self.units = list(Commitment.objects.filter(agreement=agreement).current())
        self.chapters = {
            chapter.title: chapter.key for chapter in Chapter.objects.filter(agreement=agreement)
        }

    def note(self, entry: dict[str, Any]) -> Note | str:
        unit = self._unit(entry["line"], entry.get("words", ""))
        if isinstance(unit, str):
            return unit
        value, other = str(entry.get("value", "")), None
        what = entry["what"]
        if "other_line" in entry:
            found = self._unit(entry["other_line"], entry.get("other_words", ""))
            if isinstance(found, str):
                return found
            value, other = found.key, found if what in LINKS else None
        elif "chapter" in entry:
            if entry["chapter"] not in self.chapters:
                return f"no chapter {entry['chapter']!r}"
            value = f"chapter:{self.chapters[entry['chapter']]}"
        elif "about" in entry:
            value = f"about:{entry['about']}"
        return Note(
            commitment_id=unit.pk,
            what=what,
            value=value,
            other_id=other.pk if other else None,
            note=entry.get("note", ""),
            confirmed=entry.get("state", "confirmed") == "confirmed",
            certainty=100 if entry.get("state", "confirmed") == "confirmed" else 50,
        )

    def _unit(self, line: int, words: str) -> Commitment | str:
        if not 0 < line <= len(self.lines):
            return f"line {line} does not exist; the text has {len(self.lines)} lines"
        if " ".join(words.split()) not in " ".join(self.lines[line - 1].split()):
            return f"line {line} does not hold {words!r}"
        for unit in self.units:
            if unit.first_line <= line <= unit.last_line:
                return unit
        return f"line {line} stands in no unit"
