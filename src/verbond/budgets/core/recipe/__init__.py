"""A voting model as one document: how a round runs, who votes on what, and what decides."""

from verbond.budgets.core.recipe.checking import check_recipe
from verbond.budgets.core.recipe.differing import Difference, differences
from verbond.budgets.core.recipe.errors import RecipeFinding, RecipeWrong
from verbond.budgets.core.recipe.instruments import (
    InstrumentCard,
    Term,
    plain_terms,
    read_instruments,
    restore_terms,
)
from verbond.budgets.core.recipe.reading import read_recipe, restore_recipe
from verbond.budgets.core.recipe.shape import (
    BALLOT_TYPES,
    PHASES,
    PROOFS,
    VISIBLE,
    BallotForm,
    CapShare,
    Earmark,
    Electorate,
    Phase,
    Recipe,
)
from verbond.budgets.core.recipe.writing import plain, sha256_of, written

__all__ = [
    "BALLOT_TYPES",
    "PHASES",
    "PROOFS",
    "VISIBLE",
    "BallotForm",
    "CapShare",
    "Difference",
    "Earmark",
    "Electorate",
    "InstrumentCard",
    "Phase",
    "Recipe",
    "RecipeFinding",
    "RecipeWrong",
    "Term",
    "check_recipe",
    "differences",
    "plain",
    "plain_terms",
    "read_instruments",
    "read_recipe",
    "restore_recipe",
    "restore_terms",
    "sha256_of",
    "written",
]
