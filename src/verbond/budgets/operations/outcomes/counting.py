"""Count a closed vote by what was frozen, check it by another program, and keep it to publish."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from verbond.budgets.core.counting.telling import as_json
from verbond.budgets.core.publishing import receipts_text, sha256_of_bytes
from verbond.budgets.core.publishing.asking import RECOUNTS
from verbond.budgets.core.publishing.explained import explained_of, groups_told
from verbond.budgets.core.publishing.tallying import CountedPot, Tally, Tell, Told, tally
from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Pot, Result, Round
from verbond.budgets.operations.outcomes.boxes import closed_box, frozen_of
from verbond.budgets.operations.outcomes.parameters import parameters_of
from verbond.budgets.operations.rounds.turns import note_round, round_in_turn
from verbond.journal.facade import Actor
from verbond.places import facade as places

COUNTRY = "Belgium"


def count_round(
    *,
    row: Round,
    actor: Actor,
    now: datetime,
    recounts: int = RECOUNTS,
    tell: Tell = lambda _: None,
) -> Result:
    """Count the closed box of a round. Nobody sees the outcome yet, staff included, in lists.

    The same box gives the same bytes, so a count that died is simply done again, and a second
    count returns the first. Raises `OutcomeRefused` for a box or a freeze that changed, and
    `CertificateWrong` when the verifier does not agree: then nothing is kept.
    """
    held = Round.objects.select_related("instrument", "recipe", "envelope").get(pk=row.pk)
    known = Result.objects.filter(round=held).first()
    if known is not None:
        return known
    rows = closed_box(held)
    frozen = frozen_of(held)
    # The long work holds no lock: others go on writing while it is done.
    counted = tally(frozen, rows, told=_told(held), tell=tell)
    tell("explaining")
    explained = explained_of(counted, frozen, recounts=recounts, tell=tell)
    groups = groups_told(rows, counted)
    receipts = receipts_text(one.content_hash for one in rows)
    return _keep(held, counted, explained, groups, receipts, actor, now)


@transaction.atomic
def _keep(
    row: Round,
    counted: Tally,
    explained: Mapping[str, Any],
    groups: Mapping[str, Any],
    receipts: str,
    actor: Actor,
    now: datetime,
) -> Result:
    held = round_in_turn(row.pk)
    known = Result.objects.filter(round=held).first()
    if known is not None:
        return known
    if (held.box_sha256, held.frozen_sha256) != (row.box_sha256, row.frozen_sha256):
        raise OutcomeRefused("changed", gettext("De ronde veranderde tijdens het tellen."))
    main = counted.main
    result = Result.objects.create(
        round=held,
        counted_at=now,
        engine=main.count.engine,
        count=count_told(main),
        certificate=main.certificate,
        explained=explained,
        election=main.content,
        election_sha256=main.election.sha256,
        parameters=parameters_of(held, counted),
        groups=groups,
        receipts=receipts,
        receipts_sha256=sha256_of_bytes(receipts.encode()),
        verified_at=now,
    )
    Pot.objects.bulk_create([_pot(result, one) for one in counted.pots[:-1]])
    note_round(
        row=held,
        verb="count_round",
        # The journal is public before the result is: it says that, never what.
        summary=f"Geteld en nagekeken: {held.title}.",
        details={
            "engine": main.count.engine,
            "ballots": held.ballots_counted,
            "box_sha256": held.box_sha256,
            "receipts_sha256": result.receipts_sha256,
        },
        actor=actor,
        now=now,
    )
    return result


def count_told(pot: CountedPot) -> dict[str, Any]:
    """Return what `script/verbond count --format json` says of the published file."""
    return as_json(pot.election, pot.count)


def _pot(result: Result, one: CountedPot) -> Pot:
    return Pot(
        result=result,
        code=one.plan.code,
        name=gettext("Wijkateliers"),
        budget_cents=one.plan.budget_cents,
        count=count_told(one),
        certificate=one.certificate,
        election=one.content,
        election_sha256=one.election.sha256,
    )


def _told(row: Round) -> Told:
    cards = places.place_cards([row.place_code]) if row.place_code else ()
    day = row.vote_closed_at or row.made_at
    return Told(
        country=COUNTRY,
        city=settings.CITY_NAME,
        title=row.title,
        instance=str(day.year),
        place=cards[0].name if cards else "",
    )
