"""A fact that cannot be true, in words for whoever gave it."""

from dataclasses import dataclass

# Of these nobody can be the subject of a calculation. The others speak of a person for whom the
# fact does not exist, or of a day that has yet to come: a rule reads those to the letter.
_READABLE = frozenset({"not_for_this_person", "future_day", "future_year", "contradiction"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a fact or a bond; `path` is `person.fact`, `person.fact.year` or a bond.

    `code` is stable and for programs; `message` is Dutch, level B1.
    """

    path: str
    code: str
    message: str

    @property
    def is_impossible(self) -> bool:
        """Say whether no rule can be worked out with it."""
        return self.code not in _READABLE
