"""The tree itself: what may stand in it, how large, under which name."""

import ast
import re
import statistics
from pathlib import Path

from verbond.kit.testing import ROOT

# In two halves, so that this file does not hold what it looks for.
INDEX_HOSTS = ("pypi." + "org", "python" + "hosted", "registry.npm" + "js", "registry.yarn" + "pkg")
INDEX_OPTIONS = ("--index" + "-url", "--extra-index" + "-url", "--find" + "-links")
ABSOLUTE = re.compile(r"(?<![\w.:/}-])/(?:home|root|Users|mnt|work)/[A-Za-z0-9_.]")
NOT_AS_NAMES = frozenset(
    "utils util helpers helper common misc manager managers handler handlers service services"
    " base data info".split()
)
WEB = frozenset({".py", ".html", ".css", ".js"})


def _short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _own_code(texts: dict[Path, str]) -> dict[Path, str]:
    return {
        path: text
        for path, text in texts.items()
        if path.suffix in WEB and "migrations" not in path.parts
    }


def test_no_file_names_a_package_index(texts: dict[Path, str]) -> None:
    found = [
        f"{_short(path)}: {word}"
        for path, text in texts.items()
        for word in (*INDEX_HOSTS, *INDEX_OPTIONS)
        if word in text
    ]
    assert found == []


def test_no_file_names_a_folder_of_somebodys_computer(texts: dict[Path, str]) -> None:
    found = [
        f"{_short(path)}: {match[0]}"
        for path, text in texts.items()
        if path.suffix not in {".csv", ".json"} and path.name != "test_tree.py"
        for match in [ABSOLUTE.search(text)]
        if match
    ]
    assert found == []


def test_no_lock_file_that_names_hosts_is_tracked(tracked: tuple[Path, ...]) -> None:
    assert [path for path in tracked if path.name in {"uv.lock", "package-lock.json"}] == []


def test_no_file_is_named_after_nothing(texts: dict[Path, str]) -> None:
    found = [
        _short(path)
        for path in _own_code(texts)
        if path.stem in NOT_AS_NAMES and _short(path) != "src/verbond/web/templates/web/base.html"
    ]
    assert found == []


def test_no_class_is_named_after_nothing(texts: dict[Path, str]) -> None:
    found = [
        f"{_short(path)}:{node.lineno}: {node.name}"
        for path, text in _own_code(texts).items()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef) and _last_word(node.name) in NOT_AS_NAMES
    ]
    assert found == []


def _last_word(name: str) -> str:
    words: list[str] = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+", name)
    return words[-1].lower()


def test_no_file_is_longer_than_400_lines(texts: dict[Path, str]) -> None:
    found = {
        _short(path): lines
        for path, text in _own_code(texts).items()
        if (lines := text.count("\n")) > 400
    }
    assert found == {}


def test_files_and_functions_stay_small(texts: dict[Path, str]) -> None:
    files = [text.count("\n") for path, text in _own_code(texts).items() if path.suffix == ".py"]
    functions = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path, text in _own_code(texts).items()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    ]
    assert statistics.quantiles(files, n=10)[8] < 200
    assert statistics.quantiles(functions, n=10)[8] < 30


def test_own_scripts_of_the_browser_stay_under_2000_lines(texts: dict[Path, str]) -> None:
    assert sum(text.count("\n") for path, text in texts.items() if path.suffix == ".js") <= 2000


def test_no_conflict_was_committed(texts: dict[Path, str]) -> None:
    marks = ("<" * 7 + " ", ">" * 7 + " ")
    found = [
        _short(path)
        for path, text in texts.items()
        if any(line.startswith(marks) for line in text.splitlines())
    ]
    assert found == []


def test_every_text_ends_with_a_line_end(texts: dict[Path, str]) -> None:
    found = [
        _short(path)
        for path, text in texts.items()
        if text and not text.endswith("\n") and _short(path).split("/")[0] != "data"
    ]
    assert found == []
