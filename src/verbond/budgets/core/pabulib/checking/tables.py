"""Fields missing, unknown, out of order, of the wrong type; blank lines; commas in amounts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from verbond.budgets.core.pabulib.checking.findings import Examined, Finding
from verbond.budgets.core.pabulib.fields import (
    META,
    META_OBLIGATORY,
    PROJECTS,
    PROJECTS_OBLIGATORY,
    VOTES,
    VOTES_OBLIGATORY,
    Kind,
    day_of,
)
from verbond.budgets.core.pabulib.lines import Lines, rows_of, start_of

MAY_BE_BLANK = re.compile(rb"\n[ \t;\r]*\n|\n[ \t;\r]+\Z|\A[ \t;\r]*\n")
# What a spreadsheet takes for a formula; a minus or plus before digits is a number.
FORMULA = re.compile(r"[=@\t]|[+-](?!\s*\d)")


def tables(file: Examined) -> Iterator[Finding]:
    """Check the three tables field by field."""
    head = file.opening.head
    yield from _columns("meta", tuple(head.meta), 0, META, META_OBLIGATORY)
    columns, line = head.projects.columns, head.projects.line
    yield from _columns("projects", columns, line, PROJECTS, PROJECTS_OBLIGATORY)
    yield from _columns("votes", head.votes.columns, head.votes.line, VOTES, VOTES_OBLIGATORY)
    for key, text in head.meta.items():
        yield from _value("meta", key, text, head.meta_lines[key], META, may_be_empty=False)
    for number, at in file.project_lines:
        for column, text in file.election.projects[number].facts.items():
            yield from _value("projects", column, text, at, PROJECTS, may_be_empty=True)
    yield from _voters(file)


def dates(file: Examined) -> Iterator[Finding]:
    """Check that the vote ends no earlier than it begins."""
    begin, end = day_of(file.meta("date_begin")), day_of(file.meta("date_end"))
    # A year alone begins with it, and ends no earlier than anything in it.
    same_year = begin and end and begin.year == end.year and len(file.meta("date_end")) == 4
    if begin and end and end < begin and not same_year:
        yield Finding(
            "date-range-mismatch",
            file.line_of("date_end"),
            "date_end",
            f"the vote ends on {file.meta('date_end')}, before it begins on "
            f"{file.meta('date_begin')}.",
        )


def blank_lines(file: Examined) -> Iterator[Finding]:
    """Check that no line is blank; blanks inside a quoted cell are text."""
    named, content = file.opening.head.named, file.content
    if MAY_BE_BLANK.search(content):
        for row in rows_of(Lines(content, named, at=start_of(content, named))):
            if row.is_blank:
                yield Finding("empty-lines", row.line, "", "a blank line; it is skipped.")


def commas(file: Examined) -> Iterator[Finding]:
    """Check that amounts have a decimal point."""
    for key in ("budget", "min_sum_cost", "max_sum_cost"):
        if "," in file.meta(key):
            yield _comma(key, file.meta(key), file.line_of(key))
    for number, line in file.project_lines:
        if "," in file.fact(number, "cost"):
            yield _comma("cost", file.fact(number, "cost"), line)


def _comma(field: str, text: str, line: int) -> Finding:
    return Finding(
        "comma-in-float", line, field, f"{text} has a decimal comma; the format has a point."
    )


def _columns(
    section: str,
    columns: Sequence[str],
    line: int,
    known: Mapping[str, Kind],
    obligatory: Sequence[str],
) -> Iterator[Finding]:
    for name in obligatory:
        if name not in columns:
            code = f"missing-{section}-obligatory-field"
            yield Finding(code, line, name, f"{section.upper()} needs {name}.")
    for name in columns:
        if name not in known:
            what = f"the format knows no {name[:50]!r} in {section.upper()}; it is kept."
            yield Finding(f"not-known-{section}-fields", line, name[:50], what, "warning")
    order = list(known)
    places = [order.index(name) for name in columns if name in known]
    for before, after in pairwise(places):
        if after < before:
            what = f"{order[after]} stands before {order[before]} in the format."
            yield Finding(f"wrong-{section}-fields-order", line, order[after], what, "warning")


def _value(
    section: str,
    field: str,
    text: str,
    line: int,
    known: Mapping[str, Kind],
    *,
    may_be_empty: bool,
) -> Iterator[Finding]:
    kind = known.get(field)
    if FORMULA.match(text):
        what = "a spreadsheet would take this cell for a formula; open the file as text."
        yield Finding("formula-in-cell", line, field, what, "warning")
    if kind is None or (may_be_empty and not text):
        return
    says = f"{text[:50]!r} is not what {field} holds: {kind.says}."
    if text and not kind.is_type(text):
        yield Finding(f"incorrect-{section}-field-datatype", line, field, says)
    elif not kind.is_value(text):
        yield Finding(f"invalid-{section}-field-value", line, field, says)


def _voters(file: Examined) -> Iterator[Finding]:
    """Check the columns about voters, each different text once."""
    for column, texts in file.election.voters.items():
        wrong = {
            text: found
            for text in set(texts)
            if (found := [*_value("votes", column, text, 0, VOTES, may_be_empty=True)])
        }
        for row, text in enumerate(texts):
            for one in wrong.pop(text, ()):
                where = f"ballot {row + 1} and others like it: {one.message}"
                yield Finding(one.code, 0, one.field, where, one.severity)
