"""A rule is short enough to read beside its law."""

import ast
from pathlib import Path

import pytest

from verbond.rights.core import rules

FILES = [Path(rules.__file__).with_name(f"{name}.py") for name in rules.__all__]
MOST = 30


def lines_of_code(file: Path) -> int:
    """Count the lines of a file that are no import, docstring or blank line."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    counted: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and not isinstance(node, ast.Import | ast.ImportFrom):
            first = node.lineno
            if isinstance(node, ast.FunctionDef):
                first = min([first, *(one.lineno for one in node.decorator_list)])
            counted.update(range(first, (node.end_lineno or first) + 1))
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            counted -= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return len(counted)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_rule_is_longer_than_thirty_lines(file: Path) -> None:
    assert lines_of_code(file) <= MOST
