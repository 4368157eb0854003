"""Turn an export of the population register into a list of electors without a single number."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from verbond.budgets.models import Round
from verbond.budgets.operations.voting.electors import HEADER, hashed_lines
from verbond.kit.errors import RuleBroken


class Command(BaseCommand):
    help = "Hash number and day of birth of an export, with the secret of a round."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("round", help="the slug of the round")
        parser.add_argument("export", type=Path, help="CSV: number,born_on,neighbourhood,age_band")
        parser.add_argument("out", type=Path, help="where to write key_hash,neighbourhood,age_band")

    def handle(self, *args: Any, **options: Any) -> None:
        row = Round.objects.filter(slug=options["round"]).first()
        if row is None:
            raise CommandError(f"there is no round {options['round']}", returncode=2)
        path: Path = options["export"]
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = list(hashed_lines(file, salt=row.salt, name=path.name))
            # Sorted by hash: the order of the register says nothing about the order of the list.
            with options["out"].open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([HEADER, *sorted(rows)])
        except (RuleBroken, OSError, UnicodeDecodeError) as wrong:
            raise CommandError(str(wrong), returncode=2) from None
        self.stdout.write(f"{len(rows)} electors hashed. Delete {path.name} when you are done.")
