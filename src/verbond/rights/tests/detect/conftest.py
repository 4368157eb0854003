"""What tests of runs share: keys that open fast."""

import pytest

from verbond.rights import sealing_runs


@pytest.fixture(autouse=True)
def _fast_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    # A tenth of a second for each try is what a real key costs on purpose.
    assert sealing_runs._SCRYPT_N >= 2**15
    monkeypatch.setattr(sealing_runs, "_SCRYPT_N", 2**4)
