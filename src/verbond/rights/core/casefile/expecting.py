"""Read what a step expects of the answers."""

import re
from collections.abc import Mapping
from typing import Any

from verbond.rights.core.answers import Verdict
from verbond.rights.core.casefile.facts import read_day, read_money
from verbond.rights.core.casefile.place import Place, items, mapping, shown, words
from verbond.rights.core.casefile.shape import Expected, Gap, Span
from verbond.rights.core.ruleset import CatalogueRow
from verbond.rights.core.structure import Case

_KEYS = (
    "about", "amount", "failed_includes", "holds_includes", "gap", "missing_includes",
    "missing_excludes", "needs_judgement", "stale", "period", "reason", "derivation",
)  # fmt: skip
_PATH = re.compile(r"[A-Za-z][\w-]*\.[a-z][a-z0-9_]*(\.\d{4})?", re.ASCII)

type Catalogue = Mapping[str, CatalogueRow]


def read_expected(
    value: object, place: Place, case: Case, catalogue: Catalogue | None
) -> tuple[Expected, ...]:
    """Read the list `expected` of a step; unknown rights, subjects and conditions are refused."""
    rows = [] if value is None else value
    return tuple(_expected(row, where, case, catalogue) for row, where in items(rows, place))


def _expected(row: object, place: Place, case: Case, catalogue: Catalogue | None) -> Expected:
    block = mapping(row, place, needs=("right", "subject", "verdict"), may=_KEYS)
    right = _right(block, place, catalogue)
    subject, about = _subject(block, place, case, catalogue)
    first, last = _period(block, place)
    return Expected(
        right=right,
        subject=subject,
        verdict=_verdict(block, place),
        about=about,
        amount=_amount(block, place),
        failed_includes=_listed(block, "failed_includes", place),
        holds_includes=_listed(block, "holds_includes", place),
        gap=_gap(block, place),
        missing_includes=_paths(block, "missing_includes", place),
        missing_excludes=_paths(block, "missing_excludes", place),
        needs_judgement=_truth(block, "needs_judgement", place),
        stale=_truth(block, "stale", place),
        first=first,
        last=last,
        reason=words(block.get("reason", ""), place.at("reason", block)),
    )


def _right(block: Mapping[str, Any], place: Place, catalogue: Catalogue | None) -> str:
    right = words(block["right"], place.at("right", block))
    if catalogue is not None and right not in catalogue:
        where = place.at("right", block)
        raise where.refuse("unknown_right", f"there is no right {shown(right)} in rights.yaml.")
    return right


def _subject(
    block: Mapping[str, Any], place: Place, case: Case, catalogue: Catalogue | None
) -> tuple[str, str]:
    subject = words(block["subject"], place.at("subject", block))
    about = words(block.get("about") or "", place.at("about", block))
    if catalogue is None:
        return subject, about
    row = catalogue[block["right"]]
    known = subjects_of(case, row)
    fits = [pair for pair in known if pair[0] == subject and about in {"", pair[1]}]
    if len(fits) != 1:
        there = ", ".join(" about ".join(filter(None, one)) for one in known[:20])
        raise place.refuse(
            "unknown_subject",
            f"{row.id} is a right of a {row.subject}, and {subject} {about} is none or more than "
            f"one; allowed here: {there or 'nobody'}.",
        )
    return fits[0]


def subjects_of(case: Case, row: CatalogueRow) -> tuple[tuple[str, str], ...]:
    """Return whom a right of the catalogue can be of in a case, and about whom."""
    return case.subjects({"carer": "care", "person": "person"}.get(row.subject, "household"))


def _verdict(block: Mapping[str, Any], place: Place) -> str:
    verdict = block["verdict"]
    allowed = [str(one) for one in Verdict]
    if verdict not in allowed:
        where = place.at("verdict", block)
        raise where.refuse(
            "verdict", f"{shown(verdict)} is no verdict; allowed: {', '.join(allowed)}."
        )
    return str(verdict)


def _amount(block: Mapping[str, Any], place: Place) -> Span | None:
    given, where = block.get("amount"), place.at("amount", block)
    if given is None:
        return None
    if not isinstance(given, Mapping):
        cents = read_money(given, where)
        return Span(cents, cents)
    bounds = mapping(given, where, may=("min", "max"))
    low, high = (
        read_money(bounds[key], where.at(key, bounds)) if key in bounds else None
        for key in ("min", "max")
    )
    return Span(low, high)


def _listed(block: Mapping[str, Any], key: str, place: Place) -> tuple[str, ...]:
    given = block.get(key)
    rows = [] if given is None else given
    return tuple(words(one, where) for one, where in items(rows, place.at(key, block)))


def _paths(block: Mapping[str, Any], key: str, place: Place) -> tuple[str, ...]:
    found = _listed(block, key, place)
    for path in found:
        if not _PATH.fullmatch(path):
            where = place.at(key, block)
            raise where.refuse("path", f"{shown(path)}: write person.fact or person.fact.year.")
    return found


def _gap(block: Mapping[str, Any], place: Place) -> Gap | None:
    given, where = block.get("gap"), place.at("gap", block)
    if given is None:
        return None
    gap = mapping(given, where, needs=("condition", "by"))
    condition = words(gap["condition"], where.at("condition", gap))
    return Gap(condition, read_money(gap["by"], where.at("by", gap)))


def _truth(block: Mapping[str, Any], key: str, place: Place) -> bool | None:
    given = block.get(key)
    if given is not None and not isinstance(given, bool):
        raise place.at(key, block).refuse("no_truth", f"{shown(given)} is not true or false.")
    return given


def _period(block: Mapping[str, Any], place: Place) -> tuple[Any, Any]:
    given, where = block.get("period"), place.at("period", block)
    if given is None:
        return None, None
    period = mapping(given, where, may=("from", "to"))
    first, last = (
        read_day(period[key], where.at(key, period)) if key in period else None
        for key in ("from", "to")
    )
    return first, last
