"""Make the files of a report from its facts, to compare them with those of the city."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from verbond.council.core.document import fingerprint
from verbond.council.core.writing import checked_facts, write
from verbond.council.rendering.odt import as_odt
from verbond.council.rendering.pdf import as_pdf

_EVERY = 10


class Command(BaseCommand):
    help = "Make the PDF and ODT of a report again from its facts; touches no database."
    requires_system_checks: Any = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("facts", type=Path, help="the facts.json of a report")
        parser.add_argument("--pdf", type=Path, help="where to write the PDF")
        parser.add_argument("--odt", type=Path, help="where to write the text document")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["facts"].name
        try:
            content = json.loads(options["facts"].read_text(encoding="utf-8"))
        except (OSError, ValueError) as wrong:
            raise CommandError(f"{name} cannot be read as JSON: {wrong}") from wrong
        facts = checked_facts(content, name=name)
        mark = fingerprint(facts)
        document = write(facts, fingerprint=mark)
        self.stdout.write(f"facts  sha256 {mark}")
        if options["odt"]:
            self._keep("odt", options["odt"], as_odt(document))
        if options["pdf"]:
            self._keep("pdf", options["pdf"], as_pdf(document, tell=self._tell))

    def _tell(self, page: int) -> None:
        if page % _EVERY == 0:
            self.stderr.write(f"\r· page {page}", ending="")

    def _keep(self, kind: str, path: Path, content: bytes) -> None:
        import hashlib

        try:
            path.write_bytes(content)
        except OSError as wrong:
            raise CommandError(f"{path} cannot be written: {wrong}") from wrong
        self.stdout.write(f"{kind}    sha256 {hashlib.sha256(content).hexdigest()}  {path}")
