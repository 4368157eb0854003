"""script/verbond doctor: what is missing or wrong here, and how to mend it."""

import json
import logging
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from verbond.web.core.findings import as_json, exit_code
from verbond.web.operations.looking import look_over


class Command(BaseCommand):
    help = "Say what is missing or wrong in this installation: 0 fine, 1 warnings, 2 faults."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument("--no-mail", action="store_true", help="leave the mail server alone")

    def handle(self, *args: Any, **options: Any) -> None:
        logging.disable(logging.CRITICAL)  # what is wrong is said once, in plain words
        try:
            findings = list(look_over(now=timezone.now(), with_mail=not options["no_mail"]))
        finally:
            logging.disable(logging.NOTSET)
        if options["format"] == "json":
            self.stdout.write(json.dumps(as_json(findings), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(finding.as_text() for finding in findings))
        raise SystemExit(exit_code(findings))
