"""What can be wrong with a voting model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from verbond.kit.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class RecipeFinding:
    """Something that contradicts itself (`error`) or that a city should know (`warning`).

    `code` is stable, so that a page can say it in another language with `values`.
    """

    code: str
    field: str
    message: str
    severity: Literal["error", "warning"] = "error"
    values: tuple[tuple[str, str], ...] = ()


class RecipeWrong(RuleBroken):
    """A voting model that cannot be used as it is written; the message names the field."""

    findings: Sequence[RecipeFinding] = ()

    def __init__(self, place: str, message: str, code: str = "recipe_wrong") -> None:
        super().__init__(code, f"{place}: {message}")
        field_name = place.rpartition(", ")[2]
        self.findings = (RecipeFinding(code, field_name, message),)

    @classmethod
    def of(cls, place: str, findings: Sequence[RecipeFinding]) -> "RecipeWrong":
        """Make one error of everything that contradicts itself."""
        text = " ".join(f"{one.field}: {one.message}" for one in findings)
        error = cls(place, text, findings[0].code)
        error.findings = tuple(findings)
        return error
