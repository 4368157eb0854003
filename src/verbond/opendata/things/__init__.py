"""What is published of every thing: read from the YAML files here, typed by the models."""

from dataclasses import replace
from functools import cache
from importlib.resources import files

import yaml
from django.db import models

from verbond.agreement import facade as agreement
from verbond.budgets import facade as budgets
from verbond.council import facade as council
from verbond.decisions import facade as decisions
from verbond.indicators import facade as indicators
from verbond.kit.rows import Table
from verbond.ledger import facade as ledger
from verbond.opendata.core.errors import ThingsWrong
from verbond.opendata.core.things import Field, Thing, parse_things
from verbond.plan import facade as plan
from verbond.rights import facade as rights
from verbond.scorecards import facade as scorecards

FILES = (
    "agreement.yaml",
    "evidence.yaml",
    "indicators.yaml",
    "plan.yaml",
    "decisions.yaml",
    "scorecards.yaml",
    "council.yaml",
    "ledger.yaml",
    "budgets.yaml",
    "proposals.yaml",
    "results.yaml",
    "rights.yaml",
    "others.yaml",
)
_KINDS: tuple[tuple[type[models.Field[object, object]], str], ...] = (
    (models.JSONField, "json"),
    (models.BooleanField, "boolean"),
    (models.IntegerField, "integer"),
    (models.DecimalField, "number"),
    (models.FloatField, "number"),
    (models.DateTimeField, "datetime"),
    (models.DateField, "date"),
    (models.CharField, "text"),
    (models.TextField, "text"),
)


@cache
def things() -> dict[str, Thing]:
    """Return every published thing by its plural name, in the order of the dictionary.

    Raises `ThingsWrong` when a public column has no words, or words stand for no column.
    """
    found: dict[str, Thing] = {}
    for name in FILES:
        content = yaml.safe_load((files(__name__) / name).read_text(encoding="utf-8"))
        found |= {thing.many: _typed(thing, name) for thing in parse_things(content, name)}
    unknown = {*tables(), *rights.TABLES} - set(found)
    if unknown:
        raise ThingsWrong("no_words", f"describe in things/: {', '.join(sorted(unknown))}")
    return found


def tables() -> dict[str, Table]:
    """Return the public tables of the rooms that keep their things as rows."""
    return {
        **agreement.TABLES,
        **indicators.TABLES,
        **plan.TABLES,
        **decisions.TABLES,
        **scorecards.TABLES,
        **council.TABLES,
        **ledger.TABLES,
        **budgets.TABLES,
    }


def thing_by_one(one: str) -> Thing | None:
    return next((thing for thing in things().values() if thing.one == one), None)


def _typed(thing: Thing, name: str) -> Thing:
    table = tables().get(thing.many)
    if table is None:
        return thing
    missing, odd = set(table.columns) - set(thing.columns), set(thing.columns) - set(table.columns)
    if missing or odd:
        raise ThingsWrong(
            "no_words",
            f"{name}, {thing.many}: no words for {sorted(missing)}, no column for {sorted(odd)}",
        )
    return thing.with_fields(_field(table, thing.field(column)) for column in table.columns)


def _field(table: Table, field: Field) -> Field:
    source = table.field_of(field.name)
    steps = table.columns[field.name].split("__")
    own = table.model_class._meta.get_field(steps[0])  # noqa: SLF001 - Django documents it
    return replace(
        field,
        kind=next(kind for model, kind in _KINDS if isinstance(source, model)),
        may_be_empty=bool(getattr(own, "null", False)),
        choices=tuple((str(value), label) for value, label in source.flatchoices),
        longest=source.max_length,
    )
