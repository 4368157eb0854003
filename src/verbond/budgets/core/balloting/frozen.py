"""What is frozen before a vote opens: everything that decides, with one hash over all of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from verbond.budgets.core.balloting.paper import Paper
from verbond.budgets.core.recipe.reading import restore_recipe
from verbond.budgets.core.recipe.shape import Recipe


@dataclass(frozen=True, slots=True)
class FrozenProject:
    """A project as it stands on the ballot; `id` is its key in the round."""

    id: str
    number: int
    title: str
    summary: str
    cost_cents: int
    theme: str = ""
    place: str = ""
    place_name: str = ""
    is_atelier: bool = False
    excludes_group: str = ""
    latitude: float | None = None
    longitude: float | None = None
    translations: Mapping[str, Mapping[str, str]] | None = None

    def title_in(self, language: str) -> tuple[str, str, str]:
        """Return title, summary and the language that they are in."""
        said = (self.translations or {}).get(language)
        if said and said.get("title"):
            return said["title"], said.get("summary", ""), language
        return self.title, self.summary, "nl"


@dataclass(frozen=True)
class Frozen:
    """The frozen document of a round, read once; `sha256` is its name."""

    document: Mapping[str, Any]
    sha256: str

    @cached_property
    def recipe(self) -> Recipe:
        return restore_recipe(self.document["recipe"], where="frozen round")

    @cached_property
    def projects(self) -> tuple[FrozenProject, ...]:
        return tuple(FrozenProject(**row) for row in self.document["projects"])

    @cached_property
    def by_id(self) -> Mapping[str, FrozenProject]:
        return {one.id: one for one in self.projects}

    @cached_property
    def by_number(self) -> Mapping[int, FrozenProject]:
        return {one.number: one for one in self.projects}

    @cached_property
    def paper(self) -> Paper:
        return Paper(
            self.recipe.ballot,
            {one.id: one.cost_cents for one in self.projects},
            int(self.document["budget_cents"]),
        )

    @property
    def has_electors(self) -> bool:
        """Whether a list of electors says who may vote; without one people declare it."""
        return bool(self.document["electors"]["number"])

    @property
    def first_on(self) -> date:
        return date.fromisoformat(self.document["vote"]["first_on"])

    @property
    def last_on(self) -> date:
        return date.fromisoformat(self.document["vote"]["last_on"])
