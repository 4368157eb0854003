"""Codes on paper: made together, printed once, kept as hashes, switched off together."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from verbond.budgets.core.balloting import CODE_LENGTH, letters_of, possible
from verbond.budgets.errors import BallotRefused
from verbond.budgets.models import Code, CodePackage, Round
from verbond.budgets.operations.voting.proving import code_hash
from verbond.journal import facade as journal

MOST_CODES = 20_000  # in one package: more than the largest district has doors


@transaction.atomic
def make_package(
    *,
    row: Round,
    streets: str,
    neighbourhood: str,
    size: int,
    actor: journal.Actor,
    now: datetime,
) -> tuple[CodePackage, tuple[str, ...]]:
    """Make codes for the letters of a list of streets, and return them this one time.

    Only their keyed hashes stay. Raises `BallotRefused`.
    """
    journal.wait_turn()
    held = Round.objects.get(pk=row.pk)
    if not held.frozen_sha256:
        raise BallotRefused("not_frozen", gettext("Leg de ronde eerst vast. Maak dan codes."))
    if held.vote_closed_at:
        raise BallotRefused("closed", gettext("De stemming is gesloten."))
    if not 1 <= size <= MOST_CODES:
        raise BallotRefused(
            "size", gettext("Een pak telt 1 tot %(most)s codes.") % {"most": MOST_CODES}
        )
    if not streets.strip():
        raise BallotRefused("streets", gettext("Zeg voor welke straten of welk loket dit pak is."))
    last = CodePackage.objects.filter(round=held).aggregate(last=Max("number"))["last"] or 0
    package = CodePackage.objects.create(
        round=held,
        number=last + 1,
        streets=streets.strip(),
        neighbourhood=neighbourhood,
        size=size,
        made_at=now,
        made_by=actor.key,
        printed_at=now,
    )
    codes = tuple(
        letters_of(secrets.randbelow(possible(CODE_LENGTH)), CODE_LENGTH) for _ in range(size)
    )
    hashes = sorted(code_hash(held.salt, code) for code in codes)
    Code.objects.bulk_create(
        (Code(package=package, code_hash=one) for one in hashes), batch_size=1000
    )
    _note(package, "make_codes", f"Pak {package.number} met {size} codes gedrukt.", actor, now)
    return package, codes


@transaction.atomic
def switch_on(*, package: CodePackage, actor: journal.Actor, now: datetime) -> CodePackage:
    """Let the codes of a package work, once its letters left; never by who printed them."""
    journal.wait_turn()
    held = CodePackage.objects.select_for_update(of=("self",)).get(pk=package.pk)
    if held.deactivated_at or held.switched_on_at:
        raise BallotRefused("on", gettext("Dit pak werkt al, of werkt niet meer."))
    if held.made_by and held.made_by == actor.key:
        raise BallotRefused(
            "same_clerk", gettext("Jij drukte deze codes. Een collega laat ze werken.")
        )
    held.switched_on_at, held.switched_on_by = now, actor.key
    held.save(update_fields=["switched_on_at", "switched_on_by"])
    _note(held, "switch_on_codes", f"De codes van pak {held.number} werken nu.", actor, now)
    return held


@transaction.atomic
def switch_off(
    *, package: CodePackage, reason: str, actor: journal.Actor, now: datetime
) -> CodePackage:
    """Make the codes of a package worthless, when letters were lost. Votes already cast stay."""
    journal.wait_turn()
    held = CodePackage.objects.select_for_update(of=("self",)).get(pk=package.pk)
    if held.deactivated_at:
        raise BallotRefused("off", gettext("Dit pak werkt al niet meer."))
    if not reason.strip():
        raise BallotRefused("reason", gettext("Schrijf waarom deze codes niet meer mogen werken."))
    held.deactivated_at, held.deactivated_because = now, reason.strip()
    held.save(update_fields=["deactivated_at", "deactivated_because"])
    _note(
        held,
        "switch_off_codes",
        f"De codes van pak {held.number} werken niet meer.",
        actor,
        now,
        reason.strip(),
    )
    return held


def _note(
    package: CodePackage,
    verb: str,
    summary: str,
    actor: journal.Actor,
    now: datetime,
    reason: str = "",
) -> None:
    journal.record(
        actor=actor,
        verb=verb,
        room="budgets",
        object_kind="round",
        object_key=package.round.slug,
        summary=f"{package.round.title}: {summary}",
        reason=reason,
        details={"package": package.number, "size": package.size},
        at=now,
    )
