"""A round whose vote is over, counted once for a module."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from verbond.budgets.models import Round
from verbond.budgets.testing import make_closed_vote, published


@pytest.fixture(scope="module")
def shared(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Round]:
    """Publish one round with an earmark for a module; its tests share it and only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        proposals: dict[int, dict[str, object]] = {
            2: {"is_atelier": True},
            7: {"is_atelier": True},
            3: {"excludes_group": "plein"},
            9: {"excludes_group": "plein"},
        }
        row = make_closed_vote("gedeeld", earmark_cents=2_000_000, proposals=proposals)
        published(row)
        row.refresh_from_db()
        yield row
        transaction.set_rollback(True)


@pytest.fixture
def voted(db: None) -> Round:
    """Return a small round that is closed and not yet counted."""
    return make_closed_vote(costs=(40_000, 30_000, 50_000, 60_000))


@pytest.fixture
def won(voted: Round) -> Round:
    """Return a small round whose result is public."""
    published(voted)
    voted.refresh_from_db()
    return voted
