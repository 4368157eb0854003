"""A command that stands beside the files says the whole rule."""

import shlex
from fractions import Fraction

from verbond.budgets.core.publishing import count_command, stem_of
from verbond.budgets.core.publishing.elections import rule_word
from verbond.budgets.core.rule import Cap, Group, MinimumSupport, Rule


def test_every_limit_of_a_rule_stands_in_the_command() -> None:
    rule = Rule(
        completion=("add1", "utilitarian"),
        ties=("min-cost", "lot:zaad"),
        threshold=4,
        minimum=MinimumSupport(votes=3, share=Fraction(1, 50), of_cost=Fraction(3)),
        groups=(Group(frozenset({"b", "a"})),),
        caps=(Cap("groen en water", 500),),
        comparison="exclusion",
    )
    words = shlex.split(count_command(rule, election="e.pb", certificate="c.json"))
    pairs = dict(zip(words[3::2], words[4::2], strict=False))
    assert pairs == {
        "--rule": "equal-shares",
        "--satisfaction": "cost",
        "--completion": "add1,utilitarian",
        "--ties": "min-cost,lot:zaad",
        "--threshold": "4",
        "--minimum-votes": "3",
        "--minimum-share": "1/50",
        "--minimum-of-cost": "3",
        "--group": "a,b:1",
        "--cap": "groen en water:500",
        "--comparison": "exclusion",
        "--certificate": "c.json",
    }


def test_files_of_the_last_pot_are_the_election() -> None:
    assert (stem_of("all"), stem_of("ateliers")) == ("election", "ateliers")
    assert rule_word(Rule(method="phragmen")) == "phragmen"
