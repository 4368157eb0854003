"""script/verbond schedule: under a timer, every few minutes."""

import logging
import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils import timezone
from django.utils.module_loading import import_string

from verbond.kit.errors import RuleBroken

logger = logging.getLogger("verbond.schedule")
FAILED = 1


class Command(BaseCommand):
    help = "Do the chores that are due: retry tasks, erase what was kept long enough."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--list", action="store_true", help="only say what they are")

    def handle(self, *args: Any, **options: Any) -> None:
        now, failed = timezone.now(), False
        for path in settings.CHORES:
            chore: Callable[..., int] = import_string(path)
            if options["list"]:
                self.stdout.write(f"{path}: {(chore.__doc__ or '').strip().splitlines()[0]}")
            elif not _is_done(path, chore, now):
                failed = True
        if failed:
            raise SystemExit(FAILED)


def _is_done(path: str, chore: Callable[..., int], now: datetime) -> bool:
    began = time.perf_counter()
    try:
        count = chore(now=now)
    except (DatabaseError, RuleBroken):
        # The others are still to be done; this one comes again with the next timer.
        logger.exception("chore failed: %s", path)
        return False
    fields = {"chore": path, "count": count, "seconds": round(time.perf_counter() - began, 3)}
    logger.info("chore", extra={"fields": fields})
    return True
