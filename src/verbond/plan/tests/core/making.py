"""Made plans and accounts, all fictief, and the real account of Genk."""

import json
from typing import Any

from verbond.plan.core.check import Checked, check_plan
from verbond.plan.core.file.reading import read_plan
from verbond.plan.core.file.shape import plan_of
from verbond.plan.core.plan_file import PlanFile

ZERO_YEAR = {
    "exploitatie_ontvangsten": 0,
    "exploitatie_uitgaven": 0,
    "investering_ontvangsten": 0,
    "investering_uitgaven": 0,
    "financiering_ontvangsten": 0,
    "financiering_uitgaven": 0,
    "periodieke_aflossingen": 0,
    "periodieke_terugvordering": 0,
    "onbeschikbare_gelden": 0,
    "financiele_schulden_1_januari": 0,
}
# Genk, account of 2025, city and OCMW: quoted in a public file that names
# genk.be/file/download/66286; the account itself was not opened.
GENK_2025: dict[str, Any] = {
    "soort": "jaarrekening",
    "bbc_versie": "2020",
    "periode": [2025, 2025],
    "jaren": {
        "2025": {
            "exploitatie_ontvangsten": 171852184,
            "exploitatie_uitgaven": 162256912,
            "investering_ontvangsten": 4863946,
            "investering_uitgaven": 32345674,
            "financiering_ontvangsten": 23236486,
            "financiering_uitgaven": 11247026,
            "periodieke_aflossingen": 9548806,
            "periodieke_terugvordering": 441301,
            "financiele_schulden_1_januari": 155366300,
        }
    },
}


def year(**amounts: Any) -> dict[str, Any]:
    return {**ZERO_YEAR, **amounts}


def content(**blocks: Any) -> dict[str, Any]:
    """A fictief plan of three quiet years, with what a test changes."""
    plain = {
        "soort": "meerjarenplan",
        "bbc_versie": "3.0",
        "periode": [2026, 2028],
        "gecumuleerd_budgettair_resultaat_vorig_jaar": 0,
        "jaren": {str(one): year() for one in (2026, 2027, 2028)},
    }
    return {key: value for key, value in {**plain, **blocks}.items() if value is not ...}


def plan(**blocks: Any) -> PlanFile:
    return plan_of(content(**blocks), file="fictief.json")


def read(plain: object) -> PlanFile:
    return read_plan(json.dumps(plain).encode(), name="fictief.json")


def checked(**blocks: Any) -> Checked:
    return check_plan(plan(**blocks))


def codes(outcome: Checked) -> list[tuple[str, int | None, str]]:
    return [(one.code, one.year, one.severity.value) for one in outcome.findings]
