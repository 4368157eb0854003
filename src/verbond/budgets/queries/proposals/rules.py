"""The terms of proposals, read once from their file, and what an instrument asks."""

from datetime import date
from functools import cache

import yaml

from verbond.budgets.core.proposing.conditions import Limits, limits_of
from verbond.budgets.core.proposing.steps import Setting
from verbond.budgets.core.proposing.terms import Terms, read_terms
from verbond.budgets.models import Instrument, Round
from verbond.environment import ROOT

PATH = ROOT / "data/rules/budgets.yaml"


@cache
def terms() -> Terms:
    """Return terms, criteria and themes. Raises `TermsRefused` for a wrong file."""
    return read_terms(yaml.safe_load(PATH.read_text(encoding="utf-8")), name=PATH.name)


def is_grant(row: Round) -> bool:
    """Say whether officers decide on each request, without a vote."""
    return row.instrument.kind == Instrument.Kind.GRANT


def limits(row: Round, on: date) -> Limits:
    """Return what the instrument of a round asks on a day."""
    return limits_of(row.instrument.terms, on, budget_cents=row.budget_cents)


def setting_of(row: Round) -> Setting:
    """Return what the steps of a proposal depend on outside itself. One query."""
    return Setting(
        phase=row.phase,
        phases=tuple(one.code for one in row.phases.all()),
        is_grant=is_grant(row),
        is_closed=row.is_closed,
        is_frozen=row.frozen_at is not None,
    )
