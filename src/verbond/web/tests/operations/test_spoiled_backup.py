"""A backup that somebody changed on purpose, its sums made right again, changes nothing."""

import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from verbond.web.core import backup as form
from verbond.web.core.backup import HEADER, MANIFEST, BackupRefused, part_name, row_line
from verbond.web.operations import restoring
from verbond.web.operations.backing_up import back_up
from verbond.web.operations.backup_file import check_backup, read_rows
from verbond.web.operations.restoring import restore
from verbond.web.tests.operations.sites import NOW, contents

type Elsewhere = Callable[[], AbstractContextManager[None]]
type Members = dict[str, bytes]
SOURCES = part_name("indicators.source", 1)
ENTRIES = part_name("journal.entry", 1)


@pytest.fixture
def kept(file_site: None, tmp_path: Path) -> Path:
    path = tmp_path / "kept.tar.gz"
    back_up(path=path, now=NOW)
    return path


def members(path: Path) -> Members:
    with tarfile.open(path) as tar:
        return {one.name: (tar.extractfile(one) or io.BytesIO()).read() for one in tar}


def unpacked(content: Members) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, one in content.items():
            member = tarfile.TarInfo(name)
            member.size = len(one)
            tar.addfile(member, io.BytesIO(one))
    return out.getvalue()


def pack(path: Path, content: Members) -> None:
    path.write_bytes(gzip.compress(unpacked(content), mtime=0))


def with_manifest(content: Members, **changed: Any) -> Members:
    """Make the sums of the manifest fit these parts again, and change it further as told."""
    kept = {name: one for name, one in content.items() if name != MANIFEST}
    told = json.loads(content[MANIFEST])
    told["parts"] = [
        {"name": name, "sha256": hashlib.sha256(one).hexdigest(), "size": len(one),
         "rows": one.count(b"\n")}
        for name, one in kept.items() if name != HEADER
    ]  # fmt: skip
    for name, one in kept.items():
        if name != HEADER and (label := form.label_of(name, "here")) in told["tables"]:
            told["tables"][label]["rows"] = one.count(b"\n")
    return kept | {MANIFEST: json.dumps(told | changed).encode()}


def refused(path: Path, code: str) -> str:
    """Return why a backup is refused, after seeing that this changed nothing."""
    before = contents()
    with pytest.raises(BackupRefused) as why:
        restore(path=path, now=NOW, replace=True)
    assert why.value.code == code
    assert contents() == before
    return why.value.message


@pytest.mark.parametrize(
    ("head", "code"),
    [(b"[]", "damaged"), (b'{"kind": "holiday-pictures", "format": 1}', "foreign")],
)
def test_head_of_something_else_is_refused(kept: Path, head: bytes, code: str) -> None:
    pack(kept, {**members(kept), HEADER: head})
    refused(kept, code)


def test_backup_without_its_head_is_refused(kept: Path) -> None:
    pack(kept, {name: one for name, one in members(kept).items() if name != HEADER})
    refused(kept, "foreign")


def test_something_after_the_manifest_is_refused(kept: Path) -> None:
    pack(kept, members(kept) | {part_name("places.place", 9): b"[]\n"})
    assert "after its manifest" in refused(kept, "member")


def test_manifest_of_many_megabytes_is_not_read(kept: Path) -> None:
    pack(kept, members(kept) | {MANIFEST: b" " * (16 * 1024 * 1024 + 1)})
    assert "larger than 16 MB" in refused(kept, "member")


@pytest.mark.parametrize("changed", [{"tables": {"a.b": {}}}, {"migrations": 3}, {"tables": []}])
def test_manifest_of_another_shape_is_refused(kept: Path, changed: dict[str, Any]) -> None:
    pack(kept, with_manifest(members(kept), **changed))
    refused(kept, "manifest")


def test_table_with_another_column_is_refused(kept: Path) -> None:
    told = json.loads(members(kept)[MANIFEST])
    told["tables"]["indicators.source"]["columns"][-1] = "mood"
    pack(kept, members(kept) | {MANIFEST: json.dumps(told).encode()})
    refused(kept, "tables")


