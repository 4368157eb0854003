"""Small fictitious agreements for tests of every room."""

from datetime import UTC, datetime
from unittest import mock

from verbond.agreement.core.document import Outline
from verbond.agreement.parsing import parse

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

TEXT = """1. Groene stad

Onze stad (fictief) is groen.

1.1 Bomen

• We planten elk jaar bomen langs de Dorpsstraat.
• We onderzoeken of de parking een park kan worden.
• We vragen De Lijn om een halte aan het park.

2. Veilige stad

2.1 Verkeer

• Het aantal ongevallen moet dalen tegen 2030.
• Elke school krijgt een schoolstraat.
"""


def outline_of(text: str = TEXT, name: str = "fictief.txt") -> Outline:
    """Parse a small text as the site would."""
    return parse(text.encode(), name)


def work() -> None:
    """Do what waits for a worker, on the connection of the test itself."""
    from django.core.management import call_command

    with mock.patch("django_tasks_db.management.commands.db_worker.close_old_connections"):
        call_command("db_worker", batch=True, interval=0, verbosity=0)


def make_agreement(text: str = TEXT, slug: str = "fictief") -> dict[str, int]:
    """Keep a small fictitious agreement; return the id of each unit by its words."""
    from verbond.agreement.models import Commitment
    from verbond.agreement.operations.importing import Facts, apply_import
    from verbond.journal.facade import SYSTEM

    facts = Facts(title="Akkoord (fictief)", city="Teststad (fictief)", fictitious=True)
    apply_import(slug=slug, outline=outline_of(text), actor=SYSTEM, now=NOW, facts=facts)
    units = Commitment.objects.filter(agreement__slug=slug)
    return {words: int(pk) for words, pk in units.values_list("text", "pk")}
