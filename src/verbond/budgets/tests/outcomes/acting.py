"""What the tests of execution do again and again."""

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from verbond.budgets.models import Milestone, Proposal, Round, Spending
from verbond.budgets.operations.outcomes import deviating, executing, money
from verbond.budgets.testing import AFTER
from verbond.journal.facade import SYSTEM
from verbond.kit.errors import RuleBroken

LATER = AFTER + timedelta(days=40)
TODAY = LATER.date()


def winner(row: Round) -> Proposal:
    return Proposal.objects.select_related("round__envelope").filter(round=row, state="won")[0]


def loser(row: Round) -> Proposal:
    return Proposal.objects.select_related("round__envelope").filter(round=row, state="lost")[0]


def pay(project: Proposal, cents: int, key: str = "een") -> Spending:
    return money.spend(
        proposal=project, cents=cents, on=TODAY, text="Hout", reference="2026-17", key=key,
        actor=SYSTEM, now=LATER,
    )  # fmt: skip


def step(project: Proposal, on: date = TODAY) -> Milestone:
    return executing.plan_step(
        proposal=project, title="Werken", promised_on=on, text="", actor=SYSTEM, now=LATER
    )


def photo(size: tuple[int, int] = (40, 30), kind: str = "PNG") -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", size, "green").save(kept, kind)
    return kept.getvalue()


def refused(code: str, act: object, **said: object) -> None:
    with pytest.raises(RuleBroken) as found:
        act(**said, actor=SYSTEM, now=LATER)  # type: ignore[operator]
    assert found.value.code == code


def act_of(
    won: Round, project: Proposal, act: str, cents: int | None = None, **more: object
) -> None:
    said: dict[str, object] = {
        "reason": "De raad volgt het advies", "legal_ground": "DLB art. 41",
        "said_by": "Gemeenteraad (fictief)", "decided_on": TODAY,
    }  # fmt: skip
    deviating.deviate(
        proposal=project, act=act, amount_cents=cents, actor=SYSTEM, now=LATER,
        **said | more,  # type: ignore[arg-type]
    )  # fmt: skip
