"""What must hold for every household, every fact, every day and both variants."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.rights.core.answers import Amount, Answer, Truth, Verdict
from verbond.rights.core.bounds import Value
from verbond.rights.core.explaining import Explanations, every_step, used_by
from verbond.rights.core.household import Evaluation, answers
from verbond.rights.core.ruleset import RuleSet, parameters_of
from verbond.rights.core.structure import Case, Facts, Home
from verbond.rights.core.tree import Bracket, Param, Reached, Today
from verbond.rights.loading import shipped_rules
from verbond.rights.testing.completing import completed
from verbond.rights.testing.random_cases import cases

DAYS = (
    dt.date(2019, 6, 1), dt.date(2022, 9, 1), dt.date(2023, 6, 30), dt.date(2024, 3, 15),
    dt.date(2025, 12, 20), dt.date(2026, 3, 15),
)  # fmt: skip
VARIANTS = ("geldend", "voorstel")
SEEDS = st.integers(0, 2**32 - 1)
CERTAIN = {Verdict.YES, Verdict.NO}
few = settings(max_examples=40, deadline=None)


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return shipped_rules()


def drawn(rules: RuleSet, data: st.DataObject) -> tuple[Case, dt.date, str]:
    day = data.draw(st.sampled_from(DAYS))
    return data.draw(cases(rules.vocabulary, day)), day, data.draw(st.sampled_from(VARIANTS))


def by_key(found: Iterable[Answer]) -> dict[tuple[str, str, str], Answer]:
    return {(one.right, one.subject, one.about): one for one in found}


def inside(inner: Amount | None, outer: Amount | None) -> bool:
    if inner is None or outer is None:
        return True
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return high and inner.low >= outer.low


@few
@given(data=st.data())
def test_knowing_more_never_flips_what_was_certain(rules: RuleSet, data: st.DataObject) -> None:
    case, day, variant = drawn(rules, data)
    random = Random(data.draw(SEEDS))
    more = completed(
        case, rules.vocabulary, day, random, share=data.draw(st.sampled_from((0.2, 1)))
    )
    before, after = (by_key(answers(rules, one, day, variant=variant)) for one in (case, more))
    for key, answer in after.items():
        # Somebody whose birth was open may turn out not to be born yet: then there is no answer.
        old = before[key]
        if old.verdict in CERTAIN:
            assert answer.verdict == old.verdict, (key, old, answer)
        assert inside(answer.amount, old.amount), (key, old, answer)
        for condition, truth in old.conditions.items():
            if truth != Truth.OPEN and condition in answer.conditions:
                assert answer.conditions[condition] == truth, (key, condition)


@few
@given(data=st.data())
def test_every_exact_household_lies_within_what_was_said(
    rules: RuleSet, data: st.DataObject
) -> None:
    case, day, variant = drawn(rules, data)
    exact = completed(case, rules.vocabulary, day, Random(data.draw(SEEDS)))
    partly = by_key(answers(rules, case, day, variant=variant))
    for answer in answers(rules, exact, day, variant=variant):
        old = partly[answer.right, answer.subject, answer.about]
        if answer.missing:
            # Another year was given, and stays the only one: see testing/completing.py.
            assert all(rules.vocabulary[one.split(".")[1]].by_year for one in answer.missing)
            continue
        assert answer.verdict != Verdict.MAYBE
        if old.verdict == Verdict.MAYBE:
            assert answer.amount is None or inside(answer.amount, old.amount)


@few
@given(data=st.data())
def test_the_order_of_members_and_bonds_does_not_matter(
    rules: RuleSet, data: st.DataObject
) -> None:
    case, day, variant = drawn(rules, data)
    random = Random(data.draw(SEEDS))

    def shuffled[Item](found: Iterable[Item]) -> list[Item]:
        return random.sample(kept := list(found), len(kept))

    members = dict(shuffled(case.members.items()))
    homes = {
        key: Home(key, tuple(one for one in members if one in home.members), home.facts)
        for key, home in shuffled(case.homes.items())
    }
    other = Case(homes, members, tuple(shuffled(case.bonds)))
    first, second = (by_key(answers(rules, one, day, variant=variant)) for one in (case, other))
    assert first.keys() == second.keys()
    for key, answer in first.items():
        assert unordered(answer) == unordered(second[key])


def unordered(answer: Answer) -> object:
    return (
        answer.verdict, answer.amount, dict(answer.conditions), dict(answer.gaps),
        set(answer.missing), answer.needs_judgement, answer.is_stale, answer.period,
        answer.deadline,
    )  # fmt: skip


@few
@given(data=st.data())
def test_every_parameter_that_was_used_is_listed(rules: RuleSet, data: st.DataObject) -> None:
    case, day, variant = drawn(rules, data)
    for right in rules.rights.values():
        evaluation = Evaluation(rules, case, day, variant)
        for subject, about in evaluation.subjects(right.id):
            evaluation = Evaluation(rules, case, day, variant)
            evaluation.answer(right.id, subject, about)
            root = Explanations(evaluation).of(right.id, subject, about)
            listed = {use.name for use in used_by(root)[1]}
            assert used(evaluation, day) <= listed <= set(parameters_of(right))
            inner = {use.name for step in every_step(*root.children) for use in step.parameters}
            assert inner == listed


def used(evaluation: Evaluation, day: dt.date) -> set[str]:
    names = {
        node.name
        for node, _subject in evaluation.known
        if isinstance(node, Param | Bracket | Reached | Today) and node.name
    }
    return {name for name in names if evaluation.rules.parameters[name].row_on(day)}


@few
@given(data=st.data())
def test_a_fact_that_is_not_missing_changes_nothing(rules: RuleSet, data: st.DataObject) -> None:
    """A decided branch contributes no missing fact, and every fact that matters is named."""
    case, day, variant = drawn(rules, data)
    random = Random(data.draw(SEEDS))
    exact = completed(case, rules.vocabulary, day, random)
    before = answers(rules, case, day, variant=variant)
    for answer in random.sample(list(before), min(6, len(before))):
        if answer.verdict == Verdict.NOT_EXAMINED:
            continue
        same = without_missing(case, exact, answer)
        after = Evaluation(rules, same, day, variant).answer(
            answer.right, answer.subject, answer.about
        )
        assert (after.verdict, after.amount) == (answer.verdict, answer.amount)
        assert answer.verdict != Verdict.NO or not answer.missing


def without_missing(case: Case, exact: Case, answer: Answer) -> Case:
    """Return the exact case in which everything that the answer misses is as open as it was."""
    names = {tuple(path.split(".")[:2]) for path in answer.missing}

    def opened(subject: str, old: Facts, new: Facts) -> Facts:
        kept = {key: one for key, one in new.items() if (subject, key.split(".")[0]) not in names}
        open_ = {key: one for key, one in old.items() if (subject, key.split(".")[0]) in names}
        return {**kept, **open_}

    return Case(
        {
            key: replace(one, facts=opened(key, case.homes[key].facts, one.facts))
            for key, one in exact.homes.items()
        },
        {
            key: replace(one, facts=opened(key, case.members[key].facts, one.facts))
            for key, one in exact.members.items()
        },
        case.bonds,
    )


@few
@given(data=st.data())
def test_an_answer_after_one_more_fact_is_that_of_a_new_start(
    rules: RuleSet, data: st.DataObject
) -> None:
    case, day, variant = drawn(rules, data)
    evaluation = Evaluation(rules, case, day, variant)
    open_ = [
        path
        for right in rules.rights
        for subject, about in evaluation.subjects(right)
        for path in evaluation.answer(right, subject, about).missing
    ]
    if not open_:
        return
    path = data.draw(st.sampled_from(sorted(set(open_))))
    exact = completed(case, rules.vocabulary, day, Random(data.draw(SEEDS)))
    subject, key = path.split(".", 1)
    owner = exact.members.get(subject) or exact.homes[subject]
    given_ = sorted(one for one in owner.facts if one == key or one.startswith(f"{key}."))
    if not given_:
        return  # another year is known: a later one would take its place, which is no refinement
    after = evaluation.knowing(f"{subject}.{given_[-1]}", owner.facts[given_[-1]])
    fresh = Evaluation(rules, after.case, day, variant)
    for right in rules.rights.values():
        for subject, about in case.subjects(right.subject):
            whose = (subject, about) if about else subject
            one, other = (run.outcome(right, whose) for run in (after, fresh))
            assert bounds_of(one) == bounds_of(other)


def bounds_of(outcome: tuple[Verdict, tuple[str, ...], Value | None]) -> object:
    verdict, missing, amount = outcome
    return verdict, set(missing), amount and (amount.low, amount.high, set(amount.missing))
