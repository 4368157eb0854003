"""What of a vote is public: how often the box was shuffled and sealed, how many codes were printed.

Never public, before or after the result: the list of electors, the register, the box, codes,
receipts, accounts, paper sheets and reminders. Their tables have no entry here, and no other table
leads to them. What ballots say leaves in the files of the result alone, drawn again.

While people vote nothing of this leaves: how many voted when, and which letters are on their way,
is for afterwards.
"""

from verbond.kit.rows import Link, Table, same

_CLOSED = {"round__published_at__isnull": False, "round__vote_closed_at__isnull": False}
_ROUND = {"round": "round__slug"}
_TO_ROUND = {"round": Link("rounds", "slug")}

TABLES = {
    table.name: table
    for table in (
        Table(
            "box-seals",
            "budgets.BoxSeal",
            ("round", "number"),
            _ROUND | same("number", "on", "ballots", "participations", "box_sha256"),
            _TO_ROUND,
            only=_CLOSED,
        ),
        Table(
            "code-packages",
            "budgets.CodePackage",
            ("round", "number"),
            # Not the streets: a short list of them is nearly an address.
            _ROUND | same("number", "size", "made_at", "printed_at", "deactivated_at"),
            _TO_ROUND,
            only=_CLOSED,
        ),
    )
}
