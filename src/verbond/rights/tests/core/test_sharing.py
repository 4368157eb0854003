"""Equal parts of rules become one node, and no answer changes by it."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.rights.core.household import answers
from verbond.rights.core.sharing import shared
from verbond.rights.core.tree import Const, Node, Right, walk
from verbond.rights.loading import FOLDER, core_rules, shipped_rules
from verbond.rights.testing.random_cases import cases
from verbond.rights.tests.core.test_properties import DAYS


def nodes(*rights: Right) -> Iterator[Node]:
    return walk(*(root for right in rights for root in right.roots()))


def test_what_is_equal_is_worked_out_once() -> None:
    plain = core_rules(FOLDER).rights
    before = {id(node) for node in nodes(*plain.values())}
    after = {id(node) for node in nodes(*shared(plain).values())}
    assert len(after) < len(before)
    again = shared(shared(plain))
    assert len({id(node) for node in nodes(*again.values())}) == len(after)


def test_one_and_true_are_not_the_same() -> None:
    one, true = (Const(unit="truth", value=value) for value in (1, True))
    found = shared({"x": Right("x", "person", true, one)})["x"]
    assert found.amount is not None
    assert found.condition is not found.amount


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_no_answer_changes(data: st.DataObject) -> None:
    plain = core_rules(FOLDER)
    day = data.draw(st.sampled_from(DAYS))
    case = data.draw(cases(plain.vocabulary, day))
    together = replace(plain, rights=shared(plain.rights))
    assert answers(plain, case, day) == answers(together, case, day)
    assert shipped_rules().vocabulary == plain.vocabulary
