"""Django's own flush, with the seal of the journal lifted while everything is emptied."""

from typing import Any

from django.core.management.commands.flush import Command as Flush
from django.db import connections

from verbond.journal.seal import unsealed


class Command(Flush):
    help = "Empty the whole database, the journal too, after a question. Never on a real site."

    def handle(self, **options: Any) -> None:
        with unsealed(connections[options["database"]]):
            super().handle(**options)
