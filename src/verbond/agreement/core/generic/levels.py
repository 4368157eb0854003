"""How deep each heading is: what is sure first, then letters and numbers compared."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from verbond.agreement.core.generic.contents import stands_beside
from verbond.agreement.core.generic.heads import PART, TITLE, Head
from verbond.agreement.core.generic.rows import Sheet

_FEWEST_LABELS = 3  # times a title comes back
_FEWEST_STATED = 3  # headings: a title and two chapters

type _Look = tuple[float, bool, bool, bool, str]


def set_levels(heads: list[Head], sheet: Sheet) -> None:
    """Set level 1 on chapters, 2 and deeper on sections, and `what` on parts and the title."""
    _set_title(heads, sheet)
    named_parts = [head for head in heads if _is_named_part(head)]
    open_heads = [head for head in heads if head.what != TITLE and not _is_named_part(head)]
    for head in named_parts:
        head.level, head.what = (0, PART) if open_heads else (1, "")
    words = _words_by_depth(open_heads)
    shift = _shift(open_heads) + max(len(words) - 1, 0)
    largest = _largest_first_depth(open_heads)
    lettered = {id(head) for head in _lettered_chapters(open_heads)} if shift else set()
    for head in open_heads:
        head.level = 1 if id(head) in lettered else _sure_level(head, shift, words)
        if _kind(head) == "decimal" and head.depth == 1 and head.size < 0.93 * largest:
            head.level = head.explicit
    looks = _levels_of_looks(open_heads)
    for head in open_heads:
        if not head.level:
            head.level = looks[_look(head)]
    _put_between_chapters(open_heads)
    _put_labels_deeper(open_heads)
    _set_parts(open_heads, sheet)
    _start_at_one(open_heads)


def _is_named_part(head: Head) -> bool:
    """Whether its own word or the contents say that chapters count again below it."""
    if _kind(head) == "part":
        return True
    return head.what != TITLE and head.entry is not None and head.entry.is_part


def _words_by_depth(heads: Sequence[Head]) -> list[str]:
    """Words before numbers nest in the order in which they come: "Titel", then "Hoofdstuk"."""
    seen = Counter(head.numbered.word for head in heads if head.numbered and head.numbered.word)
    counted = (
        _kind(head) == "chapter" and seen[head.numbered.word] > 1 and head.numbered.word
        for head in heads
        if head.numbered
    )
    return [word for word in dict.fromkeys(counted) if word]


def _sure_level(head: Head, shift: int, words: Sequence[str]) -> int:
    if head.explicit:
        return head.explicit
    numbered = head.numbered
    if numbered is not None and numbered.kind == "decimal":
        return numbered.depth + (shift if numbered.depth >= 1 else 0)
    if numbered is not None and numbered.kind in ("chapter", "roman"):
        return words.index(numbered.word) + 1 if numbered.word in words else 1
    return head.entry.level if head.entry is not None else 0


def _shift(heads: Sequence[Head]) -> int:
    """Chapters named by a word or in Roman, with decimals that start again in each: one deeper."""
    outer = [head for head in heads if _kind(head) in ("chapter", "roman")]
    outer = outer or _lettered_chapters(heads)
    ones = [head for head in heads if _kind(head) == "decimal" and head.depth == 1]
    if len(outer) < 2 or not ones or any(head.explicit for head in heads):
        return 0
    return 1 if outer[0].first.at < ones[0].first.at else 0


def _lettered_chapters(heads: Sequence[Head]) -> list[Head]:
    """Take "A." and "B." for chapters where the numbers below them begin again in each."""
    letters = [head for head in heads if _kind(head) == "letter"]
    ones = [head.first.at for head in heads if head.number == "1"]
    if len(letters) < 2 or len(ones) < len(letters) - 1 or letters[0].number != "A":
        return []
    places = [*(head.first.at for head in letters), letters[-1].first.at + 10**9]
    within = [sum(a < one < b for one in ones) for a, b in pairwise(places)]
    return letters if max(within) == 1 and sum(within) == len(ones) else []


def _largest_first_depth(heads: Sequence[Head]) -> float:
    """Return the size of the chapters' letters: a bold "1." in smaller ones is no chapter."""
    sizes = Counter(head.size for head in heads if _kind(head) == "decimal" and head.depth == 1)
    return max((size for size, times in sizes.items() if times >= 2), default=0)


def _kind(head: Head) -> str:
    return head.numbered.kind if head.numbered else ""


def _look(head: Head) -> _Look:
    kind = _kind(head) if _kind(head) in ("letter", "article") else ""
    return head.size, head.bold, head.capitals, head.weak, kind


def _outer_first(look: _Look) -> tuple[float, bool, bool, bool, bool]:
    size, bold, capitals, weak, kind = look
    return -size, weak, not bold, not capitals, bool(kind)


def _levels_of_looks(heads: Sequence[Head]) -> dict[_Look, int]:
    """Give each look the level most of its sure headings have, or one below the look before."""
    sure: dict[_Look, Counter[int]] = {}
    for head in heads:
        if head.level:
            sure.setdefault(_look(head), Counter())[head.level] += 1
    levels = {look: counts.most_common(1)[0][0] for look, counts in sure.items()}
    chapters = [look for look, level in levels.items() if level == 1]
    above = 0
    for look in sorted({_look(head) for head in heads}, key=_outer_first):
        if look not in levels:
            is_outer = bool(chapters) and _outer_first(look) < min(map(_outer_first, chapters))
            levels[look] = 0 if is_outer else max(above, 1 if chapters else 0) + 1
        above = max(above, levels[look])
    return levels


