"""Say another status than the rules, with a reason and a name that everybody reads."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.agreement.core.evidence import EvidenceRefused, packaged_rules
from verbond.agreement.models import Commitment, Overruling
from verbond.agreement.models.evidence import State
from verbond.agreement.operations.recomputing import recompute
from verbond.journal import facade as journal

ALLOWED = tuple(str(state.value) for state in State if state != State.VALUE)


class OverrulingRefused(EvidenceRefused):
    """Another status cannot be said here, or somebody else just said one."""


@transaction.atomic
def overrule(
    *,
    commitment: Commitment,
    state: str,
    reason: str,
    said_by: str,
    actor: journal.Actor,
    now: datetime,
    seen: int | None = None,
) -> Overruling:
    """Give a promise the status that a person says; what the rules derive stays visible beside it.

    `seen` is the id of the overruling that the person saw (0 for none); when somebody changed it
    meanwhile, `OverrulingRefused` with code "other" says so. None asks for no such check.
    """
    journal.wait_turn()
    _check(commitment, state, reason, said_by)
    held = _held(commitment, seen)
    if held is not None:
        if (held.state, held.reason, held.said_by) == (state, reason.strip(), said_by.strip()):
            return held
        held.lifted_at, held.lifted_because = now, "vervangen door een nieuwe uitspraak"
        held.save(update_fields=["lifted_at", "lifted_because"])
    row = Overruling.objects.create(
        commitment=commitment,
        state=state,
        reason=reason.strip(),
        said_by=said_by.strip()[:120],
        at=now,
        by=actor.key,
    )
    label = State(state).value
    _settle(
        commitment, "overrule", f"Status door een persoon gezet op {label}.", actor, now, reason
    )
    return row


@transaction.atomic
def lift_overruling(
    *,
    commitment: Commitment,
    reason: str,
    actor: journal.Actor,
    now: datetime,
    seen: int | None = None,
) -> Overruling:
    """Let the rules decide again, with a reason.

    Raises `OverrulingRefused` when they already do.
    """
    journal.wait_turn()
    if not reason.strip():
        raise OverrulingRefused("reason", gettext("Schrijf waarom de regels weer gelden."))
    row = _held(commitment, seen)
    if row is None:
        raise OverrulingRefused("none", gettext("De regels gelden hier al."))
    row.lifted_at, row.lifted_because = now, reason.strip()
    row.save(update_fields=["lifted_at", "lifted_because"])
    _settle(commitment, "lift_overruling", "De regels bepalen de status weer.", actor, now, reason)
    return row


def _check(commitment: Commitment, state: str, reason: str, said_by: str) -> None:
    unit = Commitment.objects.promises().filter(pk=commitment.pk).first()
    if unit is None:
        raise OverrulingRefused(
            "no_promise", gettext("Deze zin is geen belofte die de stad kan houden.")
        )
    if unit.kind in packaged_rules().value:
        raise OverrulingRefused("value", gettext("Een waarde heeft geen status."))
    if state not in ALLOWED:
        words = {"value": state, "allowed": ", ".join(ALLOWED)}
        raise OverrulingRefused(
            "state", gettext("“%(value)s” kan niet: kies uit %(allowed)s.") % words
        )
    if not reason.strip() or not said_by.strip():
        raise OverrulingRefused(
            "reason", gettext("Schrijf de reden, en wie dit zegt (naam en functie).")
        )


def _held(commitment: Commitment, seen: int | None) -> Overruling | None:
    rows = Overruling.objects.select_for_update().filter(commitment=commitment.pk, lifted_at=None)
    row = rows.first()
    if seen is not None and seen != (row.pk if row else 0):
        raise OverrulingRefused(
            "other",
            gettext("Iemand anders veranderde deze status net. Kijk opnieuw en beslis dan."),
        )
    return row


def _settle(
    commitment: Commitment,
    verb: str,
    summary: str,
    actor: journal.Actor,
    now: datetime,
    reason: str,
) -> None:
    done = recompute(now=now, commitment_ids=[commitment.pk])
    journal.record(
        actor=actor,
        verb=verb,
        room="agreement",
        object_kind="commitment",
        object_key=f"{commitment.agreement.slug}/{commitment.key}",
        summary=summary + done.in_words,
        reason=reason,
        details={"statuses": done.details},
        at=now,
    )
