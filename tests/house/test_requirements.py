"""What Verbond leans on: locked, hashed, and under licences it may ship with."""

import ast
import importlib.metadata
import re
from pathlib import Path

import pytest

from verbond.kit.testing import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)( ; [^\\]+)? \\$", re.MULTILINE)
# Recomputed against these in tests only; their licences would reach everything that imports them.
ORACLES = frozenset({"pabutools", "preflibtools", "openfisca_core", "prefsampling", "djlint"})
PERMISSIVE = re.compile(r"LGPL|Lesser|MPL|Mozilla|MIT|BSD|Apache|ISC|W3C|PSF|Python", re.IGNORECASE)
COPYLEFT = re.compile(r"(?<!L)\bA?GPL|(?<!Lesser )General Public License", re.IGNORECASE)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_requirement_is_pinned_with_a_hash(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = [line for line in text.splitlines() if line and line[0] not in " #"]
    assert entries
    assert [line for line in entries if not PINNED.match(line)] == []
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_every_line_of_the_requirements_says_why(texts: dict[Path, str]) -> None:
    found = [
        line
        for path in sorted((ROOT / "requirements").glob("*.in"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "-c")) and "#" not in line
    ]
    assert found == []


def test_no_package_at_run_time_is_gpl_only() -> None:
    found = {}
    names = PINNED.findall((ROOT / "requirements/app.txt").read_text(encoding="utf-8"))
    for name, _version, marker in names:
        try:
            licence = _licence(importlib.metadata.metadata(name))
        except importlib.metadata.PackageNotFoundError:
            assert marker, f"{name} is locked for every system, but not installed"
            continue
        if COPYLEFT.search(licence) and not PERMISSIVE.search(licence):
            found[name] = licence
        assert licence, f"{name} does not say its licence"
    assert found == {}


def _licence(metadata: importlib.metadata.PackageMetadata) -> str:
    said = [value for key in ("License-Expression",) for value in metadata.get_all(key) or []]
    said += [value for value in metadata.get_all("Classifier") or [] if value.startswith("License")]
    if not said:
        said = [value.splitlines()[0] for value in metadata.get_all("License") or [] if value]
    if not said:
        said = [value for value in metadata.get_all("License-File") or [] if value]
    return " / ".join(said)


def test_no_oracle_is_imported_by_what_ships(texts: dict[Path, str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, text in texts.items()
        if path.suffix == ".py" and path.is_relative_to(ROOT / "src") and "tests" not in path.parts
        for name in _imports(text)
        if name in ORACLES
    ]
    assert found == []


def _imports(text: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found
