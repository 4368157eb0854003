"""The closed lists of words that evidence and statuses are made of."""

NOT_STARTED, PREPARING, UNDER_WAY, REALISED = "not-started", "preparing", "under-way", "realised"
CHANGED, DROPPED, UNKNOWN, VALUE = "changed", "dropped", "unknown", "value"
STATES = (NOT_STARTED, PREPARING, UNDER_WAY, REALISED, CHANGED, DROPPED, UNKNOWN, VALUE)

# One goes before the other: more evidence never brings a promise down this ladder.
LADDER = (NOT_STARTED, PREPARING, UNDER_WAY, REALISED)

SHOWS = (
    "not-started", "asked", "answered", "planned", "decided", "started", "spent", "counted", "done",
    "published", "in-force", "applied", "measured", "running", "changed", "dropped",
)  # fmt: skip
KINDS = ("decision", "action", "indicator", "milestone", "register", "document", "statement")
PROMISES = (
    "deliver", "formula", "target", "study", "test", "lobby", "continue", "principle", "reference",
)  # fmt: skip
