"""script/verbond restore: a backup put back, or only checked."""

import signal
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from verbond.web.core.backup import Manifest
from verbond.web.operations.backup_file import check_backup
from verbond.web.operations.restoring import restore
from verbond.web.progress import Bar, interrupt


class Command(BaseCommand):
    help = "Replace everything in the database by a backup, after checking the whole file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--yes", action="store_true", help="replace what is there: the database is not empty"
        )
        parser.add_argument("--check", action="store_true", help="only check the file")
        parser.add_argument("--quiet", action="store_true", help="no progress")

    def handle(self, *args: Any, **options: Any) -> None:
        signal.signal(signal.SIGTERM, interrupt)
        path: Path = options["file"]
        if options["check"]:
            self._say("whole", path, check_backup(path))
            return
        if not connection.introspection.table_names():
            check_backup(path)  # a bad file must not leave even empty tables
            call_command("migrate", verbosity=0)
        manifest = restore(
            path=path,
            now=timezone.now(),
            replace=options["yes"],
            progress=Bar(self.stderr, quiet=options["quiet"]),
        )
        self._say("restored", path, manifest)
        self.stdout.write("now restart the site and its worker")

    def _say(self, what: str, path: Path, manifest: Manifest) -> None:
        self.stdout.write(
            f"{what}: {path}, {manifest.rows} rows of {len(manifest.tables)} tables, "
            f"made at {manifest.made_at} by Verbond {manifest.verbond} on {manifest.database}"
        )
