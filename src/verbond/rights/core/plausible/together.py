"""What persons cannot be to each other, and homes that cannot be."""

from collections import Counter
from collections.abc import Iterator

from verbond.rights.core.plausible.fault import Fault
from verbond.rights.core.structure import Bond, Case, Interval

_TWO_WAYS = frozenset({"partner", "sibling"})


def of_bonds(case: Case) -> Iterator[Fault]:
    """Yield what is wrong with the bonds between persons."""
    sound = []
    for bond in case.bonds:
        if bond.one not in case.members or bond.other not in case.members:
            yield Fault(_path(bond), "unknown_person", "Deze persoon staat niet in je gezin.")
        elif bond.one == bond.other:
            yield Fault(_path(bond), "bond_with_oneself", _ONESELF.get(bond.kind, _WITH_ONESELF))
        else:
            sound.append(bond)
    yield from _twice(sound)
    yield from _two_partners(sound)
    yield from _ages(case, sound)
    yield from _circular(sound)
    yield from _partner_in_line(sound)


_WITH_ONESELF = "Een persoon kan geen familie van zichzelf zijn."
_ONESELF = {
    "partner": "Je kan niet je eigen partner zijn.",
    "cares_for": "Je kan niet je eigen mantelzorger zijn.",
    "health_fund_dependant": "Je kan niet ten laste van jezelf zijn.",
}


def of_homes(case: Case, most_persons: int) -> Iterator[Fault]:
    """Yield what is wrong with who lives where."""
    if len(case.members) > most_persons:
        message = f"Er zijn {len(case.members)} personen. Hier kunnen er hoogstens {most_persons}."
        yield Fault("", "too_many_persons", message)
    living = Counter(one for home in case.homes.values() for one in home.members)
    for one, times in living.items():
        if times > 1:
            yield Fault(one, "two_homes", "Deze persoon woont in twee gezinnen tegelijk.")
    for member in case.members.values():
        own = case.homes.get(member.home)
        if own is None or member.id not in own.members:
            yield Fault(member.id, "no_home", "Deze persoon woont bij geen gezin.")


def _path(bond: Bond) -> str:
    return f"{bond.one}.{bond.kind}.{bond.other}"


def _pair(bond: Bond) -> tuple[str, str, str]:
    ends = (bond.one, bond.other)
    if bond.kind in _TWO_WAYS:
        ends = (min(ends), max(ends))
    return (bond.kind, *ends)


def _twice(bonds: list[Bond]) -> Iterator[Fault]:
    seen: set[tuple[str, str, str]] = set()
    for bond in bonds:
        if _pair(bond) in seen:
            yield Fault(_path(bond), "bond_twice", "Deze band staat er twee keer.")
        seen.add(_pair(bond))


def _two_partners(bonds: list[Bond]) -> Iterator[Fault]:
    partners: dict[str, set[str]] = {}
    for bond in bonds:
        if bond.kind == "partner":
            partners.setdefault(bond.one, set()).add(bond.other)
            partners.setdefault(bond.other, set()).add(bond.one)
    for person, others in partners.items():
        if len(others) > 1:
            yield Fault(
                f"{person}.partner", "two_partners", "Iemand kan maar één partner tegelijk hebben."
            )


def _ages(case: Case, bonds: list[Bond]) -> Iterator[Fault]:
    for bond in bonds:
        if bond.kind != "direct_line":
            continue
        elder, younger = (
            case.members[one].facts.get("birth_date") for one in (bond.one, bond.other)
        )
        if not isinstance(elder, Interval) or not isinstance(younger, Interval):
            continue
        if elder.low is not None and younger.high is not None and elder.low >= younger.high:
            of = "ouder" if bond.degree == 1 else "grootouder"
            yield Fault(
                _path(bond), "younger_than_child", f"Een kind kan niet ouder zijn dan zijn {of}."
            )


def _circular(bonds: list[Bond]) -> Iterator[Fault]:
    """Take away, again and again, who has nobody above: whoever is left stands in a circle."""
    above: dict[str, set[str]] = {}
    for bond in bonds:
        if bond.kind == "direct_line":
            above.setdefault(bond.other, set()).add(bond.one)
            above.setdefault(bond.one, set())
    while free := {one for one, elders in above.items() if not elders}:
        above = {one: elders - free for one, elders in above.items() if one not in free}
    told = "Iemand kan niet de voorouder van zijn eigen voorouder zijn."
    yield from (Fault(f"{one}.direct_line", "circular_line", told) for one in above)


def _partner_in_line(bonds: list[Bond]) -> Iterator[Fault]:
    family = {
        frozenset((bond.one, bond.other))
        for bond in bonds
        if bond.kind in {"direct_line", "sibling"}
    }
    for bond in bonds:
        if bond.kind == "partner" and frozenset((bond.one, bond.other)) in family:
            yield Fault(
                _path(bond),
                "partner_is_family",
                "Je partner kan niet je ouder, kind, broer of zus zijn.",
            )
