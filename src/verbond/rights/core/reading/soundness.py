"""Everything that is checked of one right before a city may use it, beyond what loading refuses."""

from collections.abc import Iterable, Iterator

from verbond.rights.core.answers import Verdict
from verbond.rights.core.casefile import MOST_PERSONS, CaseFile, differences
from verbond.rights.core.household import Evaluation
from verbond.rights.core.parameters import Parameter
from verbond.rights.core.plausible import faults
from verbond.rights.core.reading.product_sheets import FIGURE, ProductSheet
from verbond.rights.core.ruleset import RuleSet, parameters_of

# A rule that is never true, or always, is tried by no case that expects one answer only.
WANTED = (Verdict.YES, Verdict.NO)


def case_faults(case: CaseFile, rules: RuleSet) -> Iterator[str]:
    """Name facts that cannot be true, and answers that differ from what a case expects."""
    for step in case.steps:
        for fault in faults(step.case, rules.vocabulary, step.day, most_persons=MOST_PERSONS):
            if fault.is_impossible:
                yield f"{case.where}: step {step.number}, {fault.path}: {fault.message}"
        evaluation = Evaluation(rules, step.case, step.day, step.variant)
        for one in step.expected:
            answer = evaluation.answer(one.right, one.subject, one.about)
            for difference in differences(one, answer):
                yield f"{case.where}: step {step.number}, {one.right}: {difference}."


def untried(right: str, cases: Iterable[CaseFile]) -> Iterator[str]:
    """Name the verdicts that no case expects of a right."""
    expected = [
        one.verdict
        for case in cases
        for step in case.steps
        for one in step.expected
        if one.right == right
    ]
    for verdict in WANTED:
        if verdict not in expected:
            yield f"{right}: no case expects “{verdict}”; write at least one."


def unused(
    parameters: Iterable[Parameter], right: str, rules: RuleSet, sheet: ProductSheet
) -> Iterator[str]:
    """Name parameters of a local right that neither its rule nor its sheet names."""
    named = {*parameters_of(rules.rights[right])}
    named.update(name for words in sheet.texts() for name in FIGURE.findall(words))
    for one in parameters:
        if one.name not in named:
            yield f"{one.rows[0].where}: neither rule nor sheet names {one.name}."
