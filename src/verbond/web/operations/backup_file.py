"""Read a backup from a file that anybody may have made, damaged or swapped."""

import gzip
import hashlib
import io
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from verbond.web.core import backup as form
from verbond.web.core.backup import BackupRefused, Manifest, Part

# Gets the table's label and the lines of one part, and takes them all.
type Visit = Callable[[str, Iterator[bytes]], None]
_SMALL = 16 * 1024 * 1024  # header and manifest
_DAMAGE = (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, UnicodeError)


def check_backup(path: Path, progress: Callable[[int], None] | None = None) -> Manifest:
    """Read a whole backup and return what it holds; nothing is unpacked to disk.

    Raises `BackupRefused` for a file that is missing, cut off, damaged, foreign or hostile.
    """
    seen = 0

    def count(_label: str, lines: Iterator[bytes]) -> None:
        nonlocal seen
        for _ in lines:
            seen += 1
        if progress:
            progress(seen)

    return _walk(path, count)


def read_rows(path: Path, manifest: Manifest, visit: Visit) -> None:
    """Hand the lines of every part of a checked backup to `visit`, in order.

    Raises `BackupRefused` when the file is no longer the one that was checked.
    """
    if _walk(path, visit) != manifest:
        raise BackupRefused("changed", f"{path}: the file changed while it was read")


def _walk(path: Path, visit: Visit) -> Manifest:
    try:
        with _opened(path) as (packed, tar):
            manifest = _members(tar, str(path), visit)
            # To the end: only there does gzip tell whether every byte was right.
            while packed.read(1024 * 1024):
                pass
            return manifest
    except _DAMAGE as problem:
        raise BackupRefused("damaged", f"{path}: damaged or cut off ({problem})") from problem
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise BackupRefused("unreadable", f"{path}: {reason}") from problem


@contextmanager
def _opened(path: Path) -> Iterator[tuple[gzip.GzipFile, tarfile.TarFile]]:
    with path.open("rb") as file:
        if file.read(2) != b"\x1f\x8b":
            raise BackupRefused("foreign", f"{path}: this is not a backup of Verbond")
        file.seek(0)
        with (
            gzip.GzipFile(fileobj=file, mode="rb") as packed,
            tarfile.open(fileobj=packed, mode="r|") as tar,
        ):
            yield packed, tar


def _members(tar: tarfile.TarFile, where: str, visit: Visit) -> Manifest:
    manifest: Manifest | None = None
    seen: list[Part] = []
    for number, member in enumerate(tar):
        content = _content(tar, member, where)
        if number == 0:
            form.check_header(_header(content, member, where), where)
        elif manifest is not None:
            raise BackupRefused("member", f"{where}: something stands after its manifest")
        elif member.name == form.MANIFEST:
            manifest = form.read_manifest(_small(content, member, where), where)
        else:
            seen.append(_read_part(member.name, content, where, visit))
    if manifest is None:
        raise BackupRefused("cut_off", f"{where}: cut off, its manifest is missing")
    _compare(manifest, seen, where)
    return manifest


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo, where: str) -> IO[bytes]:
    # Links, devices and folders have no place in a backup: nothing is ever unpacked by name.
    if not member.isreg() or member.size > form.MOST_PART_BYTES:
        raise BackupRefused(
            "member", f"{where}: {member.name!r:.80} is no plain file of at most 512 MB"
        )
    return tar.extractfile(member) or io.BytesIO()


def _small(content: IO[bytes], member: tarfile.TarInfo, where: str) -> bytes:
    if member.size > _SMALL:
        raise BackupRefused("member", f"{where}: {member.name!r:.80} is larger than 16 MB")
    return content.read()


def _header(content: IO[bytes], member: tarfile.TarInfo, where: str) -> bytes:
    if member.name != form.HEADER:
        raise BackupRefused("foreign", f"{where}: this is not a backup of Verbond")
    return _small(content, member, where)


def _read_part(name: str, content: IO[bytes], where: str, visit: Visit) -> Part:
    label, digest, size, rows = form.label_of(name, where), hashlib.sha256(), 0, 0

    def lines() -> Iterator[bytes]:
        nonlocal size, rows
        for line in content:
            digest.update(line)
            size, rows = size + len(line), rows + 1
            yield line

    visit(label, lines())
    return Part(name, digest.hexdigest(), size, rows)


def _compare(manifest: Manifest, seen: list[Part], where: str) -> None:
    if tuple(seen) != manifest.parts:
        wrong = next(
            (p.name for p, q in zip(seen, manifest.parts, strict=False) if p != q), "a part"
        )
        raise BackupRefused("damaged", f"{where}: {wrong} is not what its manifest says")
    for part in seen:
        if (label := form.label_of(part.name, where)) not in manifest.tables:
            raise BackupRefused("member", f"{where}: its manifest names no table {label!r:.80}")
    for label, shape in manifest.tables.items():
        rows = sum(part.rows for part in seen if form.label_of(part.name, where) == label)
        if rows != shape.rows:
            raise BackupRefused(
                "damaged", f"{where}: {label} has {rows} rows, its manifest says {shape.rows}"
            )
