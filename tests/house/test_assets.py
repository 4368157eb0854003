"""Files for the browser: others' with their papers, ours without a word from elsewhere."""

import hashlib
import re
from pathlib import Path

from verbond.kit.testing import ROOT

# What a browser would fetch; a link that a person follows is no fetch.
_FAR = r"""\s*["'`]?(?:https?:)?//"""
FETCHED = tuple(
    re.compile(before + _FAR, re.IGNORECASE)
    for before in (
        r"\b(?:src|srcset|poster|data|action|xlink:href)\s*=",
        r"<(?:link|use)\b[^>]*\bhref\s*=",
        r"\burl\(",
        r"@import\s",
        r"\b(?:fetch|import|Worker|EventSource)\(",
    )
)
INLINE = re.compile(
    r"<script(?![^>]*\b(?:src=|type=.application/(?:ld\+)?json))[^>]*>|<[^>]+\son[a-z]+\s*=",
    re.IGNORECASE,
)


def _manifests(tracked: tuple[Path, ...]) -> list[Path]:
    return [path for path in tracked if path.name == "VERSIONS"]


def test_files_of_others_are_what_their_manifest_says(tracked: tuple[Path, ...]) -> None:
    manifests = _manifests(tracked)
    assert len(manifests) >= 3
    for manifest in manifests:
        lines = manifest.read_text(encoding="utf-8").splitlines()
        entries = [line.split() for line in lines if line and not line.startswith("#")]
        said = {name: digest for _package, _version, _licence, name, digest in entries}
        there = {
            str(path.relative_to(manifest.parent)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in tracked
            if path.is_relative_to(manifest.parent) and path != manifest
        }
        assert there == said, manifest.relative_to(ROOT)


def test_every_vendored_folder_has_a_licence(tracked: tuple[Path, ...]) -> None:
    for manifest in _manifests(tracked):
        names = {path.name for path in manifest.parent.iterdir()}
        assert names & {"LICENSE", "OFL.txt"}, manifest.relative_to(ROOT)


def test_pages_fetch_nothing_from_elsewhere(texts: dict[Path, str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path, text in texts.items()
        if path.suffix in {".html", ".css", ".js", ".svg"} and path.is_relative_to(ROOT / "src")
        for pattern in FETCHED
        for match in [pattern.search(text)]
        if match
    ]
    assert found == []


def test_templates_hold_no_inline_script(texts: dict[Path, str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path, text in texts.items()
        if path.suffix == ".html" and path.is_relative_to(ROOT / "src")
        for match in [INLINE.search(text)]
        if match
    ]
    assert found == []
