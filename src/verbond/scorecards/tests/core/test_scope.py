"""Which tests a thing asks for, and from when."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from verbond.scorecards.core.scope import applies, in_force
from verbond.scorecards.core.template import After, Scope
from verbond.scorecards.tests.core.made import risk, short

DAY = date(2026, 3, 2)
COLLEGE = Scope(bodies=("college",))
SUBSIDY = Scope(subjects=("subsidie",))


@pytest.mark.parametrize(
    ("scope", "facts", "asked"),
    [
        (Scope(), {}, True),
        (COLLEGE, {"body": "college"}, True),
        (COLLEGE, {"body": "council"}, False),
        (COLLEGE, {}, False),
        (SUBSIDY, {"subjects": ["tarief", "subsidie"]}, True),
        (SUBSIDY, {"subjects": ["tarief"]}, False),
        (SUBSIDY, {"subjects": "subsidie"}, False),
        (SUBSIDY, {}, False),
    ],
)
def test_a_test_is_asked_of_what_it_is_for(
    scope: Scope, facts: dict[str, Any], asked: bool
) -> None:
    assert applies(replace(short(), scope=scope), facts, DAY) is asked


def test_a_test_holds_from_its_first_day_to_its_last() -> None:
    template = replace(short(), valid_from=DAY, valid_until=DAY)
    assert [applies(template, {}, DAY + timedelta(n)) for n in (-1, 0, 1)] == [False, True, False]


def test_a_full_test_follows_from_what_the_quick_one_found() -> None:
    full = replace(short(), scope=Scope(after=After("snel", ("negatief-met-maatregel",))))
    assert not applies(full, {}, DAY)
    assert not applies(full, {}, DAY, {"snel": "geen-effect"})
    assert applies(full, {}, DAY, {"snel": "negatief-met-maatregel"})


def test_the_highest_version_of_that_day_counts_and_gates_come_first() -> None:
    later = replace(short(), version=3, valid_from=DAY + timedelta(1))
    versions = [short(), replace(short(), version=2), later, risk()]
    assert [(one.code, one.version) for one in in_force(versions, DAY)] == [
        ("evenement-risico", 1),
        ("kort", 2),
    ]
    assert in_force(versions, DAY + timedelta(1))[1].version == 3
