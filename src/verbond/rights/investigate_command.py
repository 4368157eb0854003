"""The entrance of `script/verbond rights-investigate`: a table in, hits under a pseudonym out."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verbond.rights.core.errors import CaseError

if TYPE_CHECKING:
    from verbond.rights.core.population.investigating import Run
    from verbond.rights.core.ruleset import RuleSet


def run(argv: Sequence[str]) -> int:
    """Look in a table for who seems to miss a right, within what a run states.

    Raises `RuleBroken` for a run that may not start and for a table that is not right; then nothing
    is written.
    """
    arguments = _parser().parse_args(argv)
    from verbond.rights.core.population.investigating import investigate
    from verbond.rights.core.population.needed import fact_of
    from verbond.rights.investigating import (
        read_key,
        refuse_taken,
        rule_files,
        sha256_of,
        write_investigation,
    )
    from verbond.rights.loading import FOLDER, shipped_rules
    from verbond.rights.tables import read_table

    rules = shipped_rules()
    stated = _run(arguments, rules)
    needed = _columns(stated, rules)
    refuse_taken(arguments.out)
    table: Path = arguments.table
    declared = frozenset(map(fact_of, stated.columns))
    read = read_table(table, rules.vocabulary, needed=declared, progress=_progress())
    key = read_key(arguments.key, arguments.out)
    found = investigate(rules, read.population, stated, key)
    sources = {
        "table": {"sha256": sha256_of(table), "columns": read.columns, "persons": found.persons},
        "rules": {"sha256": sha256_of(*rule_files(FOLDER))},
        "columns_needed": sorted(needed),
    }
    write_investigation(arguments.out, found, rules, stated, sources)
    print(f"{found.persons:,} persons, {len(found.hits):,} hits in {arguments.out}.")
    if arguments.key is None:
        print("No --key was given: nobody can tell who the pseudonyms are.", file=sys.stderr)
    return 0


def _run(arguments: argparse.Namespace, rules: "RuleSet") -> "Run":
    """Read what the run states, for the rights that were asked."""
    from dataclasses import replace

    from verbond.rights.core.population.run_file import read_run
    from verbond.rights.loading import document_of

    path: Path = arguments.run
    document = document_of(path)
    today = dt.datetime.now(tz=dt.UTC).date()
    if "date" not in document and arguments.date is None:
        arguments.date = today
    stated = read_run(document, path.name, arguments.date)
    # Rights may be worked out for a day to come; on a decision to come nothing rests.
    if stated.decision_date > today:
        raise CaseError("run_early", f"{path.name}: the decision is of a day to come.")
    asked = tuple(dict.fromkeys(one.strip() for one in arguments.rights.split(",")))
    beyond = [one for one in asked if one not in stated.rights]
    if beyond:
        raise CaseError("rights", f"The run {path.name} does not state {', '.join(beyond)}.")
    unknown = [one for one in asked if one not in rules.rights]
    if unknown:
        raise CaseError(
            "no_right",
            f"{', '.join(unknown)} cannot be computed; these can: {', '.join(rules.rights)}.",
        )
    return replace(stated, rights=asked)


def _columns(stated: "Run", rules: "RuleSet") -> frozenset[str]:
    """Return what the rules need; refuse a run that declares more."""
    from verbond.rights.core.population import columns_needed
    from verbond.rights.core.population.needed import refuse_more

    needed = columns_needed(rules, stated.rights, stated.date)
    refuse_more(stated.columns, needed)
    return needed


def _progress() -> "Callable[[int], None] | None":
    if not sys.stderr.isatty():
        return None

    def told(rows: int) -> None:
        print(f"\r{rows:,} persons read", end="", file=sys.stderr)

    return told


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/verbond rights-investigate",
        description="Find in a table who seems to miss a right, within a run that a council "
        "decided. Hits stand under a pseudonym; who has no hit is only counted.",
    )
    parser.add_argument("table", type=Path, help="a .parquet or .csv file, one row per person")
    parser.add_argument("--rights", required=True, help="which rights, such as vt,huurpremie")
    parser.add_argument("--run", type=Path, required=True, help="what the run states (YAML)")
    parser.add_argument("--out", type=Path, required=True, help="a folder that does not exist yet")
    parser.add_argument("--key", type=Path, help="the file with the key of the run; made if new")
    parser.add_argument("--date", type=_day, help="the day of evaluation (that of the run)")
    return parser