def test_count_that_differs_from_the_rows_is_refused(kept: Path) -> None:
    told = json.loads(members(kept)[MANIFEST])
    told["tables"]["indicators.source"]["rows"] += 1
    pack(kept, members(kept) | {MANIFEST: json.dumps(told).encode()})
    assert "indicators.source has 1 rows, its manifest says 2" in refused(kept, "damaged")


def test_rows_of_a_table_that_the_manifest_does_not_name_are_refused(kept: Path) -> None:
    content = members(kept)
    end = content.pop(MANIFEST)
    strange = content | {part_name("casino.bet", 1): b"[1]\n", MANIFEST: end}
    pack(kept, with_manifest(strange))
    assert "casino.bet" in refused(kept, "member")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (lambda row: [row, row], "database"),
        (lambda row: [["veel", *row[1:]]], "value"),
        (lambda row: [[10**30, *row[1:]]], "value"),
        (lambda row: [row[1:]], "row"),
    ],
    ids=["twice", "a word as number", "a number too large", "a column short"],
)
def test_row_that_fits_no_table_is_refused(
    kept: Path, rows: Callable[[list[Any]], list[Any]], code: str
) -> None:
    content = members(kept)
    spoiled = b"".join(row_line(row) for row in rows(json.loads(content[SOURCES])))
    pack(kept, with_manifest(content | {SOURCES: spoiled}))
    refused(kept, code)


def test_row_that_is_no_json_is_refused(kept: Path) -> None:
    pack(kept, with_manifest(members(kept) | {SOURCES: b"[1,\n"}))
    assert "a row is damaged" in refused(kept, "row")


def test_rewritten_history_is_noticed(kept: Path) -> None:
    content = members(kept)
    assert b"Nog iets" in content[ENTRIES]
    rewritten = content[ENTRIES].replace(b"Nog iets", b"Wat niks")
    pack(kept, with_manifest(content | {ENTRIES: rewritten}))
    assert "its journal is broken at entry 2" in refused(kept, "journal")


def test_database_that_swallows_rows_is_noticed(kept: Path, elsewhere: Elsewhere) -> None:
    with elsewhere():
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TRIGGER swallow BEFORE INSERT ON agreement_waitingimport "
                "BEGIN SELECT RAISE(IGNORE); END"
            )
        assert "not every row of agreement.waitingimport arrived" in refused(kept, "count")


def test_damage_behind_the_last_member_is_noticed(kept: Path) -> None:
    packed = gzip.compress(unpacked(members(kept)) + b"\0" * 3_000_000, mtime=0)
    kept.write_bytes(packed)
    assert check_backup(kept).rows
    kept.write_bytes(packed[:-8] + bytes(4) + packed[-4:])
    assert "damaged or cut off" in refused(kept, "damaged")


def test_file_that_changes_between_two_readings_is_noticed(kept: Path) -> None:
    def take(_label: str, lines: Iterator[bytes]) -> None:
        list(lines)

    manifest = check_backup(kept)
    pack(kept, with_manifest(members(kept), made_at="2000-01-01T00:00:00+00:00"))
    with pytest.raises(BackupRefused, match="changed while it was read"):
        read_rows(kept, manifest, take)


def test_check_tells_how_far_it_is(kept: Path) -> None:
    heard: list[int] = []
    rows = check_backup(kept, progress=heard.append).rows
    assert heard == sorted(heard)
    assert heard[-1] == rows


def test_table_in_many_parts_comes_back_whole(
    file_site: None, elsewhere: Elsewhere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form, "PART_BYTES", 200)
    monkeypatch.setattr(restoring, "_ROWS_AT_ONCE", 1)
    path = tmp_path / "b.tar.gz"
    parts = [part.name for part in back_up(path=path, now=NOW).parts]
    assert part_name("journal.entry", 2) in parts
    before = contents()
    with elsewhere():
        restore(path=path, now=NOW, note=False)
        assert contents() == before


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud83c"])
def test_value_that_cannot_come_back_is_not_written(value: object) -> None:
    with pytest.raises(BackupRefused, match="cannot be written"):
        row_line([value])
