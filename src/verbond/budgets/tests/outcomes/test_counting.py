"""Counting a closed vote: the same outcome for whoever counts, and nothing before its time."""

import json

import pytest
from django.db import transaction

from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Award, Ballot, Proposal, Result
from verbond.budgets.testing import make_proposal, make_round
from verbond.budgets.testing_votes import counted, make_vote, published
from verbond.journal.facade import SYSTEM, entries_about

pytestmark = pytest.mark.django_db


def test_a_closed_vote_is_counted_checked_and_published() -> None:
    row = make_vote()
    result = published(row)
    winners = result.explained["winners"]
    assert winners
    assert set(Proposal.objects.filter(state="won").values_list("key", flat=True)) == set(winners)
    assert Proposal.objects.filter(state="lost").count() == 10 - len(winners)
    assert Award.objects.count() == len(winners)
    assert result.verified_at is not None
