"""Everything public of the neighbourhood budgets, from the parts of the room."""

from collections.abc import Iterator
from typing import Any

from verbond.budgets.queries.outcomes import published as outcomes
from verbond.budgets.queries.proposals import published as proposals
from verbond.budgets.queries.rounds import published as rounds
from verbond.budgets.queries.voting import published as voting
from verbond.kit.rows import Table

# In the order in which an archive is taken back: no row comes before what it leads to.
TABLES: dict[str, Table] = {
    **rounds.TABLES,
    **voting.TABLES,
    **proposals.TABLES,
    **outcomes.TABLES,
}


def published(table: str, scope: str | None = None, **where: Any) -> Iterator[dict[str, Any]]:
    """Give the public rows of one table of this room, by its name in `TABLES`."""
    return TABLES[table].rows(scope, **where)