def _put_between_chapters(heads: Sequence[Head]) -> None:
    """Headings without number in the letters of numbered chapters, between them, are sections."""
    chapters = [head for head in heads if head.level == 1 and head.numbered is not None]
    if len(chapters) < 2:
        return
    looks = {_look(head) for head in chapters}
    first, last = chapters[0].first.at, chapters[-1].first.at
    like = [
        head
        for head in heads
        if _is_plain_chapter(head) and _look(head) in looks and head.first.at > first
    ]
    if sum(head.first.at < last for head in like) >= max(2, len(chapters) // 2):
        for head in like:
            head.level = 2


def _put_labels_deeper(heads: Sequence[Head]) -> None:
    """A title that comes back below other sections of its level is a label within them."""
    plain = [head for head in heads if head.level > 1 and not (head.number or head.explicit)]
    times = Counter(" ".join(head.texts) for head in plain)
    labels = [
        head for head in plain if times[" ".join(head.texts)] >= _FEWEST_LABELS and not head.entry
    ]
    if not labels:
        return
    places = {id(head) for head in labels}
    inside: list[Head] = []
    above: Head | None = None
    for head in heads:
        if id(head) not in places:
            above = head
        elif above is not None and above.level == head.level:
            inside.append(head)
    if 2 * len(inside) > len(labels):
        for head in labels:
            head.level += 1


def _is_plain_chapter(head: Head) -> bool:
    if head.level != 1 or head.numbered is not None or head.explicit or head.entry is not None:
        return False
    return not stands_beside(head.texts[0])


def _set_title(heads: list[Head], sheet: Sheet) -> None:
    """The largest letters of the first page, before any text, are the title of the document."""
    stated = [head for head in heads if head.what == TITLE]
    for head in stated:
        head.level = 2
    if stated or _is_stated_above_all(heads):
        return
    early = [head for head in heads if _is_cover(head, sheet)]
    if not early:
        return
    largest = max(head.size for head in early)
    title = next(head for head in early if head.size == largest)
    alike = [head for head in heads if _look(head) == _look(title) and head is not title]
    unlike = not alike or (len(alike) > 1 and all(head.number for head in alike))
    sure = (unlike or _has_no_text(title, heads, sheet)) and len(heads) > 1
    if title.numbered is None and title.entry is None and sure:
        title.what = TITLE
        title.level = 2


def _is_stated_above_all(heads: list[Head]) -> bool:
    """Take the first heading for the title when only it has the outermost level of the source."""
    stated = [head for head in heads if head.explicit]
    if len(stated) < _FEWEST_STATED or stated[0] is not heads[0] or heads[0].numbered is not None:
        return False
    outermost = stated[0].explicit
    below = min(head.explicit for head in stated[1:])
    if below <= outermost or sum(head.explicit == below for head in stated) < _FEWEST_STATED - 1:
        return False
    heads[0].what, heads[0].level = TITLE, 2
    return True


def _has_no_text(title: Head, heads: Sequence[Head], sheet: Sheet) -> bool:
    """Whether the first line is a heading and what comes below it is contents or a heading."""
    below = title.rows[-1].at + 1
    if title.rows[0].at > 0 or title is not heads[0] or below >= len(sheet.rows):
        return False
    return bool(sheet.rows[below].what) or heads[1].first.at == below


def _is_cover(head: Head, sheet: Sheet) -> bool:
    first = next((row.at for row in sheet.rows if not row.what), 0)
    return head.first.at <= first + 3 and head.first.line.page <= 2 and not head.explicit


def _set_parts(heads: list[Head], sheet: Sheet) -> None:
    """What stands above the chapters is a part, when a chapter follows."""
    has_chapters = any(head.level == 1 for head in heads)
    restarts = _restarts(heads)
    for head, after in pairwise([*heads, heads[-1]] if heads else []):
        is_above = head.level == 0 and has_chapters
        opens = restarts and head is not after and _opens_a_part(head, after, sheet)
        if is_above or opens:
            head.what = PART
    for head in heads:
        if head.level == 0 and head.what != PART:
            head.level = 1


def _opens_a_part(head: Head, after: Head, sheet: Sheet) -> bool:
    """Chapters count from one again, right under a heading without number of their level."""
    return (
        head.level == after.level == 1
        and head.numbered is None
        and after.numbered is not None
        and after.numbered.value == 1
        and all(row.what for row in sheet.rows[head.rows[-1].at + 1 : after.first.at])
    )


def _restarts(heads: Iterable[Head]) -> bool:
    ones = [head for head in heads if head.level == 1 and head.numbered is not None]
    return sum(head.numbered.value == 1 for head in ones if head.numbered) > 1


def _start_at_one(heads: Iterable[Head]) -> None:
    """Without anything of level 1 the outermost headings are the chapters."""
    levels = sorted({head.level for head in heads if head.what != PART})
    if levels and levels[0] > 1:
        down = levels[0] - 1
        for head in heads:
            if head.what != PART:
                head.level -= down
