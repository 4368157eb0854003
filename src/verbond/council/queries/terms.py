"""The terms of the council, read once from their file."""

from functools import cache

import yaml

from verbond.council.core.terms import Term, read_terms
from verbond.environment import ROOT

PATH = ROOT / "data/rules/council.yaml"


@cache
def terms() -> tuple[Term, ...]:
    """Return the terms of an answer, oldest first. Raises `TermsRefused` for a wrong file."""
    return read_terms(yaml.safe_load(PATH.read_text(encoding="utf-8")), name=PATH.name)
