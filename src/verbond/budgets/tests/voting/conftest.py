"""An open vote, and a clock that stands on its first day."""

from typing import Any

import pytest
from django.utils import timezone

from verbond.budgets.models import Round
from verbond.budgets.testing import NOW
from verbond.budgets.tests.voting.world import make_vote


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everybody vote on the day of the round."""
    real = timezone.localdate

    def day(value: Any = None, *args: Any) -> Any:
        return real(value or NOW, *args)

    monkeypatch.setattr(timezone, "localdate", day)
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def row(db: None) -> Round:
    return make_vote()
