"""Facts that cannot be true, or not together: a child older than its parent, a rent below nought.

Only what is certain is a fault: with an interval or an unknown day, nobody is told to be wrong.
"""

import datetime as dt

from verbond.rights.core.plausible.fault import Fault
from verbond.rights.core.plausible.person import of_home, of_person
from verbond.rights.core.plausible.single import of_facts
from verbond.rights.core.plausible.together import of_bonds, of_homes
from verbond.rights.core.structure import Case
from verbond.rights.core.vocabulary import Vocabulary

__all__ = ["MOST_IN_CHECK", "Fault", "faults"]

# More people than this share no household that a resident can answer for.
MOST_IN_CHECK = 20


def faults(
    case: Case, vocabulary: Vocabulary, day: dt.date, *, most_persons: int = MOST_IN_CHECK
) -> tuple[Fault, ...]:
    """Return what cannot be true in a case on a day, in the order of the case."""
    found = [*of_homes(case, most_persons)]
    if any(fault.code == "too_many_persons" for fault in found):
        return tuple(found)
    for home in case.homes.values():
        found += [*of_facts(home.id, home.facts, vocabulary, day), *of_home(home.id, home.facts)]
    for one in case.members.values():
        found += of_facts(one.id, one.facts, vocabulary, day)
        found += of_person(one.id, one.facts, vocabulary, day)
    return (*found, *of_bonds(case))
