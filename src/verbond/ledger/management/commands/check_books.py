"""`script/verbond check-books`: every book is zero, and nothing in it was changed or lost."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from verbond.ledger.queries.checking import check_books

WRONG = 1


class Command(BaseCommand):
    help = "Check that every book is zero, and that no posting was changed, lost or half written."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="no progress")

    def handle(self, *args: Any, **options: Any) -> None:
        found = check_books(None if options["quiet"] else self._progress)
        for wrong in found.wrong:
            self.stdout.write(f"WRONG {wrong.book}, {wrong.where}: {wrong.what}")
        self.stdout.write(
            f"{found.books} books, {found.postings} postings, {found.entries} entries, "
            f"{found.reservations} reservations: "
            f"{f'{len(found.wrong)} wrong' if found.wrong else 'all zero and whole'}"
        )
        if found.wrong:
            raise SystemExit(WRONG)

    def _progress(self, done: int, total: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{done} of {total} postings", ending="")
            self.stderr.write("" if done < total else "\n", ending="")
