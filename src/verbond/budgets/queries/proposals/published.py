"""What of proposals is public, column by column; whatever is not named here stays inside.

Not public: accounts (of people, officers, who reported), supporters, reports, texts that are
hidden, and rounds that nobody may see yet. Nor the names under which people propose and react:
they show on the page, where they can be taken away again (ADR 0011).
"""

from collections.abc import Iterator
from typing import Any

from verbond.budgets.models import Proposal
from verbond.kit.rows import Link, Table, same, together

_SEEN = {"round__published_at__isnull": False}
_SEEN_BELOW = {"proposal__round__published_at__isnull": False}
_LIVE = [str(state) for state in Proposal.State.values if state != Proposal.State.HIDDEN]
_ROUND = {"round": "round__slug"}
_OF = {"round": "proposal__round__slug", "proposal": "proposal__key"}
_TO_ROUND = {"round": Link("rounds", "slug")}
_TO_PROPOSAL = {"proposal": together("proposals", round="round", key="proposal")}

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
            | same("proposer_kind", "carried_out_by", "language", "translations")
            | same("excludes_group", "made_at", "submitted_at", "state_at", "state_reason")
            | same("fictitious")
            | {"merged_into": "merged_into__key"},
            _TO_ROUND | {"merged_into": together("proposals", round="round", key="merged_into")},
            only=_SEEN | {"state__in": _LIVE},
        ),
        Table(
            "proposal-versions",
            "budgets.ProposalVersion",
            ("round", "proposal", "number"),
            _OF
            | same("number", "title", "summary", "body", "cost_cents", "cost_lines", "upkeep")
            | same("reason", "made_at", "made_as"),
            _TO_PROPOSAL,
            only=_SEEN_BELOW | {"proposal__state__in": _LIVE},
        ),
        Table(
            "proposal-comments",
            "budgets.Comment",
            ("round", "proposal", "made_at", "text"),
            _OF | same("text", "made_at", "is_from_city", "fictitious"),
            _TO_PROPOSAL,
            only=_SEEN_BELOW | {"proposal__state__in": _LIVE, "hidden_at__isnull": True},
        ),
        Table(
            "assessments",
            "budgets.Assessment",
            ("round", "proposal", "criterion"),
            _OF
            | same("criterion", "due_on", "due_rule", "outcome", "reason", "cost_cents")
            | same("decided_at"),
            _TO_PROPOSAL,
            only=_SEEN_BELOW | {"proposal__state__in": _LIVE},
        ),
        Table(
            "appeals",
            "budgets.Appeal",
            ("round", "proposal", "filed_at"),
            _OF
            | same("against", "filed_at", "due_on", "due_rule", "text", "outcome", "reason")
            | same("decided_at"),
            _TO_PROPOSAL,
            only=_SEEN_BELOW | {"proposal__state__in": _LIVE, "comment__isnull": True},
        ),
        Table(
            "workshops",
            "budgets.Workshop",
            ("round", "starts_at", "title"),
            _ROUND
            | same("title", "text", "starts_at", "ends_at", "place", "seats", "held_with")
            | same("lesson", "cancelled_because", "made_at", "fictitious"),
            _TO_ROUND,
            only=_SEEN,
        ),
        Table(
            "proposal-promises",
            "budgets.ProposalServes",
            ("round", "proposal", "agreement", "commitment"),
            _OF
            | {"agreement": "commitment__agreement__slug", "commitment": "commitment__key"}
            | same("state", "words", "certainty"),
            _TO_PROPOSAL | {"commitment": Link("commitments")},
            scope="commitment__agreement__slug",
            only=_SEEN_BELOW | {"proposal__state__in": _LIVE, "state": "confirmed"},
        ),
    )
}


def published(table: str, **where: Any) -> Iterator[dict[str, Any]]:
    """Give the public rows of one table of proposals, by its name in `TABLES`."""
    return TABLES[table].rows(**where)
