"""Date the changes of a demo by its evidence, as if each piece had come on its own day."""

from datetime import UTC, date, datetime, time

from django.db import transaction
from django.utils.timezone import localdate

from verbond.agreement.core.evidence.words import UNKNOWN, VALUE
from verbond.agreement.models import Agreement, Commitment, Standing, StandingChange
from verbond.agreement.queries.as_of import Past
from verbond.journal import facade as journal


@transaction.atomic
def date_demo_changes(*, agreement: Agreement, actor: journal.Actor, now: datetime) -> int:
    """Replace the changes of a demo that was loaded at once by those of the days of its evidence.

    Returns how many changes stand there; a second call, or one after real work, changes nothing.
    """
    journal.wait_turn()
    changes = StandingChange.objects.filter(commitment__agreement=agreement)
    today = localdate(now)
    if not changes.exists() or changes.exclude(at__date=today).exists():
        return changes.count()
    past = Past(agreement)
    rows = [row for unit in past.units for row in _changes(past, unit, today)]
    changes.delete()
    StandingChange.objects.bulk_create(rows, batch_size=500)
    _date_standings(rows)
    journal.record(
        actor=actor,
        verb="date_demo_changes",
        room="agreement",
        object_kind="agreement",
        object_key=agreement.slug,
        summary=f"{len(rows)} veranderingen van status kregen de dag van hun bewijs (fictief).",
        at=now,
    )
    return len(rows)


def _changes(past: Past, unit: Commitment, today: date) -> list[StandingChange]:
    found: list[StandingChange] = []
    before = UNKNOWN
    for day in past.days(unit.pk):
        stood = past.state_on(unit, day) if day <= today else None
        if stood is None or stood[0] in {before, VALUE}:
            continue
        state, reasons = stood
        found.append(
            StandingChange(
                commitment=unit,
                number=len(found) + 1,
                at=datetime.combine(day, time(10), UTC),
                before=before,
                after=state,
                because=str(reasons[0]["code"]),
                reasons=list(reasons),
            )
        )
        before = state
    return found


def _date_standings(rows: list[StandingChange]) -> None:
    last = {row.commitment_id: row for row in rows}
    standings = list(Standing.objects.filter(commitment__in=last))
    for standing in standings:
        change = last[standing.commitment_id]
        if change.after == standing.state:
            standing.since = change.at.date()
    Standing.objects.bulk_update(standings, ["since"], batch_size=500)
