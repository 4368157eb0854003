"""Fictitious votes that are over: a frozen round with a full box, for tests of what follows."""

import hashlib
import random
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from verbond.budgets.testing.rounds import NOW, make_proposal, make_round

if TYPE_CHECKING:
    from verbond.budgets.models import Result, Round

AFTER = NOW + timedelta(days=12)
PLACES = ("Noord (fictief)", "Zuid (fictief)", "Oost (fictief)")
BANDS = ("14-25", "26-64", "65+")
type Votes = Sequence[Mapping[str, int]]

# Ten projects of 6,000 to 42,000 euro for a round of 100,000.
COSTS = (12_000, 30_000, 8_000, 42_000, 25_000, 6_000, 18_000, 38_000, 9_500, 15_000)


def make_closed_vote(
    slug: str = "ronde-1",
    *,
    votes: Votes | None = None,
    costs: Sequence[int] = COSTS,
    records: Sequence[str] = ("neighbourhood", "age_band"),
    seed: str = "een-lot",
    proposals: Mapping[int, Mapping[str, Any]] | None = None,
    **facts: Any,
) -> "Round":
    """Make a round whose vote is closed, not yet counted; `votes` are contents by project key."""
    from verbond.budgets.models import Ballot, Elector
    from verbond.budgets.operations.voting import opening
    from verbond.budgets.operations.voting.freezing import freeze_round
    from verbond.journal.facade import SYSTEM

    row = make_round(slug, phase="vote", **facts)
    Elector.objects.create(round=row, key_hash="0" * 64)
    for number, euros in enumerate(costs, start=1):
        own = {
            "state": "feasible",
            "cost_cents": euros * 100,
            "place_code": f"fictief-{number % 3}",
            "theme": ("groen", "spelen", "ontmoeten")[number % 3],
        }
        make_proposal(row, number, **own | dict((proposals or {}).get(number, {})))
    row = freeze_round(row=row, lock=row.lock, seed=seed, records=records, actor=SYSTEM, now=NOW)
    row = opening.open_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW)
    keys = [f"voorstel-{number}" for number in range(1, len(costs) + 1)]
    said = drawn_votes(keys) if votes is None else votes
    Ballot.objects.bulk_create(
        [_ballot(row, content, number) for number, content in enumerate(said)]
    )
    return opening.close_vote(row=row, lock=row.lock, actor=SYSTEM, now=AFTER)


def counted(row: "Round") -> "Result":
    """Count a closed round; nobody sees it yet."""
    from verbond.budgets.operations.outcomes.counting import count_round
    from verbond.journal.facade import SYSTEM

    return count_round(row=row, actor=SYSTEM, now=AFTER, recounts=1)


def published(row: "Round") -> "Result":
    """Count a closed round and publish its result."""
    from verbond.budgets.operations.outcomes.publishing import publish_result
    from verbond.journal.facade import SYSTEM

    counted(row)
    return publish_result(row=row, actor=SYSTEM, now=AFTER)


def drawn_votes(keys: Sequence[str], *, number: int = 240, seed: int = 7) -> list[dict[str, int]]:
    """Draw ballots of people who like what is near them; the same seed, the same ballots."""
    stream = random.Random(seed)
    found = []
    for voter in range(number):
        home = voter % 3
        weights = [3.0 if n % 3 == home else 1.0 / (1 + n / 4) for n in range(len(keys))]
        chosen = {stream.choices(keys, weights)[0] for _ in range(stream.randint(1, 5))}
        found.append(dict.fromkeys(sorted(chosen), 1))
    return found


def _ballot(row: "Round", content: Mapping[str, int], number: int) -> Any:
    from verbond.budgets.models import Ballot

    secret = hashlib.sha256(f"{row.slug}:{number}".encode()).hexdigest()
    records = row.frozen["records"]
    return Ballot(
        round=row,
        receipt_hash=secret,
        content=dict(content),
        content_hash=hashlib.sha256(secret.encode()).hexdigest(),
        channel=("account", "code", "paper")[number % 7 % 3],
        neighbourhood=PLACES[number % 3] if "neighbourhood" in records else "",
        age_band=BANDS[number % 5 % 3] if "age_band" in records else "",
    )
