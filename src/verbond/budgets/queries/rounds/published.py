"""What of instruments, models, envelopes and rounds is public, column by column.

Not public: rounds that nobody may see yet, drafts of models, who made them, and above all the salt
of a round: with it, hashes of persons, codes and receipts could be tried.
"""

from verbond.kit.rows import Link, Table, same, together

_TO_ROUND = {"round": Link("rounds", "slug")}

TABLES = {
    table.name: table
    for table in (
        Table(
            "instruments",
            "budgets.Instrument",
            ("code",),
            same("code", "name", "kind", "summary", "terms"),
        ),
        Table(
            "voting-models",
            "budgets.Recipe",
            ("slug", "version"),
            same("slug", "version", "title", "summary", "document", "sha256", "reason")
            | same("made_at", "published_at"),
            only={"published_at__isnull": False},
        ),
        Table(
            "envelopes",
            "budgets.Envelope",
            ("slug",),
            {"instrument": "instrument__code"}
            | same("slug", "name", "place_code", "amount_cents", "first_on", "last_on", "source")
            | same("book", "account", "fictitious"),
            {"instrument": Link("instruments", "code")},
        ),
        Table(
            "rounds",
            "budgets.Round",
            ("slug",),
            {
                "instrument": "instrument__code",
                "model": "recipe__slug",
                "model_version": "recipe__version",
                "envelope": "envelope__slug",
            }
            | same("slug", "title", "summary", "place_code", "budget_cents", "earmark_cents")
            | same("languages", "made_at", "published_at", "phase", "is_closed", "lot_seed")
            | same("frozen_at", "frozen", "frozen_sha256", "vote_opened_at", "vote_closed_at")
            | same("ballots_counted", "box_sha256", "fictitious"),
            {
                "instrument": Link("instruments", "code"),
                "model": together("voting-models", slug="model", version="model_version"),
                "envelope": Link("envelopes", "slug"),
            },
            only={"published_at__isnull": False},
        ),
        Table(
            "phases",
            "budgets.Phase",
            ("round", "code"),
            {"round": "round__slug"} | same("code", "position", "first_on", "last_on", "text"),
            _TO_ROUND,
            only={"round__published_at__isnull": False},
        ),
    )
}
