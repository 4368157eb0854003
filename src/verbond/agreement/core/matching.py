"""Compare an outline that is imported again with the items that are already there."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from verbond.agreement.core.document import Outline

Change = Literal["unchanged", "moved", "changed", "added", "gone"]
CLOSE_ENOUGH = 75.0  # per cent of similarity from which a text may be the same one, corrected
MOST_COMPARED = 400  # texts of one section that are compared with each other at once


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and where it stands: what matching needs to know of an old or a new item."""

    key: str
    text: str
    parent: str | None = None  # key of an item of the same document
    section: str = ""  # its title
    chapter: str = ""  # its title


@dataclass(frozen=True, slots=True)
class Pairing:
    """What becomes of one item. `key` is the one to keep, or for an added item a free one.

    A `changed` item is a proposal: a person confirms that it is the same promise.
    """

    change: Change
    key: str
    old: Placed | None
    new: Placed | None
    similarity: float = 100.0  # of the two texts, in per cent


def placed_items(outline: Outline) -> tuple[Placed, ...]:
    """List the items of an outline with the titles of their section and chapter."""
    chapters = {chapter.id: chapter.title for chapter in outline.chapters}
    sections = {section.line: section.title for section in outline.front}
    sections |= {one.line: one.title for chapter in outline.chapters for one in chapter.sections}
    return tuple(
        Placed(
            key=item.id,
            text=item.text,
            parent=item.parent,
            section="" if item.section is None else sections.get(item.section, ""),
            chapter=chapters.get(item.chapter, ""),
        )
        for item in outline.items
    )


def compare(old: Sequence[Placed], new: Sequence[Placed]) -> tuple[Pairing, ...]:
    """Pair old items with new ones: first equal texts, nearest place first, then close texts.

    Close texts are looked for in the same section, and then in the same chapter. The result holds
    the new items in their order, followed by the old ones that are gone. Keys of old items are
    never given to another item.
    """
    matcher = _Matcher(old, new)
    matcher.pair_equal_texts()
    matcher.pair_close_texts(lambda one: (_plain(one.chapter), _plain(one.section)))
    matcher.pair_close_texts(lambda one: _plain(one.chapter))
    return tuple(matcher.pairings())


