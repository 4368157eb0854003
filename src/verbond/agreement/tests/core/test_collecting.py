"""The collector of the process is as it was after parsing, whatever happened."""

import gc

import pytest

from verbond.agreement.core import outline as module
from verbond.agreement.core.errors import LinesLost
from verbond.agreement.core.outline import outline
from verbond.agreement.core.profile import Profile
from verbond.agreement.tests.core.agreed import source_of


def test_collector_runs_again_after_an_outline_and_after_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[bool] = []

    def nothing(*_: object) -> tuple[list[object], tuple[str, ...]]:
        seen.append(gc.isenabled())
        return [], ()

    assert gc.isenabled()
    outline(source_of("Een zin."), Profile())
    assert gc.isenabled()
    monkeypatch.setattr(module, "read_blocks", nothing)
    with pytest.raises(LinesLost):
        outline(source_of("Een zin."), Profile())
    assert (seen, gc.isenabled()) == ([False], True)


def test_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        outline(source_of("Een zin."), Profile())
        assert not gc.isenabled()
    finally:
        gc.enable()
