"""Read the catalogue of rights: who gets what from whom, and the ids of the conditions."""

import re
from collections.abc import Mapping

from verbond.rights.core.reading.documents import Table
from verbond.rights.core.reading.shapes import (
    one_of,
    only_keys,
    rows,
    table,
    text,
    texts,
    wrong,
)  # fmt: skip
from verbond.rights.core.ruleset import CatalogueRow

LEVELS = ("federal", "flemish", "city")
SUBJECTS = ("person", "household", "carer", "dwelling")
RESULTS = ("money", "status", "price", "ceiling")
COMPUTED = ("yes", "eligibility", "no")
_KEYS = (
    "id", "name", "level", "granted_by", "subject", "about", "result", "unit", "computed", "grade",
    "shape", "conditions", "also", "automation_goal", "today", "excludes",
)  # fmt: skip
_GRADE = re.compile(r"[ABCX]/[ABCX]")
_MOST_DEGREE = 5


def read_catalogue(document: Table) -> Mapping[str, CatalogueRow]:
    """Read the catalogue from its parsed file. Raises `DocumentError` with file and line."""
    listed = rows(document.get("rights"), document.at("rights"), "`rights`")
    found: dict[str, CatalogueRow] = {}
    for place, one in enumerate(listed):
        row = read_row(table(one, listed.at(place), "a right"))
        if row.id in found:
            raise wrong(listed.at(place), f"{row.id} stands in the catalogue twice")
        found[row.id] = row
    return found


def read_row(given: Table) -> CatalogueRow:
    """Read one right. Conditions of `also` stand after those of the right itself."""
    only_keys(given, _KEYS, "a right")
    name = text(given, "id")
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,60}", name):
        raise wrong(given.at("id"), f"`id` {name}: small letters, figures and _")
    conditions = (*texts(given, "conditions"), *_also(given))
    if len(set(conditions)) < len(conditions):
        raise wrong(given.at("conditions"), f"{name} names a condition twice")
    row = CatalogueRow(
        id=name,
        name=text(given, "name"),
        level=one_of(given, "level", LEVELS),
        granted_by=text(given, "granted_by"),
        subject=one_of(given, "subject", SUBJECTS),
        about=text(given, "about", default=""),
        result=one_of(given, "result", RESULTS),
        unit=text(given, "unit", default=""),
        computed=one_of(given, "computed", COMPUTED),
        grade=_grade(given),
        shape=text(given, "shape", default="all"),
        conditions=conditions,
        automation_goal=_degree(given),
        today=text(given, "today"),
        excludes=texts(given, "excludes"),
    )
    if row.is_computed and not row.conditions:
        raise wrong(given.at("conditions"), f"{name} is computed, so it has conditions")
    return row


def _also(given: Table) -> tuple[str, ...]:
    if "also" not in given:
        return ()
    also = table(given["also"], given.at("also"), "`also`")
    return tuple(one for key in also for one in texts(also, key))


def _grade(given: Table) -> str:
    grade = text(given, "grade")
    if not _GRADE.fullmatch(grade):
        raise wrong(given.at("grade"), "`grade` is that of conditions and amounts, as A/B")
    return grade


def _degree(given: Table) -> int:
    value = given.get("automation_goal")
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST_DEGREE:
        raise wrong(given.at("automation_goal"), "`automation_goal` is a degree from 1 to 5")
    return value
