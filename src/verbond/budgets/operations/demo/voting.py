"""A fictitious vote: electors that nobody is, ballots that nobody cast, and its count."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from verbond.budgets.core.balloting import elector_key
from verbond.budgets.models import Elector, Participation, Round
from verbond.budgets.operations.demo.reading import AGE_BANDS, steps_of, voters_of
from verbond.budgets.operations.outcomes.counting import count_round
from verbond.budgets.operations.outcomes.publishing import publish_result
from verbond.budgets.operations.voting.freezing import freeze_round
from verbond.budgets.operations.voting.opening import close_vote, open_vote
from verbond.budgets.operations.voting.register import put_in_box, who_of_elector
from verbond.budgets.queries.voting.booths import booth_of, frozen_of
from verbond.journal.facade import Actor

# Nobody is born on day 00 of month 00: no real person has one of these numbers.
BORN_ON = dt.date(1980, 5, 17)
MORE_ELECTORS = 400  # who may still vote in the demo


def demo_number(which: int) -> str:
    """Return a fictitious register number with the right check digits.

    >>> demo_number(1)
    '00000000196'
    """
    return f"{which:09}{97 - which % 97:02}"


def how_to_vote(today: dt.date) -> str:
    """Say in one line how a visitor of the demo votes; empty when no vote is open."""
    row = (
        Round.objects.filter(
            fictitious=True, vote_opened_at__isnull=False, vote_closed_at=None,
            phases__code="vote", phases__last_on__gte=today, slug__startswith="stadsdeel-",
        )
        .exclude(salt="")
        .first()
    )  # fmt: skip
    if row is None:
        return ""
    return f"/budgets/r/{row.slug}/vote/  {demo_number(1)}  {BORN_ON:%d-%m-%Y}"


def hold_vote(
    *,
    row: Round,
    facts: Mapping[str, Any],
    said_of: Mapping[str, Mapping[str, Any]],
    actor: Actor,
    now: dt.datetime,
) -> Round:
    """Freeze a round, open its vote, fill the box; close and count it when its days are over."""
    steps = {one.code: one for one in steps_of(facts, timezone.localdate(now))}
    opened = _noon(steps["vote"].first_on)
    voters = list(voters_of(facts, said_of))
    keys = _electors(row, facts, len(voters))
    row = freeze_round(
        row=row,
        lock=row.lock,
        seed=f"demo-{row.slug}",
        records=("neighbourhood", "age_band"),
        actor=actor,
        now=min(now, opened),
    )
    row = open_vote(row=row, lock=row.lock, actor=actor, now=opened)
    _fill(row, voters, keys, steps["vote"].first_on)
    if steps["vote"].last_on >= timezone.localdate(now):
        return row
    closed = _noon(steps["vote"].last_on + dt.timedelta(days=1))
    row = close_vote(row=row, lock=row.lock, actor=actor, now=closed)
    count_round(row=row, actor=actor, now=closed, recounts=4)
    publish_result(row=row, actor=actor, now=closed)
    row.refresh_from_db()
    return row


def _electors(row: Round, facts: Mapping[str, Any], voters: int) -> list[str]:
    places = sorted({one["place"] for one in facts["proposals"]})
    keys = [
        elector_key(row.salt, demo_number(n), BORN_ON) for n in range(1, voters + MORE_ELECTORS + 1)
    ]
    Elector.objects.bulk_create(
        (
            Elector(
                round=row,
                key_hash=key,
                neighbourhood=places[n % len(places)],
                age_band=AGE_BANDS[n % len(AGE_BANDS)],
            )
            for n, key in enumerate(keys)
        ),
        batch_size=500,
    )
    # The first numbers are left free: a visitor of the demo votes with them.
    return keys[MORE_ELECTORS:]


def _fill(row: Round, voters: list[Any], keys: list[str], on: dt.date) -> None:
    booth = booth_of(row.slug)
    if booth is None:
        return
    together: dict[tuple[str, str, str], list[dict[str, int]]] = defaultdict(list)
    for one in voters:
        together[one.channel, one.neighbourhood, one.age_band].append(one.content)
    for (channel, place, band), ballots in sorted(together.items()):
        put_in_box(
            booth=booth,
            frozen=frozen_of(booth),
            ballots=ballots,
            on=on,
            channel=channel,
            neighbourhood=place,
            age_band=band,
        )
    Participation.objects.bulk_create(
        (
            Participation(
                round=row, who_hash=who_of_elector(row.salt, key), channel=one.channel, on=on
            )
            for key, one in zip(keys, voters, strict=True)
        ),
        batch_size=500,
    )


def _noon(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
