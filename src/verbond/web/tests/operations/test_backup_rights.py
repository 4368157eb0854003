"""A backup holds everything, so also what is sealed; but nobody of a run stands in it in clear."""

import base64
import gzip
from pathlib import Path

import pytest

from verbond.rights.testing.whole_run import whole_run
from verbond.web.operations.backing_up import back_up
from verbond.web.tests.operations.sites import NOW


@pytest.mark.django_db(transaction=True)
def test_who_a_run_found_is_in_a_backup_sealed_and_never_in_clear(
    file_site: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed, secrets = whole_run(monkeypatch)
    path = tmp_path / "kept.tar.gz"
    back_up(path=path, now=NOW)
    assert path.stat().st_mode & 0o077 == 0
    told = gzip.decompress(path.read_bytes()).decode(errors="replace")
    assert base64.b64encode(sealed).decode() in told
    assert [one for one in secrets if one in told] == []
