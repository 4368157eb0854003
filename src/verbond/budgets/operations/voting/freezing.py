"""Freeze what decides, before anybody votes: model, projects, electorate, lot, days; one hash."""

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from verbond.budgets.core.balloting import lot_order, sha256_of
from verbond.budgets.core.recipe import plain, restore_recipe
from verbond.budgets.core.recipe import sha256_of as recipe_sha256
from verbond.budgets.errors import RoundRefused
from verbond.budgets.models import Elector, PhaseCode, Proposal, Round
from verbond.budgets.operations.rounds.turns import note_round, round_in_turn, save_round
from verbond.journal import facade as journal
from verbond.places import facade as places

FORMAT = "verbond-frozen-round/1"
RECORDS = ("neighbourhood", "age_band")
_State = Proposal.State


@transaction.atomic
def freeze_round(
    *,
    row: Round,
    lock: int,
    actor: journal.Actor,
    now: datetime,
    seed: str = "",
    records: Sequence[str] = (),
    reason: str = "",
) -> Round:
    """Freeze a round and publish its hash. Raises `RoundRefused`.

    `seed` of the lot: what a public draw gave; empty draws one here. `records`: what the box may
    note beside a ballot. Again before the vote opens only with a `reason`; afterwards never.
    """
    held = round_in_turn(row.pk, lock)
    _check(held, reason)
    _put_on_ballot(held)
    held.lot_seed = seed.strip()[:64] or held.lot_seed or secrets.token_hex(16)
    held.frozen = document_of(held, records=[one for one in RECORDS if one in records])
    held.frozen_sha256 = sha256_of(held.frozen)
    held.frozen_at = now
    save_round(held, "lot_seed", "frozen", "frozen_sha256", "frozen_at")
    note_round(
        row=held,
        verb="freeze_round",
        summary=f"Vastgelegd voor de stemming: {held.title}.",
        reason=reason.strip(),
        details={
            "sha256": held.frozen_sha256,
            "projects": len(held.frozen["projects"]),
            "electors": held.frozen["electors"]["number"],
            "lot_seed": held.lot_seed,
        },
        actor=actor,
        now=now,
    )
    return held


def check_unchanged(row: Round) -> None:
    """Refuse when anything that was frozen reads otherwise now. Raises `RoundRefused`."""
    if not row.frozen_sha256:
        raise RoundRefused("not_frozen", gettext("Leg de ronde eerst vast."))
    now = document_of(row, records=row.frozen.get("records", []))
    # The hash is asked too: who changes the stored document by hand changes what people agreed to.
    if now == row.frozen and sha256_of(row.frozen) == row.frozen_sha256:
        return
    parts = ", ".join(sorted(name for name in now if now[name] != row.frozen.get(name)))
    raise RoundRefused(
        "changed_since_frozen",
        gettext("Dit wijzigde sinds de ronde vastligt: %(parts)s. Leg ze opnieuw vast.")
        % {"parts": parts or "sha256"},
    )


def document_of(row: Round, *, records: Sequence[str]) -> dict[str, Any]:
    """Return everything that decides in a round, as plain values."""
    recipe = restore_recipe(row.recipe.document, where=row.slug)
    vote = row.phases.get(code=PhaseCode.VOTE)
    projects = list(_projects(row, vote.first_on))
    return {
        "format": FORMAT,
        "round": row.slug,
        "title": row.title,
        "recipe": plain(recipe),
        "recipe_sha256": recipe_sha256(recipe),
        "budget_cents": row.budget_cents,
        "earmark_cents": row.earmark_cents,
        "projects": projects,
        "electors": _electors(row),
        "lot": {
            "seed": row.lot_seed,
            "order": list(lot_order((one["id"] for one in projects), row.lot_seed)),
        },
        "vote": {"first_on": vote.first_on.isoformat(), "last_on": vote.last_on.isoformat()},
        "languages": list(row.languages) or list(recipe.languages),
        "records": list(records),
    }


def _projects(row: Round, day: date) -> Iterator[dict[str, Any]]:
    on_ballot = row.proposals.filter(state__in=(_State.ON_BALLOT, _State.FEASIBLE))
    codes = set(on_ballot.order_by().values_list("place_code", flat=True)) - {""}
    # Names as they are on the first day of the vote: a later edition changes no frozen word.
    names = {card.code: card.name for card in places.place_cards(codes, on=day)} if codes else {}
    for one in on_ballot.order_by("number"):
        yield {
            "id": one.key,
            "number": one.number,
            "title": one.title,
            "summary": one.summary,
            "cost_cents": one.cost_cents or 0,
            "theme": one.theme,
            "place": one.place_code,
            "place_name": names.get(one.place_code, one.place_code),
            "is_atelier": one.is_atelier,
            "excludes_group": one.excludes_group,
            "latitude": one.latitude,
            "longitude": one.longitude,
            "translations": one.translations,
        }


def _electors(row: Round) -> dict[str, object]:
    """Name the list of electors by its size and one hash; nobody can be found in it."""
    digest, number = hashlib.sha256(), 0
    hashes = Elector.objects.filter(round=row).order_by("key_hash")
    for key_hash in hashes.values_list("key_hash", flat=True).iterator(chunk_size=5000):
        digest.update(f"{key_hash}\n".encode())
        number += 1
    return {"number": number, "sha256": digest.hexdigest() if number else ""}


def _put_on_ballot(row: Round) -> None:
    row.proposals.filter(state=_State.FEASIBLE).update(state=_State.ON_BALLOT)


def _check(row: Round, reason: str) -> None:
    if row.vote_opened_at:
        raise RoundRefused(
            "opened", gettext("De stemming begon al. Wat vastligt, verandert niet meer.")
        )
    if row.frozen_at and not reason.strip():
        raise RoundRefused("reason", gettext("De ronde ligt al vast. Zeg waarom ze wijzigt."))
    if not row.published_at:
        raise RoundRefused("hidden", gettext("Toon de ronde eerst aan iedereen."))
    if not row.phases.filter(code=PhaseCode.VOTE).exists():
        raise RoundRefused("no_vote", gettext("In dit model wordt er niet gestemd."))
    _check_projects(row)
    needs_list = {"register"} & set(row.recipe.document["electorate"]["proofs"])
    if needs_list and not Elector.objects.filter(round=row).exists():
        raise RoundRefused(
            "no_electors",
            gettext("Dit model laat stemmen met het register. Lees eerst de kiezerslijst in."),
        )


def _check_projects(row: Round) -> None:
    found = list(row.proposals.filter(state__in=(_State.ON_BALLOT, _State.FEASIBLE)))
    if not found:
        raise RoundRefused("no_projects", gettext("Er is geen enkel project om op te stemmen."))
    for one in found:
        if not one.cost_cents or one.cost_cents > row.budget_cents:
            raise RoundRefused(
                "cost",
                gettext("Project %(number)s heeft een kostprijs nodig van hoogstens het budget.")
                % {"number": one.number},
            )
