import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from verbond.journal.facade import SYSTEM
from verbond.places.operations import DistrictsPlan, load_districts, plan_districts


class Command(BaseCommand):
    help = "Fill the city's districts from a file; shows what would change, --apply does it."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="YAML: docs/how-to/fill-the-districts.md")
        parser.add_argument("--apply", action="store_true", help="change the database")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if options["apply"]:
            self._show(load_districts(path, actor=SYSTEM, now=timezone.now()))
            self.stdout.write("loaded")
        else:
            plan = plan_districts(path)
            self._show(plan)
            if not plan.is_loaded:
                self.stdout.write("nothing was changed; add --apply to load it")

    def _show(self, plan: DistrictsPlan) -> None:
        division = plan.division
        mark = " (fictitious)" if division.fictitious else ""
        self.stdout.write(f"{division.code}: {division.name}{mark}, from {division.valid_from}")
        for district in division.districts:
            names = ", ".join(plan.names[code] for code in district.holds)
            self.stdout.write(f"  {district.name}: {names}")
        for warning in plan.warnings:
            self.stderr.write(f"warning: {warning}")
        if plan.ends:
            self.stdout.write(f"ends: {plan.ends}, the day before")
        if plan.is_loaded:
            self.stdout.write("this division is loaded already: no change")
