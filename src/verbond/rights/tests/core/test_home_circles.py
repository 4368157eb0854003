"""The several households of the law over the same persons."""

import pytest

from verbond.rights.core.circles import CIRCLES
from verbond.rights.core.home_circles import Circles
from verbond.rights.core.structure import Bond, Case, Home, Member

# a and b are married and have c; g is the mother of a, v the father of b, and lives in. d is a
# daughter of a with her husband m. s is the sister of a, f a friend; x lives elsewhere.
HOMES = {"h1": tuple("abcgvdmsf"), "h2": ("x",)}
BONDS = (
    Bond("partner", "a", "b", form="gehuwd"),
    Bond("direct_line", "a", "c"),
    Bond("direct_line", "b", "c"),
    Bond("direct_line", "g", "a"),
    Bond("direct_line", "g", "c", degree=2),
    Bond("direct_line", "v", "b"),
    Bond("direct_line", "a", "d"),
    Bond("partner", "d", "m", form="gehuwd"),
    Bond("sibling", "a", "s"),
    Bond("direct_line", "x", "a"),
    Bond("health_fund_dependant", "a", "c"),
)
CASE = Case(
    homes={key: Home(key, members) for key, members in HOMES.items()},
    members={one: Member(one, home) for home, members in HOMES.items() for one in members},
    bonds=BONDS,
)


@pytest.mark.parametrize(
    ("circle", "subject", "found"),
    [
        ("bewoners", "h1", "abcgvdmsf"),
        ("bewoners", "a", "abcgvdmsf"),
        ("anderen_thuis", "a", "bcgvdmsf"),
        ("partner_thuis", "a", "b"),
        ("kinderen_thuis", "a", "cd"),
        ("kinderen_thuis", "b", "cd"),  # also the child of the partner
        ("ouders_kinderen_thuis", "a", "cgd"),
        # Parents-in-law and a married child-in-law; never the sister or the friend.
        ("onderhoudsplichtigen_thuis", "a", "cgvdm"),
        ("onderhoudsplichtigen_thuis", "c", "abg"),
        ("onderhoudsplichtigen_thuis", "s", ""),
        # The husband of a counts as her family; of d nobody said that she is a granddaughter.
        ("buiten_rechte_lijn_thuis", "g", "vdmsf"),
        ("buiten_rechte_lijn_thuis", "a", "bvsf"),
        ("partner", "b", "a"),
        ("echtgenoot", "m", "d"),
        ("vt_gezin", "a", "abc"),
        ("vt_gezin", "b", "abc"),
        ("vt_gezin", "c", "abc"),
        ("vt_gezin", "g", "g"),
    ],
)
def test_who_stands_around_somebody(circle: str, subject: str, found: str) -> None:
    assert set(Circles(CASE).of(circle, subject)) == set(found)


def test_every_circle_that_a_rule_may_name_can_be_worked_out() -> None:
    for circle in CIRCLES:
        Circles(CASE).of(circle, "a")


def test_an_unmarried_partner_brings_no_parents_in_law() -> None:
    bonds = (Bond("partner", "a", "b", form="feitelijk"), Bond("direct_line", "v", "b"))
    case = Case(CASE.homes, CASE.members, bonds)
    assert Circles(case).of("onderhoudsplichtigen_thuis", "a") == ()
    assert Circles(case).of("echtgenoot", "a") == ()
