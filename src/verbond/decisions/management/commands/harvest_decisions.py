"""`script/verbond harvest-decisions`: take over a meeting from a municipal page with RDFa."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from verbond.decisions.core.linked.errors import PageUnreadable
from verbond.decisions.core.linked.harvest import harvest
from verbond.decisions.core.linked.reading import BASE, MOST_BYTES, read_page
from verbond.decisions.operations.harvesting import harvest_meeting
from verbond.journal.facade import SYSTEM


class Command(BaseCommand):
    help = "Take over a meeting with its decisions from a municipal page (HTML with RDFa)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the saved page")
        parser.add_argument("--url", default="", help="where the page came from")
        parser.add_argument(
            "--fictitious", action="store_true", help="the page is made up: mark all of it so"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        reading = read_page(_content(options["file"]), base=options["url"] or BASE)
        result = harvest_meeting(
            found=harvest(reading.graph),
            source_url=options["url"],
            actor=SYSTEM,
            now=timezone.now(),
            fictitious=options["fictitious"],
        )
        self.stdout.write(f"{result.meeting}: {result.made} new, {result.kept} known")
        for note in (*reading.notes, *result.notes):
            self.stdout.write(f"  {note}")


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise PageUnreadable(f"{path}: dit bestand bestaat niet, of is geen gewoon bestand")
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)
