"""The entrance of `script/verbond rights-make-city`: a fictitious city, with its truth."""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from verbond.kit.errors import RuleBroken

if TYPE_CHECKING:
    from verbond.rights.core.made_city import City, Shares
    from verbond.rights.made_tables import TableFile

MOST_PERSONS = 20_000_000
# The last day on which most amounts of data/rights are known and not out of date.
DAY = dt.date(2024, 6, 30)


def run(argv: Sequence[str]) -> int:
    """Write a made city; with --truth also who has which right, found by the rules.

    Raises `RuleBroken`, which the command line turns into exit code 2.
    """
    arguments = _parser().parse_args(argv)
    if not 1 <= arguments.persons <= MOST_PERSONS:
        raise RuleBroken("persons", f"--persons lies from 1 to {MOST_PERSONS}.")
    if arguments.prevalences:
        from verbond.rights.prevalences import written

        arguments.prevalences.write_text(written(), encoding="utf-8")
        return 0
    if arguments.out is None:
        raise RuleBroken("out", "--out FILE.parquet or FILE.csv is needed.")
    from verbond.rights.made_tables import TableFile
    from verbond.rights.making import made_batches, made_shares

    shares = made_shares()
    with ExitStack() as stack:
        out = stack.enter_context(TableFile(arguments.out))
        truth = stack.enter_context(TableFile(arguments.truth)) if arguments.truth else None
        cities = made_batches(
            persons=arguments.persons, seed=arguments.seed, day=arguments.day, shares=shares,
            with_truth=truth is not None or not arguments.without_statuses,
        )  # fmt: skip
        done = 0
        for city in cities:
            _write(city, shares, arguments, out, truth)
            done += city.persons
            print(
                f"\r{done:,} of {arguments.persons:,} persons (fictitious)", end="", file=sys.stderr
            )
    print(file=sys.stderr)
    return 0


def _write(
    city: "City",
    shares: "Shares",
    arguments: argparse.Namespace,
    out: "TableFile",
    truth: "TableFile | None",
) -> None:
    from verbond.rights.core.made_city import as_source
    from verbond.rights.made_tables import arrow_columns, truth_columns

    table = city.table
    if arguments.as_source:
        table = as_source(table, shares.gaps, shares.errors, seed=arguments.seed)
    if arguments.rights:
        needed = _needed(arguments.rights, arguments.day)
        table = {name: one for name, one in table.items() if name in needed}
    out.add(arrow_columns(table, text_ids=arguments.out.suffix == ".csv"))
    if truth is not None:
        for columns in truth_columns(city, text_ids=arguments.truth.suffix == ".csv"):
            truth.add(columns)


def _needed(rights: str, day: dt.date) -> frozenset[str]:
    """Return the columns that a run on some rights may have. Raises `CaseError` for no right."""
    from verbond.rights.core.population.needed import columns_needed
    from verbond.rights.loading import shipped_rules

    return columns_needed(shipped_rules(), rights.split(","), day)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/verbond rights-make-city",
        description="Write a FICTITIOUS population: homes, incomes, care and statuses, one row "
        "per person. Nobody in it exists. The same seed writes the same city.",
    )
    parser.add_argument("--persons", type=int, default=66_000, help="how many (66,000: a city)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another city")
    parser.add_argument("--day", type=dt.date.fromisoformat, default=DAY, help="the day it is")
    parser.add_argument("--out", type=Path, help="a .parquet or .csv file")
    parser.add_argument(
        "--truth", type=Path, help="also write who has which right, and who holds it"
    )
    parser.add_argument(
        "--rights", default="", help="only the columns that these rights need, such as vt,igo"
    )
    parser.add_argument(
        "--prevalences",
        type=Path,
        help="write how rare each fact is in the city of seed 1 (data/rights/prevalences.yaml)",
    )
    parser.add_argument(
        "--as-source",
        action="store_true",
        help="leave out and distort what a real source would not hold",
    )
    parser.add_argument(
        "--without-statuses",
        action="store_true",
        help="give nobody a status: quicker, rules are not worked out",
    )
    return parser
