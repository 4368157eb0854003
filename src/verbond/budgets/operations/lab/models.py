"""Make, change and publish voting models; what is published never changes again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from verbond.budgets.core.recipe import Recipe as Model
from verbond.budgets.core.recipe import plain, read_recipe, sha256_of
from verbond.budgets.errors import ModelRefused
from verbond.budgets.models import Recipe
from verbond.journal import facade as journal


@transaction.atomic
def save_model(
    *,
    content: Mapping[str, Any],
    actor: journal.Actor,
    now: datetime,
    pk: int | None = None,
    lock: int | None = None,
) -> Recipe:
    """Keep a draft: a new one, or (`pk`, with the lock it was opened with) a changed one.

    The number of the version is given here. Raises `RecipeWrong` with every contradiction, and
    `ModelRefused` when there is a draft already, it was published, a reason lacks, or somebody else
    changed it in the meantime (`stale`).
    """
    journal.wait_turn()
    row = Recipe() if pk is None else _draft(pk)
    if pk is not None and lock != row.lock:
        raise ModelRefused(
            "stale", gettext("Iemand anders veranderde dit model. Kijk eerst wat er nu staat.")
        )
    version = row.version or _next_version(str(content.get("code", "")))
    model = read_recipe({**content, "version": version}, where=gettext("model"))
    _check_place(model, row)
    _fill(row, model)
    row.made_at, row.made_by = now, actor.key
    row.lock += 1
    row.save()
    _write(row, "save_model", gettext("Ontwerp van een stemmodel bewaard"), actor, now)
    return row


@transaction.atomic
def publish_model(*, pk: int, lock: int, actor: journal.Actor, now: datetime) -> Recipe:
    """Publish a draft: from now on everybody reads it, and it never changes.

    Raises `ModelRefused` when it was published already or changed after it was opened.
    """
    journal.wait_turn()
    row = _draft(pk)
    if lock != row.lock:
        raise ModelRefused(
            "stale", gettext("Iemand anders veranderde dit model. Kijk eerst wat er nu staat.")
        )
    # A rule of the house may have become stricter since the draft was kept.
    _fill(row, read_recipe(row.document, where=row.slug))
    row.published_at = now
    row.lock += 1
    row.save()
    _write(row, "publish_model", gettext("Stemmodel gepubliceerd"), actor, now)
    return row


@transaction.atomic
def drop_model(*, pk: int, actor: journal.Actor, now: datetime) -> None:
    """Throw a draft away; what is published stays. Raises `ModelRefused`."""
    journal.wait_turn()
    row = _draft(pk)
    _write(row, "drop_model", gettext("Ontwerp van een stemmodel weggegooid"), actor, now)
    row.delete()


def _draft(pk: int) -> Recipe:
    row = Recipe.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise ModelRefused("gone", gettext("Dit ontwerp is er niet meer."))
    if row.published_at is not None:
        raise ModelRefused(
            "published",
            gettext("Een gepubliceerd model verandert niet meer. Maak een nieuwe versie."),
        )
    return row


def _next_version(slug: str) -> int:
    newest = Recipe.objects.filter(slug=slug).order_by("-version").first()
    return newest.version + 1 if newest else 1


def _check_place(model: Model, row: Recipe) -> None:
    if row.lock and row.slug != model.code:
        raise ModelRefused("code", gettext("De korte naam van een ontwerp blijft dezelfde."))
    others = Recipe.objects.filter(slug=model.code).exclude(pk=row.pk)
    if others.filter(published_at=None).exists():
        raise ModelRefused(
            "draft_open", gettext("Van dit model is er al een ontwerp. Werk daarin verder.")
        )
    if model.version > 1 and not model.reason:
        raise ModelRefused(
            "no_reason", gettext("Zeg waarom deze versie er komt. Iedereen kan dat lezen.")
        )


def _fill(row: Recipe, model: Model) -> None:
    row.slug, row.version = model.code, model.version
    row.title, row.summary, row.reason = model.name, model.summary, model.reason
    row.document, row.sha256 = plain(model), sha256_of(model)


def _write(row: Recipe, verb: str, what: str, actor: journal.Actor, now: datetime) -> None:
    journal.record(
        actor=actor,
        verb=verb,
        room="budgets",
        object_kind="model",
        object_key=f"{row.slug} {row.version}",
        summary=f"{what}: {row.title} ({row.version}).",
        reason=row.reason,
        details={"sha256": row.sha256},
        at=now,
    )
