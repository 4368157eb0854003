"""A small fictitious agreement for the tests of this room."""

import pytest

from verbond.agreement.models import Agreement, Commitment
from verbond.agreement.operations.importing import Facts, apply_import
from verbond.agreement.testing import NOW, outline_of
from verbond.journal.facade import SYSTEM


@pytest.fixture
def agreement(db: None) -> Agreement:
    facts = Facts(title="Akkoord (fictief)", city="Teststad (fictief)", fictitious=True)
    edition = apply_import(
        slug="fictief", outline=outline_of(), actor=SYSTEM, now=NOW, facts=facts
    )
    return Agreement.objects.select_related("edition").get(pk=edition.agreement_id)


@pytest.fixture
def commitment(agreement: Agreement) -> Commitment:
    return Commitment.objects.get(agreement=agreement, text__startswith="Elke school")
