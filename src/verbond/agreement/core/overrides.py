"""Apply what a person decided on single lines of a document."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from verbond.agreement.core.document import Block, ItemRole, Kind, Line, Source
from verbond.agreement.core.joining import joined
from verbond.agreement.core.profile import Override, Profile

LINES_TO_SEARCH = 200_000


@dataclass(frozen=True, slots=True)
class Decisions:
    """The overrides that fit the document, by line and by what they decide."""

    joins: frozenset[int] = frozenset()
    splits: frozenset[int] = frozenset()
    headings: dict[int, int] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)
    roles: dict[int, ItemRole] = field(default_factory=dict)
    kinds: dict[int, Kind] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def fitting_decisions(source: Source, profile: Profile) -> Decisions:
    """Keep the overrides whose first words stand on their line; report the others in `notes`.

    The order of the overrides does not matter.
    """
    if not profile.overrides:
        return Decisions()
    texts = {line.number: line.text for line in _wanted(source.lines, profile.overrides)}
    fits: list[Override] = []
    notes: list[str] = []
    for override in sorted(profile.overrides, key=_by_line):
        if _begins_with(texts.get(override.line, ""), override.words):
            fits.append(override)
        else:
            notes.append(_misfit(override, texts.get(override.line), source))
    return Decisions(
        joins=frozenset(one.line for one in fits if one.join),
        splits=frozenset(one.line for one in fits if one.split),
        headings={one.line: one.heading for one in fits if one.heading is not None},
        levels={one.line: one.level for one in fits if one.level is not None},
        roles={one.line: one.role for one in fits if one.role is not None},
        kinds={one.line: one.kind for one in fits if one.kind is not None},
        notes=(*_applied(fits), *notes),
    )


def regrouped(
    blocks: Iterable[Block], source: Source, profile: Profile, decisions: Decisions
) -> list[Block]:
    """Join and split blocks where a person decided so."""
    if not decisions.joins and not decisions.splits:
        return list(blocks)
    texts = {line.number: line.text for line in source.lines}
    kept = profile.hyphen_kept_before
    result: list[Block] = []
    for block in blocks:
        for piece in _pieces(block, texts, kept, decisions.splits):
            joins = piece.numbers[0] in decisions.joins and piece.role != "furniture"
            before = _last_content(result) if joins else -1
            if before < 0:
                result.append(piece)
            else:
                result[before] = _one(result[before], piece, kept)
    return result


def relabelled(blocks: Iterable[Block], decisions: Decisions) -> list[Block]:
    """Give blocks the heading or bullet level that a person decided."""
    if not decisions.headings and not decisions.levels:
        return list(blocks)
    return [_relabelled(block, decisions) for block in blocks]


def _relabelled(block: Block, decisions: Decisions) -> Block:
    line = block.numbers[0]
    heading = decisions.headings.get(line)
    if heading is not None:
        if heading == 0:
            return replace(block, role="paragraph", level=0)
        return replace(block, role="chapter" if heading == 1 else "heading", level=heading)
    level = decisions.levels.get(line)
    if level is not None:
        return replace(block, role="bullet" if level else "paragraph", level=level)
    return block


def _last_content(blocks: list[Block]) -> int:
    last = len(blocks) - 1
    while last >= 0 and blocks[last].role == "furniture":
        last -= 1
    return last


def _one(block: Block, piece: Block, kept: tuple[str, ...]) -> Block:
    numbers = block.numbers + piece.numbers
    return replace(block, numbers=numbers, text=joined((block.text, piece.text), kept))


def _pieces(
    block: Block, texts: dict[int, str], kept: tuple[str, ...], splits: frozenset[int]
) -> list[Block]:
    cuts = [at for at, number in enumerate(block.numbers) if at and number in splits]
    if not cuts:
        return [block]
    pieces = []
    for start, end in zip([0, *cuts], [*cuts, len(block.numbers)], strict=True):
        numbers = block.numbers[start:end]
        text = joined((_bare(texts[number], block.mark) for number in numbers), kept)
        pieces.append(replace(block, numbers=numbers, text=text))
    return pieces


def _bare(text: str, mark: str) -> str:
    stripped = text.strip()
    if mark and stripped.startswith(mark):
        return stripped[len(mark) :]
    return stripped


def _applied(fits: list[Override]) -> list[str]:
    if not fits:
        return []
    lines = ", ".join(str(line) for line in sorted({one.line for one in fits}))
    return [f"{len(fits)} beslissingen uit het profiel toegepast, op regel {lines}"]


def _by_line(override: Override) -> tuple[int, str]:
    return override.line, repr(override)


def _wanted(lines: tuple[Line, ...], overrides: tuple[Override, ...]) -> list[Line]:
    wanted = {override.line for override in overrides}
    return [line for line in lines if line.number in wanted]


def _begins_with(text: str, words: str) -> bool:
    wanted = " ".join(words.split())
    found = " ".join(text[: 10 * len(words) + 200].split())
    if found.startswith(wanted):
        return True
    head, _, rest = found.partition(" ")
    return len(head) == 1 and rest.startswith(wanted)


def _misfit(override: Override, found: str | None, source: Source) -> str:
    stands = "die regel is er niet" if found is None else f"daar staat {found.strip()[:40]!r}"
    now = [
        line.number
        for line in source.lines[:LINES_TO_SEARCH]
        if _quick(line.text, override.words) and _begins_with(line.text, override.words)
    ][:3]
    where = ", ".join(map(str, now))
    hint = f"; die woorden staan nu op regel {where}" if now else ""
    return f"beslissing niet toegepast: regel {override.line} ({override.words!r}): {stands}{hint}"


def _quick(text: str, words: str) -> bool:
    return words.split(None, 1)[0] in text[:200]
