"""A small fictitious agreement with a council, for the tests of this room."""

from datetime import date

import pytest

from verbond.agreement.models import Agreement
from verbond.agreement.operations.importing import Facts, apply_import
from verbond.agreement.testing import outline_of
from verbond.council.testing import NOW
from verbond.decisions.testing import make_body
from verbond.journal.facade import SYSTEM


@pytest.fixture
def agreement(db: None) -> Agreement:
    """Import the small fictitious agreement, with a term of six years."""
    make_body("gemeenteraad", "council", "Gemeenteraad (fictief)")
    make_body("ocmw-raad", "ocmw-council", "OCMW-raad (fictief)")
    facts = Facts(title="Akkoord (fictief)", city="Teststad (fictief)", fictitious=True)
    edition = apply_import(slug="fictief", outline=outline_of(), actor=SYSTEM, now=NOW, facts=facts)
    found = Agreement.objects.select_related("edition").get(pk=edition.agreement_id)
    found.term_from, found.term_to = date(2025, 1, 1), date(2030, 12, 31)
    found.save()
    return found
