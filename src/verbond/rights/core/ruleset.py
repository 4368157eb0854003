"""Everything that an answer rests on: vocabulary, catalogue, parameters and rules, as one thing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from verbond.rights.core.parameters import Parameters
from verbond.rights.core.tree import Node, Param, Right, walk
from verbond.rights.core.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A right of the catalogue, data/rights/rights.yaml: also those that are only a sheet.

    `computed`: yes, eligibility (a verdict without an amount) or no (always "niet onderzocht").
    `result`: money, status, price or ceiling. `conditions`: their stable ids.
    """

    id: str
    name: str
    level: str
    granted_by: str
    subject: str
    about: str
    result: str
    unit: str
    computed: str
    grade: str
    shape: str
    conditions: tuple[str, ...]
    automation_goal: int
    today: str
    excludes: tuple[str, ...] = ()

    @property
    def is_computed(self) -> bool:
        return self.computed in {"yes", "eligibility"}


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules with all that they name. `rights` holds the computed ones only."""

    vocabulary: Vocabulary
    catalogue: Mapping[str, CatalogueRow]
    parameters: Parameters
    rights: Mapping[str, Right]

    def only(self, *ids: str) -> "RuleSet":
        """Return the rule set with some rights only."""
        return replace(
            self,
            catalogue={key: row for key, row in self.catalogue.items() if key in ids},
            rights={key: one for key, one in self.rights.items() if key in ids},
        )

    def with_parameters(self, parameters: Parameters) -> "RuleSet":
        """Return the same rules with other figures: for what-if."""
        return replace(self, parameters=parameters)


def parameters_of(right: Right) -> tuple[str, ...]:
    """Return every parameter that a rule refers to, whatever path an evaluation takes."""
    named = (getattr(node, "name", "") for node in walk(*right.roots()) if _names_one(node))
    return tuple(dict.fromkeys(name for name in named if name))


def _names_one(node: Node) -> bool:
    return isinstance(node, Param) or node.kind in {"bracket", "reached", "choice", "today"}
