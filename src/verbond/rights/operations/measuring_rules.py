"""Measure the rules themselves, and what trust in them rests on."""

from datetime import date
from typing import Any

from verbond.rights.core.measuring import FEWEST, rules_debt, trust_of
from verbond.rights.core.measuring.hiding import is_small
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.loading import shipped_rules
from verbond.rights.models import GrantReview, Measure, Objection, OptOut
from verbond.rights.operations.measuring import ToPublish
from verbond.rights.queries.pages.cases import cases_of
from verbond.rights.queries.pages.themes import shown


def measure_of_rules(today: date) -> ToPublish:
    """Return how far the rules of the catalogue have come, as on a day."""
    rules = shipped_rules()
    tested = [right for right in rules.rights if cases_of(right)]
    debt = rules_debt(rules, with_cases=tested, day=today)
    trust = trust_of(rules, day=today)
    figures: dict[str, Any] = {
        "debt": {
            "in_force": list(debt.in_force),
            "encoded": list(debt.encoded),
            "with_cases": list(debt.with_cases),
            "verified": list(debt.verified),
            "automatic": automatic_today(rules),
        },
        "trust": {
            "oldest": trust.oldest,
            "oldest_checked_on": trust.oldest_checked_on and trust.oldest_checked_on.isoformat(),
            "doubtful": list(trust.doubtful),
            "stale": list(trust.stale),
            **_counted(),
        },
    }
    source = f"Catalogus van rechten en parameters, op {today.isoformat()}"
    return ToPublish("", figures, Measure.Origin.RULES, source, fictitious=False)


def automatic_today(rules: RuleSet) -> list[str]:
    """Return the rights that come by themselves today, wholly and not in part."""
    return [
        right
        for right in rules.catalogue
        if shown(right).degree_now == 1 and not shown(right).partly
    ]


def _counted() -> dict[str, int | None]:
    counts = {
        "opt_outs": OptOut.objects.count(),
        "corrections": Objection.objects.filter(kind=Objection.Kind.WRONG).count(),
        "reviews": GrantReview.objects.exclude(first_at=None).count(),
        "changed": GrantReview.objects.filter(state=GrantReview.State.INVITED).count(),
    }
    return {name: None if is_small(count, FEWEST) else count for name, count in counts.items()}
