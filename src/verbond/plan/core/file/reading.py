"""Read a plan file of any kind: JSON, or its table as CSV or XLSX."""

from verbond.kit.sheets.limits import MAX_BYTES
from verbond.kit.sheets.table import decode
from verbond.plan.core.errors import PlanUnreadable
from verbond.plan.core.file.json_text import json_values
from verbond.plan.core.file.shape import plan_of
from verbond.plan.core.file.sheet import plan_of_table
from verbond.plan.core.plan_file import PlanFile

_ZIP = b"PK\x03\x04"


def read_plan(content: bytes, *, name: str) -> PlanFile:
    """Read a plan from the bytes of a JSON, CSV or XLSX file; the content tells which it is.

    Raises `PlanUnreadable`, or `TableUnreadable` for a table that is none.
    """
    if len(content) > MAX_BYTES:
        raise PlanUnreadable("too_large", f"{name} is groter dan {MAX_BYTES // 2**20} MB")
    if content.startswith(_ZIP):
        return plan_of_table(content, name=name)
    text, _ = decode(content, name=name)
    if not text.strip():
        raise PlanUnreadable("empty", f"{name} is leeg")
    if text.lstrip()[0] in "{[":
        return plan_of(json_values(text, name=name), file=name)
    return plan_of_table(content, name=name)
