"""Bring shipped models and instruments in from files; loading again changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from verbond.budgets.core.recipe import (
    InstrumentCard,
    RecipeWrong,
    plain,
    plain_terms,
    read_instruments,
    read_recipe,
    sha256_of,
)
from verbond.budgets.core.recipe import Recipe as Model
from verbond.budgets.errors import ModelRefused
from verbond.budgets.models import Instrument, Recipe
from verbond.journal import facade as journal


@dataclass(frozen=True, slots=True)
class LoadedModels:
    """What a load did: models and instruments that are new or changed."""

    models: tuple[str, ...]
    instruments: tuple[str, ...]

    def __str__(self) -> str:
        return f"{len(self.models)} new models, {len(self.instruments)} new or changed instruments"


@transaction.atomic
def load_models(*, folder: Path, actor: journal.Actor, now: datetime) -> LoadedModels:
    """Publish every model of `folder/models/` that is not here; keep `instruments.yaml` as it is.

    Raises `RecipeWrong` for a file that cannot be used and `ModelRefused` for a file that changed
    under the same version; then nothing is kept.
    """
    models = [_model(path) for path in sorted((folder / "models").glob("*.yaml"))]
    cards = read_instruments(_yaml(folder / "instruments.yaml"), where="instruments.yaml")
    journal.wait_turn()
    loaded = LoadedModels(_keep_models(models, actor, now), _keep_instruments(cards))
    if loaded.models or loaded.instruments:
        journal.record(
            actor=actor,
            verb="load_models",
            room="budgets",
            object_kind="models",
            object_key="all",
            summary="Stemmodellen en instrumenten van de wijkbudgetten toegevoegd.",
            details={"models": list(loaded.models), "instruments": list(loaded.instruments)},
            at=now,
        )
    return loaded


def _yaml(path: Path) -> object:
    import yaml

    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as wrong:
        raise RecipeWrong(path.name, f"cannot be read as YAML: {wrong}") from wrong


def _model(path: Path) -> Model:
    model = read_recipe(_yaml(path), where=path.name)
    if model.code != path.stem:
        raise RecipeWrong(f"{path.name}, code", f"{model.code!r}; name the file after its model")
    return model


def _keep_models(models: Sequence[Model], actor: journal.Actor, now: datetime) -> tuple[str, ...]:
    held = {(row.slug, row.version): row.sha256 for row in Recipe.objects.only("sha256", "slug")}
    fresh = [one for one in models if (one.code, one.version) not in held]
    for one in models:
        if held.get((one.code, one.version), sha256_of(one)) != sha256_of(one):
            raise ModelRefused(
                "same_version",
                f"{one.code} {one.version} is here with another content, and rounds may go by it; "
                "give the file a higher version and a reason",
            )
    Recipe.objects.bulk_create(
        Recipe(
            slug=one.code,
            version=one.version,
            title=one.name,
            summary=one.summary,
            document=plain(one),
            sha256=sha256_of(one),
            reason=one.reason,
            made_at=now,
            made_by=actor.key,
            published_at=now,
        )
        for one in fresh
    )
    return tuple(f"{one.code} {one.version}" for one in fresh)


def _keep_instruments(cards: Sequence[InstrumentCard]) -> tuple[str, ...]:
    held = {row.code: row for row in Instrument.objects.all()}
    changed = []
    for card in cards:
        wanted = {
            "name": card.name,
            "kind": card.kind,
            "summary": card.summary,
            "terms": {
                "model": card.model,
                "amounts": plain_terms(card),
                "excluded": list(card.excluded),
            },
        }
        row = held.get(card.code)
        if row is not None and all(getattr(row, name) == value for name, value in wanted.items()):
            continue
        Instrument.objects.update_or_create(code=card.code, defaults=wanted)
        changed.append(card.code)
    return tuple(changed)
