"""Put two voting models side by side: which field says what in each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from verbond.budgets.core.recipe.shape import Recipe
from verbond.budgets.core.recipe.writing import plain

# A new version differs in these by being a new version.
_OWN = ("code", "version", "reason")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, by its place in the document, and its value on either side."""

    field: str
    before: Any
    after: Any


def differences(before: Recipe, after: Recipe) -> tuple[Difference, ...]:
    """Say in which fields two models differ, in the order of the document.

    A field within a part is written with a point: `rule.method`. Lists are compared as a whole.
    """
    old, new = dict(_flat(plain(before))), dict(_flat(plain(after)))
    return tuple(
        Difference(name, old.get(name), new.get(name))
        for name in dict.fromkeys([*old, *new])
        if name not in _OWN and old.get(name) != new.get(name)
    )


def _flat(found: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in found.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        elif name == "phases":
            yield from ((f"phases.{one['code']}", one["days"]) for one in value)
        else:
            yield f"{before}{name}", value
