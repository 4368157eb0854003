"""The fictitious city on which another rule is tried, and the fingerprint of what decides."""

import datetime as dt
import hashlib
from functools import cache, lru_cache
from pathlib import Path

from verbond.rights.core.made_city.columns import as_population
from verbond.rights.core.population import Population
from verbond.rights.core.reform import Grouping, Reform, by_label, compare, groupings_of
from verbond.rights.core.reform.keeping import Question, changed_rules
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.loading import FOLDER, shipped_rules
from verbond.rights.making import FILE, made_batches

PERSONS = 66_000
SEED = 2026


def count(question: Question) -> Reform:
    """Count what another rule does on the made city of a question; the same every time.

    Raises `ParameterError` for a parameter that the right does not have or that cannot change.
    """
    rules = shipped_rules()
    other = changed_rules(rules, question)
    population, groupings = _city(question.day, question.seed, question.persons)
    return compare(
        rules, other, population, question.day, variant_b=question.variant, groupings=groupings
    )


@lru_cache(maxsize=2)
def _city(day: dt.date, seed: int, persons: int) -> tuple[Population, tuple[Grouping, ...]]:
    import numpy as np

    rules: RuleSet = shipped_rules()
    city = next(made_batches(persons=persons, seed=seed, day=day))
    population = as_population(city.table, rules.vocabulary)
    names = np.array(city.hoods)[city.hood[population.starts[:-1]]]
    return population, (*groupings_of(rules, population, day), by_label("hood", names))


@cache
def rules_sha256() -> str:
    """Return the fingerprint of rules, figures and made city together."""
    code = Path(__file__).parent / "core"
    files = [FILE, *(FOLDER / name for name in ("facts.yaml", "rights.yaml"))]
    files += sorted((FOLDER / "parameters").glob("*.yaml")) + sorted(code.rglob("*.py"))
    mark = hashlib.sha256()
    for file in files:
        mark.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return mark.hexdigest()
