"""A backup put back is the same site, on either database."""

import gzip
import io
import tarfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbond.journal import facade as journal
from verbond.web.core.backup import FORMAT, HEADER, BackupRefused, header, row_line, row_values
from verbond.web.operations.backing_up import back_up
from verbond.web.operations.backup_file import check_backup
from verbond.web.operations.restoring import restore
from verbond.web.operations.tables import is_empty
from verbond.web.tests.operations.sites import (
    NOW,
    contents,
    refuses_to_change_the_journal,
    write_entry,
)

on_both = pytest.mark.django_db(transaction=True)
type Elsewhere = Callable[[], AbstractContextManager[None]]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abé", max_size=3), inner),
    max_leaves=8,
)  # fmt: skip


@pytest.fixture
def kept(file_site: None, tmp_path: Path) -> Path:
    path = tmp_path / "kept.tar.gz"
    back_up(path=path, now=NOW)
    return path


@on_both
def test_backup_of_one_database_comes_back_on_another_and_from_there_again(
    site: None, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    kept, again = tmp_path / "kept.tar.gz", tmp_path / "again.tar.gz"
    back_up(path=kept, now=NOW)
    before = contents()
    with elsewhere():
        assert is_empty()
        restore(path=kept, now=NOW, note=False)
        assert contents() == before
        assert journal.verify().is_whole
        assert refuses_to_change_the_journal()
        back_up(path=again, now=NOW)
    write_entry("Dit was na de kopie.")
    restore(path=again, now=NOW, replace=True, note=False)
    assert contents() == before
    assert journal.verify().is_whole
    assert refuses_to_change_the_journal()


@on_both
def test_new_row_after_a_restore_gets_a_number_never_given_before(
    site: None, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    sources = apps.get_model("indicators.Source").objects
    gone = sources.create(code="weg", name="Weg (fictief)")
    last = gone.pk
    gone.delete()
    path = tmp_path / "b.tar.gz"
    back_up(path=path, now=NOW)
    with elsewhere():
        restore(path=path, now=NOW)
        assert sources.create(code="nieuw", name="Nieuw (fictief)").pk > last
    restore(path=path, now=NOW, replace=True)
    assert sources.create(code="nieuw", name="Nieuw (fictief)").pk > last


@on_both
def test_backup_holds_one_moment_while_others_write(
    site: None, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    before, path = contents(), tmp_path / "b.tar.gz"
    written: list[str] = []

    def meanwhile(_done: int, _total: int, what: str) -> None:
        # The journal comes after the accounts: a careless copy would hold one and not the other.
        if not written:
            written.append(what)
            write_entry("Tijdens de kopie geschreven.")

    back_up(path=path, now=NOW, progress=meanwhile)
    assert written
    assert contents() != before
    with elsewhere():
        restore(path=path, now=NOW, note=False)
        assert contents() == before


def test_restore_is_written_in_the_journal(kept: Path, elsewhere: Elsewhere) -> None:
    with elsewhere():
        restore(path=kept, now=NOW)
        entry = journal.entries_about("web", "site", "backup")[0]
        assert entry.verb == "restore"
        assert "23-11-2026" in entry.summary
        assert journal.verify().is_whole


def test_interrupted_backup_leaves_no_file(file_site: None, tmp_path: Path) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(path=tmp_path / "half.tar.gz", now=NOW, progress=stop)
    assert [path.name for path in tmp_path.iterdir() if "tar" in path.name] == []


def test_backup_is_for_its_owner_only_and_replaces_nothing_unasked(kept: Path) -> None:
    assert kept.stat().st_mode & 0o077 == 0
    before = kept.read_bytes()
    with pytest.raises(BackupRefused, match="exists already"):
        back_up(path=kept, now=NOW)
    assert kept.read_bytes() == before
    back_up(path=kept, now=NOW, overwrite=True)


@on_both
def test_database_that_holds_something_is_not_replaced_unasked(site: None, tmp_path: Path) -> None:
    kept = tmp_path / "kept.tar.gz"
    back_up(path=kept, now=NOW)
    write_entry()
    before = contents()
    with pytest.raises(BackupRefused, match="not empty"):
        restore(path=kept, now=NOW)
    assert contents() == before


def test_login_does_not_come_back_with_a_backup(file_site: None, tmp_path: Path) -> None:
    apps.get_model("sessions.Session").objects.create(
        session_key="k" * 32, session_data="geheim", expire_date=NOW
    )
    back_up(path=tmp_path / "b.tar.gz", now=NOW)
    with gzip.open(tmp_path / "b.tar.gz") as packed:
        assert b"geheim" not in packed.read()


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.6, 0.9, 0.999])
def test_backup_that_was_cut_off_changes_nothing(kept: Path, share: float) -> None:
    whole, before = kept.read_bytes(), contents()
    kept.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(BackupRefused):
        restore(path=kept, now=NOW, replace=True)
    assert contents() == before


def test_backup_with_any_byte_changed_is_refused(kept: Path) -> None:
    whole = kept.read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 60)):
        if place in range(3, 10):
            continue  # time and system of gzip's own head say nothing about the content
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        with pytest.raises(BackupRefused):
            check_backup(kept)


