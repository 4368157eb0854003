"""What of results, their execution and lessons is public, column by column.

Nothing of a result leaves before it is published: everything below hangs on `published_at` of its
result, the moment that `permissions.may_see_counts` asks, or on states that begin at that moment.
Not public: who wrote what (journal keys, and the names under lessons: ADR 0011), a count on its
way, and bytes (the files have an address of their own).
"""

from verbond.budgets.core.proposing.steps import CHOSEN
from verbond.kit.rows import Link, Table, same, together

_OUT = {"round__published_at__isnull": False, "round__result__published_at__isnull": False}
_OF = {"round": "proposal__round__slug", "proposal": "proposal__key"}
_WORK = {
    "proposal__round__published_at__isnull": False,
    # A project gets one of these states when its result is published, or its grant is given.
    "proposal__state__in": sorted(CHOSEN),
}
_TO_ROUND = {"round": Link("rounds", "slug")}
_TO_PROPOSAL = {"proposal": together("proposals", round="round", key="proposal")}

TABLES = {
    table.name: table
    for table in (
        Table(
            "results",
            "budgets.Result",
            ("round",),
            {"round": "round__slug"}
            | same("counted_at", "verified_at", "published_at", "engine", "explained", "groups")
            | same("election_sha256", "receipts_sha256", "parameters"),
            _TO_ROUND,
            only={"round__published_at__isnull": False, "published_at__isnull": False},
        ),
        Table(
            "result-pots",
            "budgets.Pot",
            ("round", "code"),
            {"round": "result__round__slug"}
            | same("code", "name", "budget_cents", "election_sha256"),
            {"round": Link("results", "round")},
            only={
                "result__round__published_at__isnull": False,
                "result__published_at__isnull": False,
            },
        ),
        Table(
            "deviations",
            "budgets.Deviation",
            ("round", "proposal", "made_at"),
            {"round": "round__slug", "proposal": "proposal__key"}
            | same("act", "amount_cents", "reason", "legal_ground", "said_by", "decision_url")
            | same("decided_on", "made_at"),
            _TO_ROUND | _TO_PROPOSAL,
            only=_OUT,
        ),
        Table(
            "awards",
            "budgets.Award",
            ("round", "proposal"),
            _OF
            | same("first_cents", "cents", "changed_because", "by_deviation", "started_on")
            | same("closed_on", "closing_text"),
            _TO_PROPOSAL,
            only=_WORK,
        ),
        Table(
            "work-steps",
            "budgets.Milestone",
            ("round", "proposal", "position"),
            _OF
            | same("position", "title", "promised_on", "first_promised_on", "moved_because")
            | same("reached_on", "text"),
            _TO_PROPOSAL,
            only=_WORK,
        ),
        Table(
            "spendings",
            "budgets.Spending",
            ("key",),
            same("key") | _OF | same("cents", "on", "text", "reference", "reversed_because"),
            _TO_PROPOSAL,
            only=_WORK,
        ),
        Table(
            "lessons",
            "budgets.Lesson",
            ("slug",),
            same("slug", "kind", "title", "text", "topics", "place_code")
            | same("made_at", "published_at", "fictitious")
            | {"round": "round__slug", "proposal": "proposal__key"},
            _TO_ROUND | _TO_PROPOSAL,
            only={"published_at__isnull": False},
        ),
    )
}