class _Matcher:
    def __init__(self, old: Sequence[Placed], new: Sequence[Placed]) -> None:
        self._old, self._new = old, new
        self._old_plain = [_plain(one.text) for one in old]
        self._new_plain = [_plain(one.text) for one in new]
        self._old_of: dict[int, int] = {}  # position of a new item → that of its old one
        self._similarity: dict[int, float] = {}
        self._taken: set[int] = set()  # positions of old items

    def pair_equal_texts(self) -> None:
        parents_old, parents_new = _parent_texts(self._old), _parent_texts(self._new)
        places: tuple[Callable[[Placed, str], Hashable], ...] = (
            lambda one, parent: (_plain(one.chapter), _plain(one.section), parent),
            lambda one, _: (_plain(one.chapter), _plain(one.section)),
            lambda one, _: _plain(one.chapter),
            lambda _one, _parent: None,
        )
        for place in places:
            waiting = defaultdict(list)
            for at in self._free_old():
                here = place(self._old[at], parents_old[at])
                waiting[self._old_plain[at], here].append(at)
            for positions in waiting.values():
                positions.reverse()
            for at in self._free_new():
                key = self._new_plain[at], place(self._new[at], parents_new[at])
                if waiting.get(key):
                    self._pair(waiting[key].pop(), at, 100.0)

    def pair_close_texts(self, place: Callable[[Placed], Hashable]) -> None:
        olds, news = defaultdict(list), defaultdict(list)
        for at in self._free_old():
            olds[place(self._old[at])].append(at)
        for at in self._free_new():
            news[place(self._new[at])].append(at)
        for here in news:
            for old_part, new_part in _parts(olds.get(here, []), news[here]):
                self._pair_closest(old_part, new_part)

    def _pair_closest(self, olds: Sequence[int], news: Sequence[int]) -> None:
        from rapidfuzz import fuzz, process  # only a second import needs it

        if not olds or not news:
            return
        choices = [self._old_plain[at] for at in olds]
        close = []
        for new_at in news:
            hits = process.extract(
                self._new_plain[new_at],
                choices,
                scorer=fuzz.ratio,
                score_cutoff=CLOSE_ENOUGH,
                limit=None,
            )
            close += [(-score, new_at, olds[column]) for _, score, column in hits]
        close.sort()
        for score, new_at, old_at in close:
            if new_at not in self._old_of and old_at not in self._taken:
                self._pair(old_at, new_at, -score)

    def pairings(self) -> Iterator[Pairing]:
        used = {one.key for one in self._old}
        old_keys = {one.key: self._old[self._old_of[at]].key for at, one in self._paired()}
        titles = _Titles(self._old, self._new)
        for at, new in enumerate(self._new):
            if at not in self._old_of:
                key = _free_key(new.key, used)
                used.add(key)
                yield Pairing("added", key, None, new, 0.0)
                continue
            old = self._old[self._old_of[at]]
            stays = titles.same_place(old, new) and _mapped(new.parent, old_keys) == old.parent
            similarity = self._similarity[at]
            change: Change = "moved" if not stays else "unchanged"
            if self._old_plain[self._old_of[at]] != self._new_plain[at]:
                change = "changed"
            yield Pairing(change, old.key, old, new, similarity)
        for at in self._free_old():
            yield Pairing("gone", self._old[at].key, self._old[at], None, 0.0)

    def _paired(self) -> Iterator[tuple[int, Placed]]:
        return ((at, one) for at, one in enumerate(self._new) if at in self._old_of)

    def _pair(self, old_at: int, new_at: int, similarity: float) -> None:
        self._old_of[new_at] = old_at
        self._similarity[new_at] = similarity
        self._taken.add(old_at)

    def _free_old(self) -> list[int]:
        return [at for at in range(len(self._old)) if at not in self._taken]

    def _free_new(self) -> list[int]:
        return [at for at in range(len(self._new)) if at not in self._old_of]


class _Titles:
    """Tell a heading that got another title from one that something moved away from."""

    def __init__(self, old: Iterable[Placed], new: Iterable[Placed]) -> None:
        self._old = {_plain(title) for one in old for title in (one.chapter, one.section)}
        self._new = {_plain(title) for one in new for title in (one.chapter, one.section)}

    def same_place(self, old: Placed, new: Placed) -> bool:
        return self._same(old.chapter, new.chapter) and self._same(old.section, new.section)

    def _same(self, old: str, new: str) -> bool:
        old, new = _plain(old), _plain(new)
        return old == new or (old not in self._new and new not in self._old)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _parent_texts(items: Sequence[Placed]) -> list[str]:
    texts = {one.key: _plain(one.text) for one in items}
    return [texts.get(one.parent, "") if one.parent else "" for one in items]


def _parts(olds: list[int], news: list[int]) -> Iterator[tuple[list[int], list[int]]]:
    """Cut long lists in pieces that stand at about the same place."""
    count = max(1, -(-max(len(olds), len(news)) // MOST_COMPARED))
    for part in range(count):
        yield _part(olds, part, count), _part(news, part, count)


def _part(positions: list[int], part: int, count: int) -> list[int]:
    size = len(positions)
    return positions[part * size // count : (part + 1) * size // count]


def _mapped(parent: str | None, old_keys: dict[str, str]) -> str | None:
    return None if parent is None else old_keys.get(parent, f"new:{parent}")


def _free_key(key: str, used: set[str]) -> str:
    if key not in used:
        return key
    number = 2
    while f"{key}-{number}" in used:
        number += 1
    return f"{key}-{number}"