def _packed(path: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for member, content in members:
            member.size = len(content) if member.isreg() else 0
            tar.addfile(member, io.BytesIO(content))
    return path


def _link(name: str) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return member


@pytest.mark.parametrize(
    "name",
    ["../../etc/cron.d/x", "/etc/passwd", "tables/../x.jsonl", "tables/a.b/1.jsonl", "notes.txt",
     "tables/journal.entry/000001.jsonl/../../x"],
)  # fmt: skip
def test_hostile_name_in_a_backup_is_refused(tmp_path: Path, name: str) -> None:
    path = _packed(
        tmp_path / "b", (tarfile.TarInfo(HEADER), header()), (tarfile.TarInfo(name), b"[]\n")
    )
    with pytest.raises(BackupRefused, match="no backup of Verbond holds"):
        check_backup(path)


def test_link_in_a_backup_is_refused(tmp_path: Path) -> None:
    name = "tables/places.place/000001.jsonl"
    path = _packed(tmp_path / "b", (tarfile.TarInfo(HEADER), header()), (_link(name), b""))
    with pytest.raises(BackupRefused, match="no plain file"):
        check_backup(path)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"\x1f\x8b", gzip.compress(b"hello", mtime=0), b"SQLite format 3\x00"],
)
def test_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "b"
    path.write_bytes(content)
    with pytest.raises(BackupRefused):
        check_backup(path)


def test_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="No such file"):
        check_backup(tmp_path / "nowhere")


def test_backup_of_a_later_format_is_refused(tmp_path: Path) -> None:
    later = header().replace(str(FORMAT).encode(), b"99")
    path = _packed(tmp_path / "b", (tarfile.TarInfo(HEADER), later))
    with pytest.raises(BackupRefused, match="format 99"):
        check_backup(path)


def test_backup_of_another_version_is_refused_and_named(kept: Path, elsewhere: Elsewhere) -> None:
    with elsewhere():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE app = 'places'")
        with pytest.raises(BackupRefused, match=r"only there: places\.0001"):
            restore(path=kept, now=NOW)
        assert is_empty()


def test_backup_that_cannot_be_written_says_why(file_site: None, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="No such file or directory"):
        back_up(path=tmp_path / "nowhere" / "b.tar.gz", now=NOW)


# Nested JSON takes Hypothesis long to make on a busy machine; that says nothing about a row.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(JSON))
def test_row_reads_back_as_it_was_written(values: list[object]) -> None:
    line = row_line(values)
    assert line.count(b"\n") == 1
    assert row_values(line, len(values), "here") == values
