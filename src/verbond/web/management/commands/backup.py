"""script/verbond backup: the whole database in one file."""

import signal
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from verbond.web.operations.backing_up import back_up
from verbond.web.progress import Bar, interrupt


class Command(BaseCommand):
    help = "Keep a copy of the whole database in one file, while the site goes on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="such as verbond-2026-11-23.tar.gz")
        parser.add_argument("--overwrite", action="store_true", help="replace an older file")
        parser.add_argument("--quiet", action="store_true", help="no progress")

    def handle(self, *args: Any, **options: Any) -> None:
        signal.signal(signal.SIGTERM, interrupt)
        path: Path = options["file"]
        manifest = back_up(
            path=path,
            now=timezone.now(),
            overwrite=options["overwrite"],
            progress=Bar(self.stderr, quiet=options["quiet"]),
        )
        size = path.stat().st_size / 1e6
        self.stdout.write(
            f"{path}: {manifest.rows} rows of {len(manifest.tables)} tables, {size:.1f} MB"
        )
        if manifest.journal_head:
            self.stdout.write(f"head of the journal: {manifest.journal_head}")
