import hashlib
import io
import json
import zipfile
from typing import Any

import pytest

from verbond.opendata.core import archive
from verbond.opendata.core.archive import Archive, pack, unpack
from verbond.opendata.core.errors import ArchiveWrong

WHOLE = Archive(
    about={"slug": "dorp"},
    tables={"editions": [{"number": 1}], "words": [{"text": "één\u2028twee"}]},
    lines={1: [["Eerste regel", 1], ["", 1]]},
    readable={"LEESMIJ.txt": b"lees mij"},
)
NAMES = ("editions", "words")


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(pack(WHOLE))) as box:
        return {name: box.read(name) for name in box.namelist()}


def zipped(content: dict[str, bytes], *, listed: bool = True, version: int = 0) -> bytes:
    """Make an archive of these parts, with a manifest that fits them unless told otherwise."""
    if listed and "manifest.json" in content:
        manifest = json.loads(content["manifest.json"])
        manifest["parts"] = {
            name: {"sha256": hashlib.sha256(one).hexdigest()}
            for name, one in content.items()
            if name != "manifest.json"
        }
        manifest["version"] = version or manifest["version"]
        content = content | {"manifest.json": json.dumps(manifest).encode()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as box:
        for name, one in content.items():
            box.writestr(name, one)
    return file.getvalue()


def manifest(**change: Any) -> bytes:
    return json.dumps(json.loads(parts()["manifest.json"]) | change).encode()


def test_an_archive_gives_back_what_went_in() -> None:
    assert unpack(pack(WHOLE), NAMES) == WHOLE


def test_the_same_content_gives_the_same_bytes() -> None:
    assert pack(WHOLE) == pack(WHOLE)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_zip"),
        (b"PK\x03\x04 not really", "no_zip"),
        (pack(WHOLE)[:-40], "no_zip"),
        (zipped({"a.txt": b"x"}), "missing"),
        (zipped(parts() | {"manifest.json": b"{"}, listed=False), "json"),
        (zipped(parts() | {"manifest.json": b"[]"}, listed=False), "format"),
        (zipped(parts() | {"manifest.json": manifest(format="other")}), "format"),
        (zipped(parts() | {"manifest.json": manifest(version=4)}), "version"),
        (zipped(parts() | {"manifest.json": manifest(about=1)}), "manifest"),
        (zipped(parts() | {"tables/words.jsonl": b"{}\n"}, listed=False), "hash"),
        (zipped(parts() | {"more.txt": b"x"}, listed=False), "unlisted"),
        (zipped({n: c for n, c in parts().items() if "words" not in n}, listed=False), "missing"),
        (zipped({n: c for n, c in parts().items() if "words" not in n}), "missing"),
        (zipped({n: c for n, c in parts().items() if "lines" not in n}), "missing"),
        (zipped(parts() | {"../../etc/passwd": b"x"}), "name"),
        (zipped(parts() | {"/etc/passwd": b"x"}), "name"),
        (zipped(parts() | {"a\\b": b"x"}), "name"),
        (zipped(parts() | {"C:x": b"x"}), "name"),
        (zipped(parts() | {"tables/words.jsonl": b"[1]\n"}), "object"),
        (zipped(parts() | {"tables/words.jsonl": b"{nope\n"}), "json"),
        (zipped(parts() | {"tables/words.jsonl": b'{"a": NaN}\n'}), "json"),
        (zipped(parts() | {"tables/words.jsonl": b'{"a": "\\ud800"}\n'}), "json"),
        (zipped(parts() | {"tables/words.jsonl": b'{"a": "\\u0000"}\n'}), "nul"),
        (zipped(parts() | {"tables/words.jsonl": b"[" * 100_000}), "json"),
        (zipped(parts() | {"tables/words.jsonl": b"\xff\xfe"}), "json"),
        (zipped(parts() | {"tables/editions.jsonl": b'{"number": null}\n'}), "missing"),
        (zipped(parts() | {"tables/editions.jsonl": b'{"number": "1"}\n'}), "number"),
        (zipped(parts() | {"editions/1/lines.jsonl": b'["x"]\n'}), "line"),
        (zipped({f"{n}.txt": b"" for n in range(1001)}), "too_many"),
    ],
)
def test_a_hostile_or_damaged_archive_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(ArchiveWrong) as refused:
        unpack(content, NAMES)
    assert refused.value.code == code


def test_a_bomb_is_not_unpacked_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000_000)
    bomb = zipped({"bomb.txt": b"\0" * 5_000_000})
    assert len(bomb) < 10_000
    with pytest.raises(ArchiveWrong, match="MB unpacked"):
        unpack(bomb, NAMES)


def test_the_same_part_twice_is_refused() -> None:
    file = io.BytesIO(zipped(parts()))
    with zipfile.ZipFile(file, "a") as box, pytest.warns(UserWarning, match="Duplicate"):
        box.writestr("tables/words.jsonl", b"{}\n")
    with pytest.raises(ArchiveWrong, match="twice"):
        unpack(file.getvalue(), NAMES)


def test_an_encrypted_archive_is_refused() -> None:
    content = bytearray(zipped(parts()))
    # Bit 0 of the flags, in the local header and in the directory, says that a part is encrypted.
    content[6] |= 1
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    with pytest.raises(ArchiveWrong, match="cannot be read"):
        unpack(bytes(content), NAMES)
