"""What the plan holds about a person: which files they brought, and no more after erasing."""

import pytest

from verbond.accounts.facade import Person, actor_of
from verbond.accounts.testing import erase
from verbond.agreement.testing import NOW
from verbond.plan.models import WaitingPlan
from verbond.plan.operations.waiting import keep_upload


@pytest.mark.django_db
def test_who_erases_themselves_leaves_the_file_without_a_name(clerk: Person) -> None:
    row = keep_upload(
        name="plan.csv", shape="own", content=b"x", facts={}, actor=actor_of(clerk), now=NOW
    )
    assert row.asked_by
    erase(clerk)
    assert WaitingPlan.objects.get().asked_by == ""
