"""A small fictitious agreement for the tests of this room."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from verbond.agreement.models import Agreement, Commitment
from verbond.agreement.operations.importing import Facts, apply_import
from verbond.agreement.operations.shipped import Shipped, load_shipped
from verbond.agreement.testing import NOW, outline_of
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import ROOT
from verbond.places.facade import load_places


@pytest.fixture
def agreement(db: None) -> Agreement:
    facts = Facts(title="Akkoord (fictief)", city="Teststad (fictief)", fictitious=True)
    edition = apply_import(slug="fictief", outline=outline_of(), actor=SYSTEM, now=NOW, facts=facts)
    return Agreement.objects.select_related("edition").get(pk=edition.agreement_id)


@pytest.fixture
def commitment(agreement: Agreement) -> Commitment:
    return Commitment.objects.get(agreement=agreement, text__startswith="Elke school")


@pytest.fixture(scope="module")
def genk(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Shipped]:
    """Load the real agreement once for a module; its tests share it and only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_places(ROOT / "data/genk/places", actor=SYSTEM, now=NOW)
        yield load_shipped(folder=ROOT / "data/genk/agreement", actor=SYSTEM, now=NOW)
        transaction.set_rollback(True)
