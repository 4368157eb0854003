"""Write a version of a plan: the same content always gives the same bytes."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from verbond.plan.exchange import shape
from verbond.plan.exchange.shape import FigureRow, LineRow, NodeRow, Sheet

# A spreadsheet would run such a text as a formula.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_BOM = "\ufeff"  # without it, spreadsheets in Flanders read é as Ã©


def as_csv(sheet: Sheet) -> bytes:
    """Write a version as CSV (UTF-8 with mark, semicolon, decimal comma)."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(shape.COLUMNS)
    for row in rows_of(sheet):
        writer.writerow([guarded(str(row.get(name, ""))) for name in shape.COLUMNS])
    return (_BOM + out.getvalue()).encode()


def as_xlsx(sheet: Sheet) -> bytes:
    """Write a version as a spreadsheet: years and amounts are numbers, codes are text."""
    from openpyxl import Workbook  # half a second: only for who asks a spreadsheet

    book = Workbook(write_only=True)
    page = book.create_sheet("plan")
    page.freeze_panes = "A2"
    page.append(list(shape.COLUMNS))
    for row in rows_of(sheet):
        page.append([_cell(name, row.get(name, "")) for name in shape.COLUMNS])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(name: str, value: object) -> object:
    text = str(value)
    if name == "jaar" and text:
        return int(text)
    if name == "bedrag" and text:
        # 2^53 cents is ninety thousand milliard euro: a double holds every amount to the cent.
        return float(text.replace(",", "."))
    return guarded(text) or None


def guarded(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula; `unguarded` gives it back whole.

    >>> guarded("=1+1"), guarded("-"), guarded("'=1"), guarded("'s avonds")
    ("'=1+1", "'-", "''=1", "'s avonds")
    >>> guarded("-12,50")
    '-12,50'
    """
    return f"'{text}" if _FORMULA.match(text) and not _AMOUNT.fullmatch(text) else text


def unguarded(text: str) -> str:
    """Take away the mark that `guarded` put.

    >>> unguarded("'=1+1"), unguarded("''=1"), unguarded("'s avonds"), unguarded("=1+1")
    ('=1+1', "'=1", "'s avonds", '=1+1')
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


_AMOUNT = re.compile(r"-?[0-9]+(,[0-9]{2})?")


def amount(cents: int) -> str:
    """Write cents as euros in the Flemish way, without a mark between thousands.

    >>> amount(123456), amount(-5), amount(100000)
    ('1234,56', '-0,05', '1000')
    """
    euros, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"{sign}{euros},{rest:02d}" if rest else f"{sign}{euros}"


def rows_of(sheet: Sheet) -> Iterator[Mapping[str, Any]]:
    """Give the rows of a version in their fixed order, as texts."""
    yield from _facts(sheet)
    level = {name: place for place, name in enumerate(shape.LEVELS.values())}
    for node in sorted(sheet.nodes, key=lambda one: (level[one.level], one.code)):
        yield _node(node)
    for line in sorted(sheet.lines, key=_line_order):
        yield _line(line)
    for figure in sorted(sheet.figures, key=lambda one: (one.entity, one.year, one.what)):
        yield _figure(figure)
    for year, totals in sorted((sheet.stated or {}).items()):
        for name, cents in sorted(totals.items()):
            yield {"soort": shape.STATED, "code": name, "jaar": year, "bedrag": amount(cents)}


def _line_order(row: LineRow) -> tuple[object, ...]:
    return (row.action, row.entity, row.year, row.kind, row.side, row.stage, row.external_id)


def _facts(sheet: Sheet) -> Iterator[Mapping[str, Any]]:
    plan, version = sheet.plan, sheet.version
    values = {
        "plan": plan.slug,
        "titel": plan.title,
        "bbc": _word(shape.RULES, plan.rules),
        "eerste_jaar": str(plan.first_year),
        "laatste_jaar": str(plan.last_year),
        "fictief": _yes_no(plan.fictitious),
        "bron": plan.source,
        "akkoord": plan.agreement,
        "versie": str(version.number),
        "versie_soort": _word(shape.VERSION_KINDS, version.kind),
        "versie_naam": version.name,
        "datum": version.on.isoformat(),
        "versie_bron": version.source,
        "graad": version.grade,
        "versie_fictief": _yes_no(version.fictitious),
    }
    for name in shape.FACTS:
        if name == "beginresultaat":
            if version.opening_cents is not None:
                opening = amount(version.opening_cents)
                yield {"soort": shape.FACT, "code": name, "bedrag": opening}
        elif values[name]:
            yield {"soort": shape.FACT, "code": name, "tekst": values[name]}


def _node(row: NodeRow) -> Mapping[str, Any]:
    return {
        "soort": _word(shape.LEVELS, row.level),
        "id": row.external_id,
        "code": row.code,
        "onder": row.parent,
        "naam": row.name,
        "prioritair": _yes_no(row.is_priority),
        "entiteit": _word(shape.ENTITIES, row.entity) if row.entity else "",
        "beleidsveld": row.policy_field,
        "verantwoordelijke": row.responsible,
        "rapportcodes": " ".join(row.report_codes),
        "tekst": row.text,
    }


def _line(row: LineRow) -> Mapping[str, Any]:
    return {
        "soort": shape.LINE,
        "id": row.external_id,
        "onder": row.action,
        "entiteit": _word(shape.ENTITIES, row.entity),
        "beleidsveld": row.policy_field,
        "jaar": row.year,
        "aard": _word(shape.KINDS, row.kind),
        "kant": _word(shape.SIDES, row.side),
        "fase": _word(shape.STAGES, row.stage),
        "rekening": row.account,
        "bedrag": amount(row.cents),
        "tekst": row.note,
    }


def _figure(row: FigureRow) -> Mapping[str, Any]:
    return {
        "soort": shape.FIGURE,
        "code": _word(shape.FIGURES, row.what),
        "entiteit": _word(shape.ENTITIES, row.entity),
        "jaar": row.year,
        "bedrag": amount(row.cents),
        "tekst": row.note,
    }


def _word(words: Mapping[str, str], meant: str) -> str:
    return next((word for word, value in words.items() if value == meant), meant)


def _yes_no(said: bool) -> str:
    return "ja" if said else "nee"
