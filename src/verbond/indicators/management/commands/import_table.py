"""`script/verbond import-table`: read a table by a mapping, and store it when asked."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from verbond.indicators.core.history import Plan
from verbond.indicators.core.mapping import read_mapping
from verbond.indicators.core.outcome import Outcome, map_table
from verbond.indicators.core.transfer import to_plain
from verbond.indicators.operations import import_readings, plan_import
from verbond.journal.facade import SYSTEM
from verbond.kit.sheets.errors import TableUnreadable
from verbond.kit.sheets.limits import MAX_BYTES
from verbond.kit.sheets.table import read_table

SHOWN = 20


class Command(BaseCommand):
    help = "Read a table (CSV, TXT, XLSX) by a mapping; shows what it gives, --apply stores it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the table")
        parser.add_argument("--mapping", type=Path, required=True, help="the mapping (YAML)")
        parser.add_argument("--apply", action="store_true", help="store the readings")
        parser.add_argument(
            "--skip-rejected", action="store_true", help="store the others when rows are rejected"
        )
        parser.add_argument("--reason", default="", help="why, for the journal")
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        mapping = read_mapping(_text(options["mapping"]), name=options["mapping"].name)
        content = _bytes(options["file"])
        table = read_table(content, name=options["file"].name, layout=mapping.layout)
        outcome = map_table(table, mapping, progress=self._progress)
        if options["apply"]:
            plan = import_readings(
                outcome=outcome,
                actor=SYSTEM,
                now=timezone.now(),
                reason=options["reason"] or mapping.about,
                skip_rejected=options["skip_rejected"],
            )
        else:
            plan = plan_import(outcome=outcome)
        if options["format"] == "json":
            self._show_json(outcome, plan, applied=options["apply"])
        else:
            self._show_text(outcome, plan, applied=options["apply"])

    def _progress(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done} of {total} rows", ending="" if done < total else "\n")

    def _show_json(self, outcome: Outcome, plan: Plan, *, applied: bool) -> None:
        answer = to_plain(outcome) | {
            "new": len(plan.new),
            "revised": len(plan.revised),
            "known": plan.known,
            "applied": applied,
        }
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))

    def _show_text(self, outcome: Outcome, plan: Plan, *, applied: bool) -> None:
        sign = f", decimal sign {outcome.decimal}" if outcome.decimal else ""
        parted = f", cells parted by {outcome.delimiter!r}" if outcome.delimiter else ""
        self.stdout.write(
            f"{outcome.table}: {outcome.rows} rows ({outcome.encoding}{parted}{sign}), "
            f"{outcome.unused} outside the selection, {len(outcome.rejected)} rejected"
        )
        for one in outcome.rejected[:SHOWN]:
            where = f", {one.column} {one.cell!r}" if one.column else ""
            self.stdout.write(f"  row {one.row}{where}: {one.reason}")
        if len(outcome.rejected) > SHOWN:
            self.stdout.write(f"  and {len(outcome.rejected) - SHOWN} more (--format json)")
        for change in plan.revised[:SHOWN]:
            key = change.after.key
            self.stdout.write(
                f"  revised: {key.indicator} {change.after.period} {key.breakdown}: "
                f"{change.before.value} becomes {change.after.value}"
            )
        done = "stored" if applied else "would be stored (--apply does it)"
        self.stdout.write(
            f"{len(plan.new)} new and {len(plan.revised)} revised values {done}; "
            f"{plan.known} were known"
        )


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TableUnreadable(
                "too_large", f"{path} is larger than {MAX_BYTES // 2**20} MB, the most that is read"
            )
        return path.read_bytes()
    except OSError as fault:
        raise TableUnreadable("missing_file", f"{path}: {fault.strerror}") from fault


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8")
    except UnicodeDecodeError as fault:
        raise TableUnreadable("encoding", f"{path} is not UTF-8") from fault
