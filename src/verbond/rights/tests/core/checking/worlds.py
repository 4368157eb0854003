"""Answers and rules for tests of the check."""

import datetime as dt

from verbond.rights.core.checking.answers import Answers, Inhabitant
from verbond.rights.queries.checking import Sitting

TODAY = dt.date(2024, 6, 3)
ME = Inhabitant("p1", "self", born="1985-03-14")
PARTNER = Inhabitant("p2", "spouse", "Noor", "1986")
CHILD = Inhabitant("p3", "our_child", "Sam", "2016-02", fund="me")


def family(**said: str) -> Answers:
    """Three people in Genk; `p1__receives_vt="ja"` says p1.receives_vt."""
    paths = {name.replace("__", "."): text for name, text in said.items()}
    return Answers(people=(ME, PARTNER, CHILD), place="city", said=paths)


def sitting(answers: Answers, today: dt.date = TODAY) -> Sitting:
    return Sitting(answers, today)
