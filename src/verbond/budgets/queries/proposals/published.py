"""What of proposals is public, column by column; whatever is not named here stays inside.

Not public: accounts (of people, officers, who reported), supporters, reports, texts that are
hidden, and rounds that nobody may see yet. Who works on it stands on the page, by a name that each
chose. Tables of the rounds themselves: the room's `published`.
"""

from collections.abc import Iterator
from typing import Any

from verbond.budgets.models import Proposal
from verbond.kit.rows import Link, Table, same

_SEEN = {"round__published_at__isnull": False}
_SEEN_BELOW = {"proposal__round__published_at__isnull": False}
_LIVE = [str(state) for state in Proposal.State.values if state != Proposal.State.HIDDEN]
_ROUND = {"round": "round__slug"}
_OF = {"round": "proposal__round__slug", "proposal": "proposal__key"}
_TO_ROUND = {"round": Link("rounds", "slug")}

TABLES = {
    table.name: table
    for table in (
        Table(
            "proposals",
            "budgets.Proposal",
            ("round", "key"),
            _ROUND
            | same("key", "number", "state", "title", "summary", "body", "upkeep", "theme")
            | same("is_atelier", "cost_cents", "place_code", "latitude", "longitude")
            | same("proposer_kind", "proposer_name", "group_name", "carried_out_by", "language")
            | same("excludes_group", "made_at", "submitted_at", "state_at", "state_reason")
            | same("fictitious")
            | {"merged_into": "merged_into__key"},
            _TO_ROUND,
            only=_SEEN | {"state__in": _LIVE},
        ),
        Table(
            "proposal-versions",
            "budgets.ProposalVersion",
            ("round", "proposal", "number"),
            _OF
            | same("number", "title", "summary", "body", "cost_cents", "upkeep", "reason")
            | same("made_at", "made_as"),
            _TO_ROUND,
            only=_SEEN_BELOW | {"proposal__state__in": _LIVE},
        ),
        Table(
            "proposal-comments",
            "budgets.Comment",
            ("round", "proposal", "id"),
            _OF
            | {"id": "pk"}
            | same("author_name", "text", "made_at", "is_from_city", "fictitious"),
            _TO_ROUND,
            only=_SEEN_BELOW | {"proposal__state__in": _LIVE, "hidden_at__isnull": True},
        ),
        Table(
            "assessments",
            "budgets.Assessment",
            ("round", "proposal", "criterion"),
            _OF
            | same("criterion", "due_on", "due_rule", "outcome", "reason", "cost_cents")
            | same("decided_at"),
            _TO_ROUND,
            only=_SEEN_BELOW | {"proposal__state__in": _LIVE},
        ),
        Table(
            "appeals",
            "budgets.Appeal",
            ("round", "proposal", "filed_at"),
            _OF
            | same("against", "filed_at", "due_on", "due_rule", "text", "outcome", "reason")
            | same("decided_at"),
            _TO_ROUND,
            only=_SEEN_BELOW | {"proposal__state__in": _LIVE, "comment__isnull": True},
        ),
        Table(
            "workshops",
            "budgets.Workshop",
            ("round", "starts_at", "title"),
            _ROUND
            | same("title", "text", "starts_at", "ends_at", "place", "seats", "held_with")
            | same("lesson", "cancelled_because", "fictitious"),
            _TO_ROUND,
            only=_SEEN,
        ),
        Table(
            "proposal-promises",
            "budgets.ProposalServes",
            ("round", "proposal", "commitment"),
            _OF | {"commitment": "commitment__key"} | same("state", "certainty"),
            _TO_ROUND | {"commitment": Link("commitments")},
            only=_SEEN_BELOW | {"proposal__state__in": _LIVE, "state": "confirmed"},
        ),
    )
}


def published(table: str, **where: Any) -> Iterator[dict[str, Any]]:
    """Give the public rows of one table of proposals, by its name in `TABLES`."""
    return TABLES[table].rows(**where)
