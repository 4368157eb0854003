"""A run on the fictitious city finds the imposed non-take-up, as well as is stated here."""

import pytest

from verbond.rights.core.made_city import City, as_source
from verbond.rights.core.made_city.examining import NO_LIMIT, Finding, examined
from verbond.rights.core.measuring import Score, score
from verbond.rights.loading import shipped_rules
from verbond.rights.making import made_shares
from verbond.rights.tests.core.made_city.making import DAY, city_with_truth

# Of a city of 66,000, seed 1, a source as data/rights/made-city.yaml says: the least share of hits
# that is right, and the greatest share of those who miss the right that is not found.
STATED = {
    "vt": (0.97, 0.07),
    "igo": (0.97, 0.10),
    "zorgbudget_zwaar": (0.97, 0.12),
    "premie_nutsvoorzieningen_genk": (0.90, 0.06),
    "sociale_toeslag": (0.80, 0.06),
    "sociaal_tarief_energie": (0.97, 0.03),
    "delijn_vg": (0.97, 0.03),
    "taxicheques_genk": (0.97, 0.35),
    "huurpremie": (0.90, 0.60),
    "mantelzorgtoelage_genk": (0.80, 0.60),
    "verwarmingsfonds": (0.90, 0.65),
}


@pytest.fixture(scope="module")
def run() -> tuple[City, dict[str, Finding]]:
    city, shares, rules = city_with_truth(66_000), made_shares(), shipped_rules()
    source = as_source(city.table, shares.gaps, shares.errors, seed=1)
    return city, dict(examined(rules, source, DAY, tuple(rules.rights)))


def _score(run: tuple[City, dict[str, Finding]], right: str, *, with_maybe: bool) -> Score:
    city, found = run
    truth, one = city.truths[right], found[right]
    hits = one.certain | one.possible if with_maybe else one.certain
    return score(hits & ~truth.held, truth.entitled & ~truth.held)


@pytest.mark.parametrize("right", sorted(STATED))
def test_a_run_finds_the_imposed_non_take_up_as_well_as_stated(
    run: tuple[City, dict[str, Finding]], right: str
) -> None:
    found = _score(run, right, with_maybe=False)
    precision, missed = STATED[right]
    assert found.unclaimed
    assert found.precision is not None
    assert found.precision >= precision
    assert found.missed is not None
    assert found.missed <= missed


def test_a_source_has_gaps_so_that_nothing_is_perfect(
    run: tuple[City, dict[str, Finding]],
) -> None:
    scores = [_score(run, right, with_maybe=False) for right in STATED]
    assert any(one.missed for one in scores)
    assert any(one.precision is not None and one.precision < 1 for one in scores)


def test_a_right_that_needs_a_judgement_is_never_certain_but_is_found_as_a_perhaps(
    run: tuple[City, dict[str, Finding]],
) -> None:
    assert not _score(run, "leefloon", with_maybe=False).hits
    assert _score(run, "leefloon", with_maybe=True).missed == 0


def test_with_everything_known_a_run_finds_everybody_and_nobody_else() -> None:
    city, rules = city_with_truth(3_000), shipped_rules()
    found = examined(rules, city.table, DAY, tuple(city.truths))
    for right, truth in city.truths.items():
        missing = truth.entitled & ~truth.held
        hits = found[right].certain & ~truth.held
        # Statuses found in a later turn open no right of an earlier one.
        assert (hits == missing).all(), right


def test_an_amount_without_a_highest_is_marked(run: tuple[City, dict[str, Finding]]) -> None:
    _city, found = run
    for one in found.values():
        assert ((one.high >= one.low) | (one.high == NO_LIMIT)).all()
