"""The figures that the alderman reads are those that the engine counts."""

import re
from fractions import Fraction

import pytest
import yaml

from verbond.budgets.core.laboratory import Changes, Trial, try_model
from verbond.budgets.core.pabulib import read_pb
from verbond.budgets.core.recipe import read_recipe
from verbond.kit.testing import ROOT, SHARED

DOCUMENT = (ROOT / "docs/explanation/which-voting-model.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\|.*\(`(?P<file>[^`]+)`\) \| (?P<cells>.+) \|$", re.MULTILINE)
ROWS = {row["file"]: row["cells"].split(" | ") for row in _ROW.finditer(DOCUMENT)}
# Thousands of steps of Add1: redone by hand when the document changes.
LONG = {"France_Toulouse_2022"}

pytestmark = pytest.mark.skipif(SHARED is None, reason="the real elections are not here")


def _tried(file: str, model: str) -> Trial:
    assert SHARED is not None
    text = (ROOT / f"data/budgets/models/{model}.yaml").read_text(encoding="utf-8")
    election = read_pb(SHARED / f"data/pabulib/{file}.pb")
    return try_model(election, read_recipe(yaml.safe_load(text), where=model), Changes())


def _share(found: Trial) -> str:
    assert found.effect is not None
    tenths = round(Fraction(1000 * found.effect.with_winner, found.effect.voters))
    return f"{tenths // 10},{tenths % 10}"


@pytest.mark.parametrize("file", sorted(set(ROWS) - LONG))
def test_row_of_the_table_is_counted_again(file: str) -> None:
    most, shares = _tried(file, "meeste-stemmen"), _tried(file, "stadsdeel-gelijke-delen")
    assert most.effect is not None
    assert ROWS[file] == [
        f"{most.effect.voters:,}".replace(",", "."),
        _share(most),
        _share(shares),
        str(len(most.winners)),
        str(len(shares.winners)),
    ]


def test_both_sides_of_lodz_are_told_as_they_are() -> None:
    most, shares = (
        _tried("Poland_Lodz_2022", model) for model in ("meeste-stemmen", "stadsdeel-gelijke-delen")
    )
    assert most.effect is not None
    assert shares.effect is not None
    more = shares.effect.with_winner - most.effect.with_winner
    for number in (more, most.effect.histogram[-1], shares.effect.histogram[-1]):
        assert f"{number:,}".replace(",", ".") in DOCUMENT


def test_the_table_has_every_real_election_it_names() -> None:
    assert len(ROWS) == 7
