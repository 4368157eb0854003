"""Files that somebody names on the command line."""

from pathlib import Path

import pytest

from verbond.kit.sheets.errors import TableUnreadable
from verbond.kit.sheets.files import read_file


def test_a_file_past_all_measure_is_not_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "groot.csv"
    file.write_bytes(b"abcd")
    assert read_file(str(file), most=4) == b"abcd"
    with pytest.raises(TableUnreadable, match="groter dan"):
        read_file(str(file), most=3)


def test_a_file_that_may_not_be_read_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    file = tmp_path / "dicht.csv"
    file.touch()
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(TableUnreadable, match="mag niet gelezen worden"):
        read_file(str(file))
