"""Plans, decisions and evidence for the ten agreements of benchmarks/site.py, all fictitious.

The files of the demo, grown: each pattern of decisions has so many more cases that the site has
some 2,000 decisions, and each agreement gets a plan and evidence of its own, by the same loaders.
"""

import csv
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

DEMO = Path(__file__).resolve().parents[1] / "data/demo"
TIMES = 13  # the demo has some 160 decisions
# First and newest plan, last account, last follow-up: what its pages read of all its versions.
VERSIONS = ("01-plan-2019.csv", "04-plan-2024.csv", "10-rekening-2025.csv", "11-opvolging-2025.csv")
SLUG, PLAN = "genk-2019-2024", "mjp-2020-2025-fictief"
_NO_WORDS = frozenset("first test why outcome vote day line shows".split())


def grown_demo(folder: Path) -> Path:
    """Copy the files of the demo, with 13 times as many decisions."""
    grown = folder / "demo"
    shutil.copytree(DEMO, grown)
    path = grown / "decisions/decisions.yaml"
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    for pattern in said["patterns"]:
        pattern["cases"] = [
            _again(case, number, str(pattern.get("serves", "")))
            for number in range(TIMES)
            for case in pattern["cases"]
        ]
    path.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    return grown


def _again(case: Mapping[str, Any], number: int, serves: str) -> dict[str, Any]:
    """Give a repeated case words of its own, where only a title or text holds them."""
    return {
        name: f"{given} {number + 1}"
        if number and name not in _NO_WORDS and _is_word(given) and f"{{{name}}}" not in serves
        else given
        for name, given in case.items()
    }


def _is_word(given: object) -> bool:
    return isinstance(given, str) and given[:1].isalpha()


def follow_up(agreement: Any, folder: Path, *, now: datetime) -> None:
    """Load a plan with its ties, and evidence of every kind, for one of the nine agreements."""
    from verbond.agreement import facade as agreements
    from verbond.journal.facade import SYSTEM
    from verbond.plan import facade as plans

    plans.load_plans(_plan(agreement.slug, folder), actor=SYSTEM, now=now)
    agreements.load_demo_evidence(
        agreement=agreement, path=DEMO / "agreement/evidence.yaml", people={}, actor=SYSTEM, now=now
    )


def _plan(slug: str, folder: Path) -> Path:
    """Write the files of a plan for another agreement."""
    own = folder / f"plan-{slug}"
    own.mkdir()
    for name in VERSIONS:
        text = (DEMO / "plan" / name).read_text(encoding="utf-8")
        (own / name).write_text(text.replace(PLAN, f"mjp-{slug}").replace(SLUG, slug), "utf-8")
    with (
        (DEMO / "plan/ties.csv").open(encoding="utf-8") as file,
        (own / "ties.csv").open("w") as new,
    ):
        rows = csv.DictReader(file)
        out = csv.DictWriter(new, ("action", "line", "words", "shows"))
        out.writeheader()
        # The lines hold other words in this agreement; without any, a line alone names the promise.
        out.writerows({**row, "words": ""} for row in rows)
    ties = {"plan": f"mjp-{slug}", "agreement": slug, "file": "ties.csv"}
    found = {"versions": list(VERSIONS), "ties": [ties]}
    (own / "plans.yaml").write_text(yaml.safe_dump(found), encoding="utf-8")
    return own
