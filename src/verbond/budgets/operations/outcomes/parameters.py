"""What somebody needs beside the ballots to count again: everything that decided, with hashes."""

from typing import Any

from verbond.budgets.core.publishing import (
    certificate_name,
    count_command,
    stem_of,
    verify_command,
)
from verbond.budgets.core.publishing.tallying import LEAST, CountedPot, Tally
from verbond.budgets.models import Round

FORMAT = "verbond-parameters/1"


def parameters_of(row: Round, counted: Tally) -> dict[str, Any]:
    """Return the parameters of a count as plain values; amounts in cents."""
    return {
        "format": FORMAT,
        "round": {"slug": row.slug, "title": row.title, "place": row.place_code},
        "frozen": row.frozen,
        "frozen_sha256": row.frozen_sha256,
        "box_sha256": row.box_sha256,
        "ballots": row.ballots_counted,
        "engine": counted.main.count.engine,
        "columns": {
            "kept": list(counted.columns.kept),
            "left_out": list(counted.columns.left_out),
            "merged": {name: list(values) for name, values in counted.columns.merged.items()},
            "least_in_a_group": LEAST,
        },
        "pots": [_pot(one) for one in counted.pots],
    }


def _pot(one: CountedPot) -> dict[str, Any]:
    return {
        "code": one.plan.code,
        "budget_cents": one.plan.budget_cents,
        "projects": [project.id for project in one.plan.projects],
        "shut_by_an_earlier_pot": list(one.plan.shut),
        "dearer_than_the_pot": list(one.plan.too_dear),
        "rule": one.certificate["rule"],
        "order": one.certificate["order"],
        "election_sha256": one.election.sha256,
        "commands": _commands(one),
    }


def _commands(one: CountedPot) -> list[str]:
    """Return what somebody types beside the files: count again, and check the certificate."""
    stem = stem_of(one.plan.code)
    return [
        count_command(one.rule, election=f"{stem}.pb", certificate=f"mijn-{stem}.json"),
        verify_command(election=f"{stem}.pb", certificate=certificate_name(one.plan.code)),
    ]
