"""Write a whole agreement to one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from verbond.opendata.core.errors import ArchiveWrong
from verbond.opendata.exporting import export_agreement


class Command(BaseCommand):
    help = "Write everything public of an agreement to one ZIP file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="address of the agreement, such as genk-2019-2024")
        parser.add_argument("file", type=Path, help="file to write, such as genk.zip")

    def handle(self, *args: Any, **options: Any) -> None:
        content = export_agreement(options["slug"])
        path: Path = options["file"]
        try:
            path.write_bytes(content)
        except OSError as wrong:
            raise ArchiveWrong("unwritable", f"{path}: {wrong.strerror}") from wrong
        self.stdout.write(f"{path}: {len(content):,} bytes")
