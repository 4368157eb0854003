"""Records made once per line, which only the type checker keeps frozen.

Freezing at run time triples what making a record costs, and a document makes several per line.
Used as `dataclass` where modules read `if TYPE_CHECKING: from dataclasses import dataclass`:
mypy then refuses every assignment, as for a frozen one.
"""

import dataclasses
from collections.abc import Callable


def dataclass[T](*, frozen: bool, slots: bool) -> Callable[[type[T]], type[T]]:
    """Make a dataclass that compares and hashes like a frozen one."""
    return dataclasses.dataclass(slots=slots, unsafe_hash=frozen)
