"""The worked households of data/rights/cases: every expected answer comes out as it was derived."""

from collections.abc import Iterator

import pytest

from verbond.rights.core.casefile import CaseFile, differences, read_case
from verbond.rights.core.household import Evaluation
from verbond.rights.loading import FOLDER, document_of, shipped_rules


def cases() -> Iterator[CaseFile]:
    rules = shipped_rules()
    for file in sorted((FOLDER / "cases").glob("*.yaml")):
        yield read_case(document_of(file), rules.vocabulary, file.name, rules.catalogue)


ALL = tuple(cases())


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_the_answers_are_those_of_the_case(case: CaseFile) -> None:
    rules = shipped_rules()
    found = [
        (step.number, one.right, difference)
        for step in case.steps
        for one in step.expected
        for difference in differences(
            one,
            Evaluation(rules, step.case, step.day, step.variant).answer(
                one.right, one.subject, one.about
            ),
        )
    ]
    assert found == []


def test_there_are_68_expected_answers_on_every_computed_right() -> None:
    expected = [one for case in ALL for step in case.steps for one in step.expected]
    computed = {row.id for row in shipped_rules().catalogue.values() if row.is_computed}
    assert len(expected) >= 68
    # The heating fund has no worked case; its own tests derive every edge by hand.
    assert computed - {one.right for one in expected} == {"verwarmingsfonds"}
