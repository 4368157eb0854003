"""A small fictitious agreement and plan for the tests of this room."""

from dataclasses import replace

import pytest

from verbond.agreement.facade import find_agreement
from verbond.agreement.testing import NOW
from verbond.journal import facade as journal
from verbond.plan.facade import PlanCard, import_plan, plan_named
from verbond.plan.testing import PLAN, sheet_with, small_agreement

ACTOR = journal.Actor("k" * 32, "clerk")


@pytest.fixture
def agreement_id(db: None) -> int:
    small_agreement()
    return int(find_agreement("fictief").pk)


@pytest.fixture
def plan(agreement_id: int) -> PlanCard:
    sheet = sheet_with(plan=replace(PLAN, agreement="fictief"))
    import_plan(sheet=sheet, actor=ACTOR, now=NOW)
    found = plan_named(PLAN.slug)
    assert found is not None
    return found
