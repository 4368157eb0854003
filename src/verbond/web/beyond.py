"""What the site's search finds besides promises: rights, decisions, the plan, rounds, proposals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import formats
from django.utils.translation import gettext as _

from verbond.budgets import facade as budgets
from verbond.decisions import facade as decisions
from verbond.journal import facade as journal
from verbond.kit.dutch.analysis import tokens
from verbond.kit.rows import Table
from verbond.plan import facade as plan
from verbond.rights import facade as rights
from verbond.web.pictures import Beside, Group

MOST, MOST_NAMED = 5, 3
# A shorter word stands in too many others: "en" is in "renovatie".
SHORTEST_PART = 4
_COLUMNS = ("key", "title", "summary", "decided_on")
_OF_ROUND = ("slug", "title", "summary", "published_at")
_OF_PROPOSAL = ("round", "key", "title", "summary", "theme")


@dataclass(frozen=True, slots=True)
class _Known:
    """Something that can be found, with the words that find it."""

    words: frozenset[str]
    title: str
    url: str
    on: date | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Things in their order, and at which places each word stands: words are far fewer."""

    known: tuple[_Known, ...] = ()
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Iterable[_Known]) -> "_Shelf":
        kept = tuple(known)
        places: dict[str, list[int]] = {}
        for place, one in enumerate(kept):
            for word in one.words:
                places.setdefault(word, []).append(place)
        return cls(kept, {word: tuple(found) for word, found in places.items()})

    def holding(self, asked: Iterable[str]) -> list[_Known]:
        """Return what holds every word, or a part of a word when it is long enough."""
        found = set.intersection(*(self._places_of(one) for one in asked))
        return [self.known[place] for place in sorted(found)]

    def _places_of(self, one: str) -> set[int]:
        if len(one) < SHORTEST_PART:
            return set(self.places.get(one, ()))
        return set().union(*(found for word, found in self.places.items() if one in word))


@dataclass
class _Shelves:
    """What could be found when the journal was at this head; every operation moves it."""

    head: str = ""
    rights: _Shelf = field(default_factory=_Shelf)
    names: _Shelf = field(default_factory=_Shelf)
    decisions: _Shelf = field(default_factory=_Shelf)
    actions: _Shelf = field(default_factory=_Shelf)
    rounds: _Shelf = field(default_factory=_Shelf)
    proposals: _Shelf = field(default_factory=_Shelf)


_KEPT = _Shelves()


def found_beyond(query: str) -> tuple[Group, ...]:
    """Return all of these that hold every word of a question, the newest first."""
    asked = tokens(query)
    if not asked:
        return ()
    _look_again()
    groups = (
        (_("Rechten"), _KEPT.rights, reverse("rights:catalogue"), _("Alle rechten")),
        (_("Besluiten"), _KEPT.decisions, reverse("decisions:overview"), _("Alle besluiten")),
        (_("Acties in het plan"), _KEPT.actions, reverse("plan:plans"), _("Alle plannen")),
        (_("Wijkbudgetten"), _KEPT.rounds, reverse("budgets:overview"), _("Alle rondes")),
        (_("Voorstellen"), _KEPT.proposals, reverse("budgets:overview"), _("Alle rondes")),
    )
    found = []
    for title, shelf, url, words in groups:
        hits = shelf.holding(asked)
        if hits:
            shown = tuple(Beside(one.title, one.url, _facts(one)) for one in hits[:MOST])
            found.append(Group(title, shown, len(hits), url, words))
    return tuple(found)


def rights_named(query: str) -> tuple[Beside, ...]:
    """Return the rights whose name, or what people call them, holds every word of a question."""
    asked = tokens(query)
    if not asked:
        return ()
    _look_again()
    hits = _KEPT.names.holding(asked)[:MOST_NAMED]
    return tuple(Beside(one.title, one.url, _facts(one)) for one in hits)


def _facts(one: _Known) -> str:
    return formats.date_format(one.on, "j F Y") if one.on else one.about


def _look_again() -> None:
    head = journal.head_hash()
    if head == _KEPT.head:
        return
    _KEPT.rights = _Shelf.of(_rights(by_name=False))
    _KEPT.names = _Shelf.of(_rights(by_name=True))
    newest = sorted(_decisions(), key=lambda one: one.on or date.min, reverse=True)
    _KEPT.decisions = _Shelf.of(newest)
    _KEPT.actions = _Shelf.of(_actions())
    titles = dict[str, str]()
    _KEPT.rounds = _Shelf.of(_rounds(titles))
    _KEPT.proposals = _Shelf.of(_proposals(titles))
    _KEPT.head = head


def _light(whole: Table, names: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    """Read a few columns of what is public: the others are long, and nobody looks for them here."""
    return replace(whole, columns={name: whole.columns[name] for name in names}).rows()


def _rounds(titles: dict[str, str]) -> Iterator[_Known]:
    rows = list(_light(budgets.TABLES["rounds"], _OF_ROUND))
    for row in sorted(rows, key=lambda row: row["published_at"], reverse=True):
        titles[row["slug"]] = row["title"]
        url = reverse("budgets:round", args=[row["slug"]])
        yield _Known(_words(f"{row['title']} {row['summary']}"), row["title"], url)


def _proposals(titles: Mapping[str, str]) -> Iterator[_Known]:
    rows = list(_light(budgets.TABLES["proposals"], _OF_PROPOSAL))
    # Those of the newest round first, as the rounds themselves.
    place = {slug: number for number, slug in enumerate(titles)}
    for row in sorted(rows, key=lambda row: place[row["round"]]):
        words = _words(f"{row['title']} {row['summary']} {row['theme']}")
        url = reverse("budgets:proposal", args=[row["round"], row["key"]])
        yield _Known(words, row["title"], url, about=titles[row["round"]])


def _rights(*, by_name: bool) -> Iterator[_Known]:
    for one in rights.findable():
        url = reverse("rights:right", args=[one.id])
        words = _words(f"{one.name} {one.called}")
        if not by_name:
            # Everyday words of a sheet, such as "aan" or "je", stand in all of them.
            words |= {word for word in _words(one.words) if len(word) >= SHORTEST_PART}
        yield _Known(words, one.name, url, about=one.about)


def _decisions() -> Iterator[_Known]:
    for row in _light(decisions.TABLES["decisions"], _COLUMNS):
        words = _words(f"{row['title']} {row['summary']}")
        url = reverse("decisions:decision", args=[row["key"]])
        yield _Known(words, row["title"], url, row["decided_on"])


def _actions() -> Iterator[_Known]:
    for card in plan.plans():
        version = plan.newest(card)
        if version is None:
            continue
        rows = plan.published(
            "plan-nodes", card.slug, level="action", version__number=version.number
        )
        for row in rows:
            try:
                url = reverse("plan:action", args=[card.slug, row["code"]])
            except NoReverseMatch:  # a code that no address can hold has no page
                continue
            yield _Known(_words(f"{row['code']} {row['name']}"), row["name"], url, about=card.title)


@lru_cache(maxsize=20_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(tokens(text))
