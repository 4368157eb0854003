"""A whole agreement in one ZIP file: parts with their hashes, always the same bytes."""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbond.opendata.core.errors import ArchiveWrong

FORMAT = "verbond-agreement"
# 1 had no evidence, 2 no books and rounds; they are still taken back.
VERSION = 3
READABLE = (1, 2, 3)
MANIFEST = "manifest.json"
# An agreement of four hundred promises is 2 MB unpacked; the files of a vote of a whole city 10 MB.
MOST_BYTES = 256 * 1024 * 1024
MOST_PARTS = 1000
_EARLIEST = (1980, 1, 1, 0, 0, 0)

type Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive holds: rows by table, source lines by edition, and facts about it."""

    about: Mapping[str, Any]
    tables: Mapping[str, Rows]
    lines: Mapping[int, Sequence[Sequence[Any]]]
    readable: Mapping[str, bytes]


def pack(archive: Archive) -> bytes:
    """Write an archive; the same content always gives the same bytes."""
    parts = {f"tables/{name}.jsonl": _lines(rows) for name, rows in sorted(archive.tables.items())}
    parts |= {
        f"editions/{number}/lines.jsonl": _lines(lines)
        for number, lines in sorted(archive.lines.items())
    }
    parts |= dict(sorted(archive.readable.items()))
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "about": archive.about,
        "parts": {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
            for name, content in parts.items()
        },
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as box:
        for name, content in {MANIFEST: text, **parts}.items():
            one = zipfile.ZipInfo(name, _EARLIEST)
            one.compress_type, one.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            box.writestr(one, content)
    return file.getvalue()


def unpack(
    content: bytes, tables: Iterable[str], later: Mapping[str, int] | None = None
) -> Archive:
    """Read an archive that must hold these tables; raises `ArchiveWrong` before anything is used.

    One of an older version may lack the tables that came `later`, each with its first version.

    Nothing is written to disk, so a name such as ../../x does no harm; it is refused all the same.
    """
    parts = _parts(content)
    manifest = _manifest(parts.pop(MANIFEST, None))
    _check_parts(parts, manifest["parts"])
    rows = {}
    for name in tables:
        part = f"tables/{name}.jsonl"
        if part not in parts and manifest["version"] < (later or {}).get(name, 0):
            continue
        if part not in parts:
            raise ArchiveWrong("missing", f"the archive lacks {part}")
        rows[name] = _objects(part, parts.pop(part))
    lines = {}
    for edition in rows.get("editions", ()):
        part = f"editions/{edition.get('number')}/lines.jsonl"
        if part not in parts:
            raise ArchiveWrong("missing", f"the archive lacks {part}")
        lines[_whole(edition.get("number"), part)] = _source(part, parts.pop(part))
    return Archive(manifest["about"], rows, lines, parts)


def _parts(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as box:
            return _checked(box)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError) as wrong:
        raise ArchiveWrong("no_zip", f"this is no whole ZIP file: {wrong}") from wrong
    except (RuntimeError, zlib.error) as wrong:
        raise ArchiveWrong("unreadable", f"a part cannot be read: {wrong}") from wrong


def _checked(box: zipfile.ZipFile) -> dict[str, bytes]:
    members = box.infolist()
    if len(members) > MOST_PARTS:
        raise ArchiveWrong("too_many", f"{len(members)} parts; at most {MOST_PARTS} are allowed")
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    for member in members:
        _check_name(member.filename, found)
        # The size that a member claims may be a lie, so the reading itself stops at the limit.
        with box.open(member) as stream:
            found[member.filename] = stream.read(left + 1)
        left -= len(found[member.filename])
        if left < 0:
            raise ArchiveWrong(
                "too_large",
                f"more than {MOST_BYTES // 2**20} MB unpacked; no agreement is that large",
            )
    return found


def _check_name(name: str, found: Mapping[str, bytes]) -> None:
    steps = name.split("/")
    if name.startswith("/") or "\\" in name or ":" in name or {"..", ".", ""} & set(steps):
        raise ArchiveWrong("name", f"a part is called {name!r:.80}; only plain names are allowed")
    if name in found:
        raise ArchiveWrong("twice", f"the archive holds {name!r:.80} twice")


def _manifest(content: bytes | None) -> dict[str, Any]:
    if content is None:
        raise ArchiveWrong("missing", f"the archive lacks {MANIFEST}")
    manifest = _json(content, MANIFEST)
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ArchiveWrong("format", f"{MANIFEST}: this is no {FORMAT} archive")
    if manifest.get("version") not in READABLE:
        raise ArchiveWrong(
            "version", f"{MANIFEST}: version {manifest.get('version')!r:.20}; readable are 1, 2, 3"
        )
    if not isinstance(manifest.get("parts"), dict) or not isinstance(manifest.get("about"), dict):
        raise ArchiveWrong("manifest", f"{MANIFEST}: parts and about must be objects")
    return manifest


def _check_parts(parts: Mapping[str, bytes], listed: Mapping[str, Any]) -> None:
    for name in sorted(set(listed) - set(parts)):
        raise ArchiveWrong("missing", f"the archive lacks {name!r:.80}, which {MANIFEST} lists")
    for name in sorted(set(parts) - set(listed)):
        raise ArchiveWrong(
            "unlisted", f"the archive holds {name!r:.80}, which {MANIFEST} lists not"
        )
    for name, content in parts.items():
        kept = listed[name].get("sha256") if isinstance(listed[name], dict) else None
        if hashlib.sha256(content).hexdigest() != kept:
            raise ArchiveWrong("hash", f"{name}: its content is not what {MANIFEST} says (SHA-256)")


def _lines(rows: Iterable[Any]) -> bytes:
    return b"".join(
        json.dumps(row, ensure_ascii=False, sort_keys=True).encode() + b"\n" for row in rows
    )


def _json(content: bytes, place: str) -> Any:
    try:
        value = json.loads(content.decode(), parse_constant=_no_number)
        text = json.dumps(value, ensure_ascii=False)
        # Databases keep neither half a character nor NUL: refuse them here, with their place.
        text.encode()
    except (ValueError, RecursionError) as wrong:
        raise ArchiveWrong("json", f"{place}: no JSON in UTF-8 ({str(wrong)[:80]})") from wrong
    if "\\u0000" in text.replace("\\\\", ""):
        raise ArchiveWrong("nul", f"{place}: holds a character that no text has (NUL)")
    return value


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _objects(part: str, content: bytes) -> list[dict[str, Any]]:
    # A line ends by \n alone: a sentence may hold other line separators.
    rows = [
        _json(line, f"{part}, line {number}")
        for number, line in enumerate(content.split(b"\n"), 1)
        if line
    ]
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise ArchiveWrong("object", f"{part}, line {number}: expected an object")
    return rows


def _source(part: str, content: bytes) -> list[list[Any]]:
    found = []
    for number, line in enumerate(content.split(b"\n"), 1):
        if not line:
            continue
        row = _json(line, f"{part}, line {number}")
        if not (
            isinstance(row, list) and len(row) == 2
            and isinstance(row[0], str) and isinstance(row[1], int)
        ):  # fmt: skip
            raise ArchiveWrong("line", f"{part}, line {number}: expected [text, page]")
        found.append(row)
    return found


def _whole(number: Any, part: str) -> int:
    if not isinstance(number, int):
        raise ArchiveWrong("number", f"{part}: the number of an edition must be whole")
    return number
