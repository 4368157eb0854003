"""What a run has to state before it may read a table: RUN.yaml, checked key by key."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from verbond.rights.core.errors import CaseError
from verbond.rights.core.population.investigating import Run

MOST_RETENTION_DAYS = 730
_LETTERS = 500
_NEEDED = {
    "rights": "a list of rights, such as [vt, huurpremie]",
    "decision": "the decision of the council: {number: …, date: 2024-05-14}",
    "legal_basis": "the law or regulation that allows this run",
    "sources": "a list of where the columns come from",
    "columns": "a list of the columns of the table",
    "retention_days": f"after how many days all is erased: 1 to {MOST_RETENTION_DAYS}",
    "who": "a list of who may see the hits",
    "dpia": "the number of the data protection impact assessment",
}
_MAY = ("date", "title")


def read_run(document: Mapping[str, Any], where: str, day: dt.date | None = None) -> Run:
    """Read what a run states; `day` is that of evaluation when the file does not give one.

    Raises `CaseError` naming the file, the key and what belongs there.
    """
    unknown = sorted(str(key) for key in document if key not in _NEEDED and key not in _MAY)
    if unknown:
        known = ", ".join((*_NEEDED, *_MAY))
        raise CaseError("run_key", f"{where}: unknown {', '.join(unknown)}; there are {known}.")
    lacking = [key for key in _NEEDED if document.get(key) in (None, "", [], {})]
    if lacking:
        said = "; ".join(f"{key} ({_NEEDED[key]})" for key in lacking)
        raise CaseError("run_lacking", f"{where}: a run does not start without {said}.")
    decision = document["decision"]
    if not isinstance(decision, dict) or set(decision) != {"number", "date"}:
        raise _refused(where, "decision")
    date: Any = day or document.get("date")
    if not _is_day(date) or not _is_day(decision["date"]):
        raise CaseError("run_date", f"{where}: date and decision.date are days: 2024-05-14.")
    if decision["date"] > date:
        raise CaseError("run_early", f"{where}: the decision is of a later day than the run.")
    texts = _reader(where, document)
    return Run(
        rights=texts("rights"),
        date=date,
        decision_number=_text(where, "decision", decision["number"]),
        decision_date=decision["date"],
        legal_basis=_text(where, "legal_basis", document["legal_basis"]),
        sources=texts("sources"),
        columns=texts("columns"),
        retention_days=_days(where, document["retention_days"]),
        who=texts("who"),
        dpia=_text(where, "dpia", document["dpia"]),
    )


def _is_day(value: object) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _reader(where: str, document: Mapping[str, Any]) -> Callable[[str], tuple[str, ...]]:
    def texts(key: str) -> tuple[str, ...]:
        given = document[key]
        if not isinstance(given, list):
            raise _refused(where, key)
        found = tuple(_text(where, key, one) for one in given)
        if len(set(found)) < len(found):
            raise CaseError("run_twice", f"{where}: {key} names something twice.")
        return found

    return texts


def _text(where: str, key: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _refused(where, key)
    found = str(value).strip()
    if not found or len(found) > _LETTERS or not found.isprintable():
        raise _refused(where, key)
    return found


def _days(where: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _refused(where, "retention_days")
    if not 1 <= value <= MOST_RETENTION_DAYS:
        raise _refused(where, "retention_days")
    return value


def _refused(where: str, key: str) -> CaseError:
    return CaseError("run_value", f"{where}: {key} is {_NEEDED[key]}.")
