"""What the site's search finds besides promises: decisions, and actions of the plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.urls import NoReverseMatch, reverse
from django.utils import formats
from django.utils.translation import gettext as _

from verbond.decisions import facade as decisions
from verbond.journal import facade as journal
from verbond.kit.dutch.analysis import tokens
from verbond.plan import facade as plan
from verbond.web.pictures import Beside, Group

MOST = 5
# A shorter word stands in too many others: "en" is in "renovatie".
SHORTEST_PART = 4
_COLUMNS = ("key", "title", "summary", "decided_on")


@dataclass(frozen=True, slots=True)
class _Known:
    """Something that can be found, with the words that find it."""

    words: frozenset[str]
    title: str
    url: str
    on: date | None = None
    about: str = ""


@dataclass
class _Shelf:
    """What could be found when the journal was at this head; every operation moves it."""

    head: str = ""
    decisions: tuple[_Known, ...] = ()
    actions: tuple[_Known, ...] = ()


_SHELF = _Shelf()


def found_beyond(query: str) -> tuple[Group, ...]:
    """Return the decisions and actions that hold every word of a question, the newest first."""
    asked = tokens(query)
    if not asked:
        return ()
    _look_again()
    groups = (
        (_("Besluiten"), _SHELF.decisions, reverse("decisions:overview"), _("Alle besluiten")),
        (_("Acties in het plan"), _SHELF.actions, reverse("plan:plans"), _("Alle plannen")),
    )
    found = []
    for title, known, url, words in groups:
        hits = [one for one in known if _holds(one.words, asked)]
        if hits:
            shown = tuple(Beside(one.title, one.url, _facts(one)) for one in hits[:MOST])
            found.append(Group(title, shown, len(hits), url, words))
    return tuple(found)


def _holds(words: frozenset[str], asked: Iterable[str]) -> bool:
    return all(
        one in words or (len(one) >= SHORTEST_PART and any(one in word for word in words))
        for one in asked
    )


def _facts(one: _Known) -> str:
    return formats.date_format(one.on, "j F Y") if one.on else one.about


def _look_again() -> None:
    head = journal.head_hash()
    if head == _SHELF.head:
        return
    newest = sorted(_decisions(), key=lambda one: one.on or date.min, reverse=True)
    _SHELF.decisions = tuple(newest)
    _SHELF.actions = tuple(_actions())
    _SHELF.head = head


def _decisions() -> Iterator[_Known]:
    whole = decisions.TABLES["decisions"]
    # Motivations and articles are long, and nobody looks for them here.
    light = replace(whole, columns={name: whole.columns[name] for name in _COLUMNS})
    for row in light.rows():
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
