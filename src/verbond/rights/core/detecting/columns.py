"""Which columns a run may have: those that the rules cannot do without, and no other.

Docs: docs/decisions/0029-detection-runs.md. What the rules need comes from
core/population (`columns_needed`); this file adds how persons belong together, how to reach
them, and who already has the right.
"""

from collections.abc import Iterable

from verbond.rights.core.detecting.errors import RunRefused
from verbond.rights.core.vocabulary import Vocabulary

PERSON, HOUSEHOLD, CARES_FOR = "person", "household", "cares_for"
STRUCTURE = (
    PERSON, HOUSEHOLD, "partner", "partner_form", "parent_1", "parent_2", "holder", CARES_FOR,
)  # fmt: skip
# Only for a letter; sealed with the key of the run for who has a hit, and gone for all others.
CONTACT = ("contact_name", "contact_street", "contact_place")
BOUNDS = (".min", ".max")
# Other rights are held by a column of their own, `held.RIGHT`, with ja or nee.
# Facts of the vocabulary that say that somebody has a right already.
HELD = {
    "leefloon": "receives_leefloon",
    "vt": "receives_vt",
    "igo": "receives_igo",
    "huurpremie": "receives_huursubsidie",
    "zorgbudget_zwaar": "recognised_zorgbudget_zwaar",
}


def held_column(right: str) -> str:
    """Return the column that says who has a right already.

    >>> held_column("vt"), held_column("taxicheques_genk")
    ('receives_vt', 'held.taxicheques_genk')
    """
    return HELD.get(right, f"held.{right}")


def bare(column: str) -> str:
    """Return the name of a fact, without the bound that a column may carry.

    >>> bare("taxable_income.2023.max")
    'taxable_income.2023'
    """
    for bound in BOUNDS:
        column = column.removesuffix(bound)
    return column


def minimal(needed: Iterable[str], rights: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """Return every column that a run for some rights may have; judgements are never among them."""
    facts = {name for name in map(bare, needed) if not _is_judgement(name, vocabulary)}
    return frozenset({*facts, PERSON, HOUSEHOLD, *CONTACT, *map(held_column, rights)})


def _is_judgement(column: str, vocabulary: Vocabulary) -> bool:
    kind = vocabulary.get(column.partition(".")[0])
    return kind is not None and kind.is_judgement


def surplus(columns: Iterable[str], allowed: frozenset[str]) -> tuple[str, ...]:
    """Return the columns that are too many, in their order."""
    return tuple(name for name in columns if bare(name) not in allowed)


def check_table(
    columns: Iterable[str], *, declared: Iterable[str], allowed: frozenset[str]
) -> None:
    """Refuse a table with a column that the rules do not need or that the run did not declare.

    Raises `RunRefused`, with the names; no row was looked at by then.
    """
    found = tuple(columns)
    too_many = surplus(found, allowed)
    if too_many:
        raise RunRefused("columns_too_many", _named(too_many))
    stated = set(map(bare, declared))
    unstated = tuple(name for name in found if bare(name) not in stated)
    if unstated:
        raise RunRefused("columns_undeclared", _named(unstated))
    lost = [name for name in (PERSON, HOUSEHOLD) if name not in found]
    if lost:
        raise RunRefused("columns_lost", _named(lost))


def _named(names: Iterable[str], most: int = 12) -> str:
    listed = list(names)
    more = f" (+{len(listed) - most})" if len(listed) > most else ""
    return ", ".join(name[:60] for name in listed[:most]) + more
