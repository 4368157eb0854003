"""Take an agreement back from a file of export-agreement."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from verbond.journal.facade import SYSTEM
from verbond.opendata.core.archive import MOST_BYTES
from verbond.opendata.core.errors import ArchiveWrong
from verbond.opendata.operations import import_archive


class Command(BaseCommand):
    help = "Check an archive of an agreement, and with --apply add it to this site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a file of export-agreement")
        parser.add_argument("--slug", default="", help="address to give it, if not its own")
        parser.add_argument("--apply", action="store_true", help="write it; else only check")

    def handle(self, *args: Any, **options: Any) -> None:
        done = import_archive(
            content=_read(options["file"]),
            slug=options["slug"],
            apply=options["apply"],
            actor=SYSTEM,
            now=timezone.now(),
        )
        verb = "added" if options["apply"] else "would add"
        self.stdout.write(f"{done.slug}: {done.title}")
        for name, number in done.added.items():
            self.stdout.write(f"  {verb} {number} {name}")
        for row in done.kept:
            self.stdout.write(f"  kept as it is here: {row}")
        if not options["apply"]:
            self.stdout.write("Nothing is written yet: add --apply.")


def _read(path: Path) -> bytes:
    try:
        # Never more than an archive may be, however large the file is.
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as wrong:
        raise ArchiveWrong("unreadable", f"{path}: {wrong.strerror}") from wrong
