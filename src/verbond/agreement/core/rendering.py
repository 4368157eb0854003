"""Show an outline as JSON values or as a readable tree."""

import re
from collections.abc import Iterator

from verbond.agreement.core.document import Chapter, Item, Outline

Json = dict[str, object]
_ORDERS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_MARKS = {"statement": "", "text": "", "goal": "◆ ", "action": "– ", "point": "· ",
          "highlight": "★ ", "theme": "# "}  # fmt: skip


def as_json(outline: Outline) -> Json:
    """Turn an outline into JSON values; lines are counted from 1, ranges include both ends."""
    report = outline.report
    return {
        "title": outline.title,
        "source": {
            "name": outline.source.name,
            "sha256": outline.source.sha256,
            "lines": report.lines,
        },
        "chapters": [_chapter(chapter) for chapter in outline.chapters],
        "items": [_item(item) for item in outline.items],
        "furniture": [{"lines": list(one.lines), "what": one.what} for one in outline.furniture],
        "report": {
            "lines": report.lines,
            "blank": report.blank,
            "consumed": report.consumed,
            "not_understood": [list(run) for run in report.not_understood],
            "notes": list(report.notes),
        },
    }


def _chapter(chapter: Chapter) -> Json:
    return {
        "id": chapter.id,
        "number": chapter.number,
        "title": chapter.title,
        "part": chapter.part,
        "line": chapter.line,
        "page": chapter.page,
        "sections": [
            {
                "number": section.number,
                "title": section.title,
                "level": section.level,
                "line": section.line,
                "page": section.page,
            }
            for section in chapter.sections
        ],
    }


def _item(item: Item) -> Json:
    return {
        "id": item.id,
        "role": item.role,
        "kind": item.kind,
        "text": item.text,
        "chapter": item.chapter,
        "section": item.section,
        "parent": item.parent,
        "lines": list(item.lines),
        "page": item.page,
    }


def as_text(outline: Outline) -> str:
    """Show an outline as an indented tree with line numbers, followed by its report."""
    return "\n".join([*_head(outline), *_body(outline), "", *_foot(outline)]) + "\n"


def _head(outline: Outline) -> Iterator[str]:
    yield _shown(outline.title)
    yield _shown(f"{outline.source.name} · profiel {outline.profile}")


def _body(outline: Outline) -> Iterator[str]:
    headings = {section.line: section.title for section in outline.front}
    depth_of: dict[str, int] = {}
    starts = {chapter.line: chapter for chapter in outline.chapters}
    levels = {section.line: section.level for c in outline.chapters for section in c.sections}
    headings |= {section.line: section.title for c in outline.chapters for section in c.sections}
    statements = {item.lines[0]: item for item in outline.items}
    at = 1
    for line in sorted({*starts, *headings, *statements}):
        if line in starts:
            chapter = starts[line]
            at = 1
            yield ""
            yield _line(line, 0, f"{chapter.number} {chapter.title}".strip())
        if line in headings and line not in statements:
            at = levels.get(line, 1)
            yield _line(line, at - 1, headings[line])
        if line in statements:
            item = statements[line]
            above = depth_of.get(item.parent or "", at - 1)
            depth_of[item.id] = above + 1
            yield _line(line, above + 1, _MARKS[item.role] + item.text + _kind(item))


def _kind(item: Item) -> str:
    return f"  [{item.kind}]" if item.kind else ""


def _line(number: int, depth: int, text: str) -> str:
    return f"{number:>6}  {'  ' * depth}{_shown(text)}"


def _shown(text: str) -> str:
    """Write control and direction marks as their codes: a terminal would obey them."""
    if text.isprintable():
        return text
    return _ORDERS.sub(lambda order: repr(order[0])[1:-1], text)


def _foot(outline: Outline) -> Iterator[str]:
    report = outline.report
    counts: dict[str, int] = {}
    for item in outline.items:
        counts[item.role] = counts.get(item.role, 0) + 1
    yield ", ".join(f"{count} {role}" for role, count in sorted(counts.items()))
    yield (
        f"{report.lines} regels: {report.blank} leeg, {report.consumed} gelezen, "
        f"{len(report.not_understood)} plaatsen niet begrepen"
    )
    for first, last in report.not_understood:
        yield f"niet begrepen: regel {first}-{last}"
    for note in report.notes:
        yield _shown(f"let op: {note}")
