"""Recompute the whole journal and say whether it is whole."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from verbond.journal.queries import knows_head, verify

BROKEN = 1


class Command(BaseCommand):
    help = "Check that no entry of the journal was changed, removed, inserted or swapped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--expect-head",
            metavar="HASH",
            help="a head that you wrote down before; the journal must still contain it",
        )
        parser.add_argument("--quiet", action="store_true", help="no progress")

    def handle(self, *args: Any, **options: Any) -> None:
        expected = (options["expect_head"] or "").strip().lower()
        if expected and not _is_hash(expected):
            raise CommandError(f"--expect-head is {expected!r:.80}; allowed are 64 hex digits")
        found = verify(None if options["quiet"] else self._progress)
        if found.broken_at is not None:
            self.stdout.write(f"BROKEN at entry {found.broken_at}: {found.why}")
            self.stdout.write(f"whole up to entry {found.entries}, head {found.head}")
            raise SystemExit(BROKEN)
        self.stdout.write(f"whole: {found.entries} entries, head {found.head}")
        if expected and not knows_head(expected):
            self.stdout.write(f"BROKEN: no entry has the expected head {expected}")
            raise SystemExit(BROKEN)

    def _progress(self, done: int, total: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{done} of {total} entries", ending="")
            self.stderr.write("" if done < total else "\n", ending="")


def _is_hash(text: str) -> bool:
    return len(text) == 64 and all(letter in "0123456789abcdef" for letter in text)
