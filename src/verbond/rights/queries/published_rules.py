"""The catalogue, the dated parameters and the product sheets as rows: they ship as files."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from verbond.rights.core.parameters import Parameter, Row
from verbond.rights.core.reading.product_sheets import ProductSheet
from verbond.rights.core.ruleset import CatalogueRow, RuleSet, parameters_of
from verbond.rights.loading import shipped_rules, shipped_sheets
from verbond.rights.queries.pages.themes import shown

# What the catalogue says where nobody could verify who grants a right.
_NOT_KNOWN = "not known"


def rights(today: dt.date) -> Iterator[dict[str, Any]]:
    """Give every right, also those that are only a sheet."""
    rules = shipped_rules()
    for row in sorted(rules.catalogue.values(), key=lambda row: row.id):
        yield _right(row, rules, today)


def _right(row: CatalogueRow, rules: RuleSet, today: dt.date) -> dict[str, Any]:
    one = shown(row.id)
    used = parameters_of(rules.rights[row.id]) if row.id in rules.rights else ()
    conditions, amounts = row.grade.split("/")
    return {
        "id": row.id,
        "name": row.name,
        "short": one.short,
        "theme": one.theme,
        "level": row.level,
        "granted_by": one.payer or row.granted_by.replace(_NOT_KNOWN, ""),
        "subject": row.subject,
        "result": row.result,
        "unit": row.unit,
        "computed": row.computed,
        "grade_conditions": conditions,
        "grade_amounts": amounts,
        "shape": row.shape,
        "conditions": list(row.conditions),
        "parameters": sorted(used),
        "excludes": list(row.excludes),
        "automation_goal": row.automation_goal,
        "automation_now": one.degree_now,
        "automation_now_partly": one.partly,
        "how_now": one.now,
        "is_stale": any(rules.parameters[name].is_stale_on(today) for name in used),
    }


def parameters(today: dt.date) -> Iterator[dict[str, Any]]:
    """Give every value that a parameter ever had, oldest first."""
    for parameter in sorted(shipped_rules().parameters, key=lambda one: one.name):
        now, stale = parameter.row_on(today), parameter.is_stale_on(today)
        for row in parameter.rows:
            yield _value(parameter, row, is_now=row is now, is_stale=stale and row is now)


def _value(parameter: Parameter, row: Row, *, is_now: bool, is_stale: bool) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "since": row.since,
        "label": parameter.label,
        "unit": parameter.unit,
        "value": _plain(row.value),
        "known_to": row.known_to,
        "start_known": row.start_known,
        "follows": row.ref,
        "reference": row.reference,
        "grade": row.grade,
        "checked_on": row.checked_on,
        "note": row.note,
        "in_force": is_now,
        "is_stale": is_stale,
    }


def _plain(value: object) -> Any:
    if isinstance(value, tuple | list | frozenset):
        return [_plain(one) for one in value]
    return value


def product_sheets(today: dt.date) -> Iterator[dict[str, Any]]:
    """Give every product sheet with its figures of a day, in the words of LPDC."""
    for name, sheet in sorted(shipped_sheets(today).items()):
        yield _sheet(name, sheet)


def _sheet(name: str, sheet: ProductSheet) -> dict[str, Any]:
    return {
        "right": name,
        "title": sheet.name,
        "description": sheet.short,
        "additional_description": sheet.description,
        "requirements": [
            {"id": one.id, "name": one.name, "text": one.text, "refusal": one.refusal}
            for one in sheet.conditions
        ],
        "procedures": list(sheet.procedure),
        "evidence": list(sheet.evidence),
        "cost": sheet.cost,
        "contact_point": sheet.contact,
        "legal_resources": [{"title": one.title, "source": one.source} for one in sheet.laws],
        "competent_authority": sheet.competent_authority,
        "executing_authority": sheet.executing_authority,
        "target_audiences": list(sheet.audiences),
        "thematic_areas": list(sheet.themes),
        "starts_on": sheet.starts_on,
        "ends_on": sheet.ends_on,
        "checked_on": sheet.checked_on,
        "not_known": list(sheet.unknown),
    }
