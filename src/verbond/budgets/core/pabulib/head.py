"""Everything before the ballots: META, PROJECTS, and the header of VOTES."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from verbond.budgets.core.election import VOTE_TYPES, VoteType
from verbond.budgets.core.pabulib.limits import MAX_COLUMNS, MAX_META_ROWS, MAX_PROJECTS
from verbond.budgets.core.pabulib.lines import Content, Lines, Row, rows_of, start_of
from verbond.budgets.core.pabulib.places import Named

TITLES = ("meta", "projects", "votes")


@dataclass(frozen=True, slots=True)
class Table:
    """One section: its columns and rows (a row may be shorter than the header)."""

    line: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()

    def cell(self, row: Row, column: str) -> str:
        """Return a cell by the name of its column; empty when the row is too short."""
        index = self.columns.index(column)
        return row.cells[index] if index < len(row.cells) else ""


@dataclass(frozen=True, slots=True)
class Head:
    """The sections before the ballots, and where the first ballot stands."""

    named: Named
    meta: Mapping[str, str]
    meta_lines: Mapping[str, int]
    projects: Table
    votes: Table
    # Byte and line at which the first ballot starts.
    at: int
    line: int

    @property
    def vote_type(self) -> VoteType:
        written = self.meta.get("vote_type", "")
        for kind in VOTE_TYPES:
            if written.lower() == kind:
                return kind
        raise self.named.wrong(
            "vote_type",
            self.meta_lines.get("vote_type", 0),
            "vote_type",
            f"{written[:50]!r} is none of {', '.join(VOTE_TYPES)}.",
        )

    @property
    def has_points(self) -> bool:
        return self.vote_type in {"cumulative", "scoring"}


def read_head(content: Content, named: Named) -> Head:
    """Read META, PROJECTS and the header of VOTES; the ballots stay bytes."""
    lines = Lines(content, named, at=start_of(content, named))
    rows = (row for row in rows_of(lines) if not row.is_blank)
    _open(rows, named)
    meta, meta_lines = _meta(named, _section(rows, named, "meta", MAX_META_ROWS))
    projects = _section(rows, named, "projects", MAX_PROJECTS)
    header = next(rows, None)
    if header is None:
        raise named.wrong("header_missing", lines.line, "", "VOTES has no header line.")
    return Head(
        named=named,
        meta=meta,
        meta_lines=meta_lines,
        projects=projects,
        votes=Table(header.line, _columns(header, named)),
        at=lines.at,
        line=lines.line + 1,
    )


def title_of(row: Row) -> str:
    """Return the section that a row opens, or nothing."""
    found = row.cells[0].lower()
    return found if found in TITLES and not any(row.cells[1:]) else ""


def _open(rows: Iterator[Row], named: Named) -> None:
    first = next(rows, None)
    if first is None or title_of(first) != "meta":
        raise named.wrong(
            "section_missing",
            first.line if first else 1,
            "META",
            "a .pb file opens with a line META, then key;value.",
        )


def _section(rows: Iterator[Row], named: Named, title: str, most: int) -> Table:
    """Read a section and the title of the next one."""
    header = next(rows, None)
    if header is None or title_of(header):
        line = header.line if header else 0
        raise named.wrong("header_missing", line, "", f"{title.upper()} has no header line.")
    follows = TITLES[TITLES.index(title) + 1]
    found: list[Row] = []
    for row in rows:
        opened = title_of(row)
        if opened == follows:
            return Table(header.line, _columns(header, named), tuple(found))
        if opened:
            raise named.wrong(
                "section_order",
                row.line,
                opened.upper(),
                "the sections are META, PROJECTS, VOTES, in that order and each once.",
            )
        found.append(row)
        if len(found) > most:
            raise named.wrong(
                "section_long", row.line, title.upper(), f"at most {most:,} rows are read."
            )
    raise named.wrong(
        "section_missing",
        0,
        follows.upper(),
        "there is no such section; the sections are META, PROJECTS, VOTES, in that order.",
    )


def _columns(header: Row, named: Named) -> tuple[str, ...]:
    cells = list(header.cells)
    while not cells[-1]:
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        raise named.wrong(
            "columns_many", header.line, "", f"at most {MAX_COLUMNS} columns are read."
        )
    seen: set[str] = set()
    for cell in cells:
        if not cell or cell in seen:
            raise named.wrong(
                "column_repeated",
                header.line,
                cell[:50],
                "each column has a name of its own, and only one.",
            )
        seen.add(cell)
    return tuple(cells)


def _meta(named: Named, table: Table) -> tuple[dict[str, str], dict[str, int]]:
    meta: dict[str, str] = {}
    lines: dict[str, int] = {}
    if table.columns[:2] != ("key", "value"):
        raise named.wrong("header_wrong", table.line, "", "the header of META is key;value.")
    for row in table.rows:
        key, *rest = row.cells
        if not key or key in meta:
            raise named.wrong(
                "meta_repeated", row.line, key[:50], "each key of META has a name, and stands once."
            )
        while len(rest) > 1 and not rest[-1]:
            rest.pop()
        # A text with an unquoted ; would lose its end.
        meta[key] = ";".join(rest)
        lines[key] = row.line
    return meta, lines
