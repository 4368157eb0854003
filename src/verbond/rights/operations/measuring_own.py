"""Publish what this installation itself knows: how far its rules and its runs have come."""

from datetime import date, datetime

from verbond.journal.facade import Actor
from verbond.rights.core.measuring.quarters import quarter_of
from verbond.rights.operations.measuring import publish_measures
from verbond.rights.operations.measuring_rules import measure_of_rules
from verbond.rights.operations.measuring_runs import measure_of_runs


def publish_own(today: date, *, actor: Actor, now: datetime) -> int:
    """Publish how far the rules and the runs have come, in the quarter of a day."""
    quarter = quarter_of(today)
    found = [measure_of_rules(today), measure_of_runs(quarter)]
    measures = [one for one in found if one is not None]
    return publish_measures(quarter=quarter, on=today, measures=measures, actor=actor, now=now).new
