"""Carry out a detection run on a table that is too large to upload."""

import getpass
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from verbond.accounts.facade import Person
from verbond.kit.errors import RuleBroken
from verbond.rights.operations.detecting.running import execute_run
from verbond.rights.queries.detecting.wall import seat_of


class Command(BaseCommand):
    help = "Carry out an approved detection run on a Parquet or CSV file; asks for the passphrase."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("run", help="key of the run, as in its address")
        parser.add_argument("table", type=Path)
        parser.add_argument("--as", dest="email", required=True, help="e-mail of the key holder")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["table"]
        person = Person.objects.filter(email__iexact=options["email"]).first()
        if person is None:
            raise CommandError("No account has this e-mail address.", returncode=2)
        try:
            seat = seat_of(person, options["run"])
            passphrase = getpass.getpass("Wachtzin: ")
            with path.open("rb") as table:
                run = execute_run(
                    seat=seat,
                    passphrase=passphrase,
                    table=table,
                    name=path.name,
                    now=timezone.now(),
                    today=timezone.localdate(),
                )
        except (RuleBroken, OSError) as problem:
            raise CommandError(str(problem), returncode=2) from problem
        self.stdout.write(f"{run.key}: {run.rows_read} rows read; wiped on {run.purge_on}.")
