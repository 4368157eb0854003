"""The fictitious agreement as plain text, in the ways that text comes out of other programs."""

import textwrap
from collections.abc import Iterator

from verbond.agreement.tests.core.generic.agreement_text import Part

_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
_PAGE = 46


def roman(parts: list[Part]) -> str:
    """Roman chapters in capitals, `*` bullets, pages "Pagina 3 van 51", words broken over pages."""
    lines: list[str] = []
    for part in parts:
        title = f"{part.number}. {part.title}" if part.level == 1 else part.title
        lines += ["", title, ""]
        for text in part.texts:
            mark = "* " if text.level == 1 else "    - " if text.level == 2 else ""
            lines += [*_wrapped(text.text, mark), ""]
    return "\n".join(_paged(lines, "Pagina {} van 51", ""))


def with_actions(parts: list[Part]) -> str:
    """Heads "Page N:", a running title, and numbered lists below the word "Acties"."""
    lines: list[str] = []
    for part in parts:
        title = f"Hoofdstuk {part.number}: {part.title}" if part.level == 1 else part.title
        lines += ["", title, ""]
        before = 0
        at = 0
        for text in part.texts:
            if text.level and not before:
                lines.append("Acties")
            at = at + 1 if text.level else 0
            lines += [*_wrapped(text.text, f"{at}. " if text.level else "")]
            if not text.level:
                lines.append("")
            before = text.level
    return "\n".join(_paged(lines, "Page {}:", "Bestuursakkoord 2101 (fictief)"))


def decimal_with_feeds(parts: list[Part]) -> str:
    """Decimal numbers, form feeds with "- 3 -", contents with dots."""
    lines = ["Inhoudstafel", ""]
    for at, part in enumerate(parts):
        indent = "  " * (part.level - 1)
        lines.append(f"{indent}{part.number} {part.title} {'.' * 20} {at // 3 + 2}")
    lines += ["", ""]
    for part in parts:
        lines += ["", f"{part.number} {part.title}", ""]
        for text in part.texts:
            lines += [
                *_wrapped(text.text, "• " if text.level == 1 else "  o " if text.level else ""),
                "",
            ]
    pages = [lines[at : at + _PAGE] for at in range(0, len(lines), _PAGE)]
    return "\f".join(
        "\n".join([*page, "", f"- {number} -", ""]) for number, page in enumerate(pages, 1)
    )


def loose(parts: list[Part]) -> str:
    """An empty line after every line, heads "Page 2: title", the printed number again below."""
    lines: list[str] = []
    for part in parts:
        lines.append(f"{part.number}. {part.title}" if part.number else part.title)
        for text in part.texts:
            lines += _hyphened(text.text, "• " if text.level else "")
    pages = [lines[at : at + _PAGE] for at in range(0, len(lines), _PAGE)]
    made: list[str] = []
    for number, page in enumerate(pages, 1):
        made += [
            f"Page {number}: Akkoord (fictief) · {'Samen vooruit en verder ' * 4}",
            str(number),
        ]
        made += page
    return "\n\n".join(made)


def from_a_site(parts: list[Part]) -> str:
    """Roman chapters right above their text, `*` bullets of one long line each."""
    lines: list[str] = []
    for part in parts:
        lines += [f"{part.number}. {part.title}" if part.level == 1 else part.title]
        if part.level > 1:
            lines.append("")
        for text in part.texts:
            lines += [f"* {text.text}" if text.level else text.text, ""]
    return "\n".join(lines)


def site_with_actions(parts: list[Part]) -> str:
    """Sections without number, then "Acties" and a list set in by a space."""
    lines: list[str] = []
    for part in parts:
        lines += ["", part.title.upper() if part.level == 1 else part.title, ""]
        at = 0
        for text in part.texts:
            if text.level and not at:
                lines += ["Acties", ""]
            at = at + 1 if text.level else 0
            lines += [
                f" {at}. {text.text.rstrip('.')}." if at else text.text,
                *([] if at else [""]),
            ]
    return "\n".join(lines)


def unwrapped(parts: list[Part]) -> str:
    """Capitals for chapters, one line per paragraph, bullets with a dash."""
    lines: list[str] = []
    for part in parts:
        lines += ["", part.title.upper() if part.level == 1 else part.title, ""]
        for text in part.texts:
            lines += [f"– {text.text}" if text.level == 1 else text.text, ""]
    return "\n".join(lines)


def markdown(parts: list[Part]) -> str:
    """Number signs for headings, dashes for bullets."""
    lines: list[str] = []
    for part in parts:
        lines += ["", f"{'#' * part.level} {part.number} {part.title}".replace("  ", " "), ""]
        for text in part.texts:
            lines.append("  " * (text.level - 1) + "- " + text.text if text.level else text.text)
            if not text.level:
                lines.append("")
    return "\n".join(lines)


def as_roman(parts: list[Part]) -> list[Part]:
    """Give the chapters Roman numbers."""
    for part in parts:
        if part.level == 1:
            part.number = _ROMAN[int(part.number) - 1]
    return parts


def _wrapped(text: str, mark: str) -> list[str]:
    return textwrap.wrap(text, 84, initial_indent=mark, subsequent_indent=" " * len(mark),
                         break_on_hyphens=False)  # fmt: skip


def _hyphened(text: str, mark: str) -> list[str]:
    """Wrap and break the long words at the ends of lines."""
    rest, lines = mark + text, []
    while len(rest) > 84:
        cut = rest.rfind(" ", 0, 84)
        word = rest[cut + 1 :].split(" ", 1)[0]
        room = 84 - cut - 2
        if len(word) > 9 and word.isalpha() and word.islower() and room > 4:
            cut += min(room, len(word) - 4)
            lines.append(rest[: cut + 1] + "-")
            rest = rest[cut + 1 :]
        else:
            lines.append(rest[:cut])
            rest = rest[cut + 1 :]
    return [*lines, rest]


def _paged(lines: list[str], head: str, title: str) -> Iterator[str]:
    """Cut into pages; a long word on the last line of a page is broken over it."""
    pages = [lines[at : at + _PAGE] for at in range(0, len(lines), _PAGE)]
    carried = ""
    for number, page in enumerate(pages, 1):
        if title:
            yield title
        yield head.format(number)
        yield ""
        body = list(page)
        if carried:
            body[0] = carried + body[0].lstrip()
            carried = ""
        goes_on = number < len(pages) and body[-1].strip() and pages[number][0].strip()
        if goes_on:
            body[-1], carried = _broken(body[-1])
        yield from body
        yield ""


def _broken(line: str) -> tuple[str, str]:
    head, _, last = line.rpartition(" ")
    if len(last) < 8 or not last.isalpha() or not last.islower():
        return line, ""
    middle = len(last) // 2
    return f"{head} {last[:middle]}-", f"{last[middle:]} "
