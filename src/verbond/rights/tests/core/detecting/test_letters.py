"""What a letter tells, and of whom."""

import datetime as dt

import numpy as np
import pytest

from verbond.rights.core.detecting.hits import HELD_ALREADY, find_hits, known_of
from verbond.rights.core.detecting.letters import facts_used, told_conditions, told_facts, words
from verbond.rights.core.detecting.purpose import Source
from verbond.rights.core.population import Population, evaluate, population_of
from verbond.rights.core.structure import Bond, Case, Home, Interval, Member
from verbond.rights.loading import shipped_rules

DAY = dt.date(2024, 9, 30)
RULES = shipped_rules()


def born(year: int) -> Interval:
    day = dt.date(year, 5, 5).toordinal()
    return Interval(day, day)


def exact(value: int) -> Interval:
    return Interval(value, value)


def family() -> Population:
    """A grandmother, a parent and a child who sees badly, in one home; a carer and a rich man."""
    members = {
        "oma": Member("oma", "h", {"birth_date": born(1940), "best_eye_visus": exact(9)}),
        "ouder": Member("ouder", "h", {"birth_date": born(1985), "gives_actual_care": True}),
        "kind": Member(
            "kind", "h", {"birth_date": born(2015), "best_eye_visus": exact(3)}
        ),
        "alleen": Member(
            "alleen",
            "a",
            {"birth_date": born(1980), "taxable_income.2023": Interval(None, 900_000)},
        ),
    }  # fmt: skip
    homes = {
        "h": Home("h", ("oma", "ouder", "kind"), {"municipality": "Genk"}),
        "a": Home("a", ("alleen",), {"municipality": "Hasselt"}),
    }
    bonds = (Bond("direct_line", "ouder", "kind"), Bond("cares_for", "ouder", "oma"))
    return population_of(Case(homes, members, bonds))


def test_letter_about_a_child_goes_to_a_parent_and_tells_of_the_child() -> None:
    people = family()
    results = evaluate(RULES, people, DAY, rights=("taxicheques_genk",))
    hits, counts = find_hits(results, people, held={}, day=DAY, with_maybe=False)
    (hit,) = hits
    assert (people.person_ids[hit.row], people.person_ids[hit.subject]) == ("ouder", "kind")
    assert counts["taxicheques_genk"]["ja"] == 1
    known = known_of(people, hit.subject, hit.home, RULES.vocabulary)
    used = facts_used(RULES.rights[hit.right], hit.conditions, known, DAY)
    source = Source("Attest (fictief)", DAY, ("best_eye_visus",))
    told = {one.name: one for one in told_facts(used, known, RULES.vocabulary, [source])}
    assert told["best_eye_visus"].words == "3"
    assert told["best_eye_visus"].plain()["source"] == "Attest (fictief)"
    assert told["best_eye_visus"].plain()["on"] == "30/09/2024"
    assert told["municipality"].source == ""
    (first, *_rest) = told_conditions(RULES.rights[hit.right], hit.conditions, {"nood": "Je ziet"})
    assert first["truth"] == "ja"


def test_who_may_have_a_right_is_a_hit_only_when_the_run_says_so() -> None:
    people = family()
    results = evaluate(RULES, people, DAY, rights=("vt",))
    certain, _counts = find_hits(results, people, held={}, day=DAY, with_maybe=False)
    maybe, _counts = find_hits(results, people, held={}, day=DAY, with_maybe=True)
    assert {one.right for one in certain} <= {"vt"}
    assert len(maybe) > len(certain)


def test_who_has_it_already_is_counted_and_gets_no_letter() -> None:
    people = family()
    results = evaluate(RULES, people, DAY, rights=("taxicheques_genk",))
    held = {"taxicheques_genk": np.array([False, False, True, False])}
    hits, counts = find_hits(results, people, held=held, day=DAY, with_maybe=False)
    assert hits == ()
    assert counts["taxicheques_genk"][HELD_ALREADY] == 1


@pytest.mark.parametrize(
    ("right", "kind"), [("huurpremie", "household"), ("mantelzorgtoelage_genk", "care")]
)
def test_home_and_care_have_one_who_reads(right: str, kind: str) -> None:
    people = family()
    results = evaluate(RULES, people, DAY, rights=(right,))
    everybody = np.ones(people.person_count, bool)
    hits, _counts = find_hits(results, people, held={}, day=DAY, with_maybe=True)
    readers = {people.person_ids[one.row] for one in hits}
    assert {one.subject_kind for one in hits} <= {kind}
    assert readers <= {"ouder", "oma", "alleen"}
    none, _counts = find_hits(results, people, held={right: everybody}, day=DAY, with_maybe=True)
    assert none == ()


def test_bound_is_told_as_a_bound_and_what_is_not_known_is_not_told() -> None:
    people = family()
    known = known_of(people, 3, 1, RULES.vocabulary)
    assert known["taxable_income.2023.max"] == 900_000
    assert "taxable_income.2023.min" not in known
    assert "best_eye_visus" not in known
    (told,) = told_facts(frozenset({"taxable_income.2023"}), known, RULES.vocabulary, [])
    assert (told.bound, told.year) == ("max", "2023")


def test_ways_that_were_shut_are_not_told() -> None:
    row = {
        "birth_date": dt.date(1980, 1, 1), "receives_igo": False, "receives_ivt": True,
        "taxable_income.2023": 1, "taxable_income.2022": 1,
    }  # fmt: skip
    used = facts_used(RULES.rights["vt"], {"status": "ja", "inkomen_vorig_jaar": "nee"}, row, DAY)
    assert "receives_ivt" in used
    assert "receives_igo" not in used
    assert "taxable_income.2023" not in used
    carer = facts_used(RULES.rights["mantelzorgtoelage_genk"], {"inkomen": "ja"}, row, DAY)
    assert "taxable_income.2023" in carer
    assert "taxable_income.2022" not in carer


def test_values_are_written_for_a_letter() -> None:
    facts = RULES.vocabulary
    assert words(dt.date(2024, 9, 1), facts["birth_date"]) == "01/09/2024"
    assert words(True, facts["receives_vt"]) == "ja"
    assert words(False, facts["receives_vt"]) == "nee"
    assert words("Genk", facts["municipality"]) == "Genk"
    assert words(12.5, facts["best_eye_visus"]) == "12.5"
