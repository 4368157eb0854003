"""Small files as a policy officer would write them, for tests of their readers."""

import datetime as dt
from typing import Any

from verbond.rights.core.language import Book, read_right, reading
from verbond.rights.core.parameters import Parameter, Parameters, Row
from verbond.rights.core.reading.documents import Table, read_document
from verbond.rights.core.reading.rule_trees import read_rule
from verbond.rights.core.tree import Right
from verbond.rights.loading import shipped_rules

SINCE = dt.date(2024, 1, 1)


def document(text: str) -> Table:
    """Read a text as the file f.yaml."""
    return read_document(text, "f.yaml")


def rule(text: str) -> Right:
    """Read the text of a rule, with the facts and figures that ship."""
    rules = shipped_rules()
    with reading(Book(rules.vocabulary, rules.parameters.units())):
        return read_right("test", lambda: read_rule(document(text)))


def condition(text: str) -> Right:
    """Read a rule of a person with one condition, written on one line."""
    return rule(f"onderwerp: persoon\nvoorwaarden: {text}\n")


def parameter(name: str, value: Any, unit: str = "EUR/month", ref: str = "") -> Parameter:
    """Return a parameter with one row of 2024-01-01."""
    row = Row(SINCE, value, "source", "A", ref=ref, where=f"{name}.yaml:1")
    return Parameter(name, name, name, unit, (row,))


def parameters(*found: Parameter) -> Parameters:
    """Return some parameters together."""
    return Parameters({one.name: one for one in found})
