"""Write docs/reference/coverage.md anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from verbond.opendata.references import COVERAGE, coverage_text


class Command(BaseCommand):
    help = "Write in docs/reference which system carries which unit of the agreement."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--agreement", default="genk-2019-2024", help="its address")

    def handle(self, *args: Any, **options: Any) -> None:
        COVERAGE.parent.mkdir(parents=True, exist_ok=True)
        COVERAGE.write_text(coverage_text(options["agreement"]), encoding="utf-8")
        self.stdout.write(str(COVERAGE))
