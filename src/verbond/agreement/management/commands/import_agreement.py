"""script/verbond import: show what an edition changes, and apply it when asked."""

import json
import re
import stat
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from verbond.agreement.errors import ImportRefused
from verbond.agreement.operations.importing import Facts, apply_import
from verbond.agreement.operations.preview import Preview, diff_as_json, preview_import
from verbond.agreement.operations.proposing import propose_all
from verbond.agreement.operations.waiting import MOST_BYTES
from verbond.agreement.parsing import parse
from verbond.journal.facade import SYSTEM

SHOWN = 40


class Command(BaseCommand):
    help = "Compare a document with an agreement and show the diff; --apply makes it the edition."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--agreement", required=True, help="address of the agreement (slug)")
        parser.add_argument("--profile", default="", help="name of an import profile")
        parser.add_argument("--apply", action="store_true", help="write it; without it only shows")
        parser.add_argument(
            "--apart",
            nargs="*",
            default=[],
            metavar="KEY",
            help="proposed changes that are another promise: the old one is gone, a new one comes",
        )
        new = parser.add_argument_group("for an agreement that is not there yet")
        new.add_argument("--title", default="")
        new.add_argument("--city", default="")
        new.add_argument("--parties", default="")
        new.add_argument("--term", default="", metavar="2025-2030", help="first and last year")
        new.add_argument("--fictitious", action="store_true", help="mark it as made up")
        parser.add_argument("--reason", default="", help="why, for the journal")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        self._say(f"reading {path.name}")
        outline = parse(_content(path), path.name, options["profile"])
        self._say(f"comparing {len(outline.items)} units with {options['agreement']}")
        preview = preview_import(slug=options["agreement"], outline=outline, apart=options["apart"])
        if options["format"] == "json":
            self.stdout.write(json.dumps(diff_as_json(preview), ensure_ascii=False, indent=1))
        else:
            self._show(preview)
        if not options["apply"]:
            self._say("nothing written; add --apply to make this the current edition")
            return
        self._say("writing in one transaction")
        facts = _facts(options)
        now = timezone.now()
        edition = apply_import(
            slug=options["agreement"],
            outline=outline,
            actor=SYSTEM,
            now=now,
            facts=facts,
            apart=options["apart"],
            reason=options["reason"],
        )
        self._say(f"edition {edition.number} is current")
        new = propose_all(agreement=edition.agreement, now=now)
        self._say(f"{new} new proposals wait for review")

    def _show(self, preview: Preview) -> None:
        counts = preview.counts
        self.stdout.write(", ".join(f"{number} {what}" for what, number in counts.items()))
        shown = [change for change in preview.changes if change.change != "unchanged"]
        for change in shown[:SHOWN]:
            placed = change.new or change.old
            text = placed.text[:90] if placed else ""
            self.stdout.write(f"  {change.change:8} {change.key}  {text}")
        if len(shown) > SHOWN:
            self.stdout.write(f"  … and {len(shown) - SHOWN} more; --format json shows all")
        for note in preview.outline.report.notes:
            self.stdout.write(f"  note: {note}")

    def _say(self, text: str) -> None:
        if sys.stderr.isatty() or "--verbosity" in sys.argv:
            self.stderr.write(f"· {text}")


def _facts(options: dict[str, Any]) -> Facts:
    years = re.fullmatch(r"(\d{4})-(\d{4})", options["term"] or "")
    if options["term"] and (years is None or years[1] > years[2]):
        raise ImportRefused(
            "term", f"--term {options['term']!r}: write the first and last year, such as 2025-2030"
        )
    return Facts(
        title=options["title"],
        city=options["city"],
        parties=options["parties"],
        term_from=date(int(years[1]), 1, 1) if years else None,
        term_to=date(int(years[2]), 12, 31) if years else None,
        fictitious=options["fictitious"],
    )


def _content(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise ImportRefused("no_file", f"{path}: a pipe or device; only a file is read")
        if status.st_size > MOST_BYTES:
            raise ImportRefused(
                "too_large", f"{path}: larger than {MOST_BYTES // 2**20} MB, the most that is read"
            )
        return path.read_bytes()
    except OSError as problem:
        raise ImportRefused("unreadable", f"{path}: {problem.strerror}") from problem
