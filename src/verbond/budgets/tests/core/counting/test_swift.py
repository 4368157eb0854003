"""Compiled or not, in jumps or step by step: the same steps, the same winners, the same rounds."""

import builtins
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.budgets.core.counting import Count, count
from verbond.budgets.core.counting.shares import add1, compiling, kernels
from verbond.budgets.core.counting.shares.compiling import Walk, compiled_walk
from verbond.budgets.core.election import Election, VoteType
from verbond.budgets.core.rule import Completion, Rule, Satisfaction
from verbond.budgets.tests.core.counting.made import elections, limited
from verbond.budgets.tests.core.counting.test_equal_shares import TIES, WAYS


def counted(election: Election, rule: Rule, walk: Walk | None) -> Count:
    """Count with these loops (None: with numpy alone); how the steps were cut plays no part."""
    loops = mock.patch.multiple(add1, compiled_walk=lambda: walk, WORTH=0)
    with loops:
        found = count(election, rule)
    assert found.increase is not None
    jumps = found.increase.jumps
    assert [jump.first for jump in jumps] == [0, *(jump.last + 1 for jump in jumps[:-1])]
    return replace(found, increase=replace(found.increase, jumps=jumps[-1:] and ()))


@pytest.mark.parametrize(("kind", "satisfaction"), WAYS)
@pytest.mark.parametrize("completion", ["add1", "add1-exhaustive"])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_loops_end_where_numpy_ends(
    kind: VoteType, satisfaction: Satisfaction, completion: Completion, data: st.DataObject
) -> None:
    election = data.draw(elections(kind=kind, free=True))
    # Finer units: more steps, and stretches worth showing.
    election = replace(election, budget=100 * election.budget, projects=tuple(
        replace(one, cost=100 * one.cost) for one in election.projects))  # fmt: skip
    rule = Rule(satisfaction=satisfaction, completion=(completion,), ties=data.draw(TIES))
    expected = counted(election, rule, None)
    assert counted(election, rule, kernels.walk) == expected
    assert counted(election, rule, compiled_walk()) == expected


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_limits_hold_in_loops_too(data: st.DataObject) -> None:
    election, rule = data.draw(
        elections(free=True).flatmap(lambda one: limited(Rule(completion=("add1",)), one))
    )
    assert counted(election, rule, kernels.walk) == counted(election, rule, None)


def test_without_the_accelerator_numpy_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("numba"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    assert compiling.compiled_walk.__wrapped__() is None


def test_compiles_anew_where_nothing_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    numba = pytest.importorskip("numba")
    made: list[Any] = []

    def njit(loop: Any = None, *, cache: bool = False) -> Any:
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        made.append(loop)
        return loop

    monkeypatch.setattr(numba, "njit", njit)
    assert compiling.compiled_walk.__wrapped__() is kernels.walk
    assert made == [kernels.walk]
    assert "numba" in sys.modules
