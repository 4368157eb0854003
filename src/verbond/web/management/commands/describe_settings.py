"""script/verbond describe-settings: the reference of the settings, from the code."""

from typing import Any

from django.core.management.base import BaseCommand

from verbond.environment import ROOT, SETTINGS
from verbond.web.core.settings_page import settings_page

PAGE = ROOT / "docs/reference/settings.md"


class Command(BaseCommand):
    help = "Write docs/reference/settings.md from the settings that the code knows."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        PAGE.write_text(settings_page(SETTINGS, str(ROOT)), encoding="utf-8")
        self.stdout.write(f"written: {PAGE.relative_to(ROOT)}")
