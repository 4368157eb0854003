"""Write docs/reference/data-dictionary.md anew."""

from typing import Any

from django.core.management.base import BaseCommand

from verbond.opendata.references import DICTIONARY, dictionary_text


class Command(BaseCommand):
    help = "Write the data dictionary in docs/reference from the models."

    def handle(self, *args: Any, **options: Any) -> None:
        DICTIONARY.parent.mkdir(parents=True, exist_ok=True)
        DICTIONARY.write_text(dictionary_text(), encoding="utf-8")
        self.stdout.write(str(DICTIONARY))
