"""What the tests of the house look at: the files that git knows."""

import subprocess
from pathlib import Path

import pytest

from verbond.kit.testing import ROOT

TEXT = frozenset(
    ".cff .cfg .css .csv .html .in .ini .js .json .md .po .py .sh .svg .toml .txt .xml .yaml"
    " .yml".split()
)


def _tracked() -> tuple[Path, ...]:
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = answer.stdout.decode().split("\0")
    return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())


@pytest.fixture(scope="session")
def tracked() -> tuple[Path, ...]:
    """Return every file of the repository; skip in a copy without git."""
    found = _tracked()
    if not found:
        pytest.skip("not a git checkout")
    return found


@pytest.fixture(scope="session")
def texts(tracked: tuple[Path, ...]) -> dict[Path, str]:
    """Return the text files with their content; files of others under vendor/ are left out."""
    return {
        path: path.read_text(encoding="utf-8")
        for path in tracked
        if "vendor" not in path.parts and _is_text(path)
    }


def _is_text(path: Path) -> bool:
    folder = path.relative_to(ROOT).parts[0]
    return path.suffix in TEXT or folder in {"script", ".ci"} or path.name.startswith(".git")


@pytest.fixture(scope="session")
def rooms() -> tuple[Path, ...]:
    """Return the folder of every room."""
    return tuple(sorted(apps.parent for apps in (ROOT / "src/verbond").glob("*/apps.py")))
