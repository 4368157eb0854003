"""Read a list of electors, as `hash_electors` wrote it, into a round that is not frozen yet."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from verbond.budgets.models import Round
from verbond.budgets.operations.voting.electors import import_electors
from verbond.journal.facade import SYSTEM
from verbond.kit.errors import RuleBroken


class Command(BaseCommand):
    help = "Replace the list of electors of a round by a file of keyed hashes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("round", help="the slug of the round")
        parser.add_argument("file", type=Path, help="CSV: key_hash,neighbourhood,age_band")

    def handle(self, *args: Any, **options: Any) -> None:
        row = Round.objects.filter(slug=options["round"]).first()
        if row is None:
            raise CommandError(f"there is no round {options['round']}", returncode=2)
        path: Path = options["file"]
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                count = import_electors(
                    row=row, lines=file, name=path.name, actor=SYSTEM, now=timezone.now()
                )
        except (RuleBroken, OSError, UnicodeDecodeError) as wrong:
            raise CommandError(str(wrong), returncode=2) from None
        self.stdout.write(f"{count} electors read")
