"""Publish how far rules and detection runs have come; the same figures again change nothing."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from verbond.journal.facade import SYSTEM
from verbond.rights.operations.measuring_own import publish_own


class Command(BaseCommand):
    help = "Publish the figures on rights of this quarter: the rules, and the runs of the city."

    def handle(self, *_args: Any, **_options: Any) -> None:
        now = timezone.now()
        new = publish_own(timezone.localdate(now), actor=SYSTEM, now=now)
        self.stdout.write(f"{new} new figures published")
