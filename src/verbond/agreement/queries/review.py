"""What waits for a person: proposals and questions."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext

from verbond.agreement.core.proposals.targets import NEW
from verbond.agreement.core.sdg import NAMES
from verbond.agreement.models import Agreement, Annotation, Commitment, Question
from verbond.agreement.models.annotation import What
from verbond.agreement.models.evidence import Shows
from verbond.agreement.models.text import Kind, Role
from verbond.agreement.queries.follow_up import safe_address
from verbond.indicators import facade as indicators
from verbond.places import facade as places

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """One annotation, and what it proposes in words."""

    row: Annotation
    value: str
    pieces: tuple[tuple[str, bool], ...]
    is_same_sentence: bool = False

    @property
    def shows(self) -> str:
        """Say what evidence shows of the sentence; empty for other annotations."""
        if self.row.evidence is None:
            return ""
        return str(Shows(self.row.shows or self.row.evidence.shows).label)

    @property
    def url(self) -> str:
        """Give the address of evidence, when it is one that a browser only opens."""
        return safe_address(self.row.evidence.url) if self.row.evidence else ""


@dataclass(frozen=True, slots=True)
class Queue:
    agreement: Agreement
    page: Page[Annotation]
    cards: tuple[ReviewCard, ...]
    waiting: tuple[tuple[str, str, int], ...]
    chosen: str
    decided: int
    questions: int


def queue(agreement: Agreement, *, what: str, page: str) -> Queue:
    """Return the open proposals of one sort, the surest first."""
    rows = Annotation.objects.filter(commitment__agreement=agreement, commitment__retired_at=None)
    counts = Counter(rows.open().values_list("what", flat=True))
    found = rows.open().select_related("commitment__chapter", "other", "evidence")
    if what in set(What):
        found = found.filter(what=what)
    found = found.order_by("-certainty", "commitment__position", "what", "value")
    shown = Paginator(found, PER_PAGE).get_page(page)
    for row in shown.object_list:
        row.commitment.agreement = agreement
    return Queue(
        agreement=agreement,
        page=shown,
        cards=cards_of(list(shown.object_list)),
        waiting=tuple((w.value, str(w.label), counts[w.value]) for w in What if counts[w.value]),
        chosen=what if what in set(What) else "",
        decided=rows.exclude(state=Annotation.State.PROPOSED).count(),
        questions=Question.objects.filter(
            commitment__agreement=agreement, state__in=[Question.State.WAITING, Question.State.OPEN]
        ).count(),
    )


def cards_of(rows: Sequence[Annotation]) -> tuple[ReviewCard, ...]:
    """Put what annotations propose in words that a clerk reads."""
    codes = [row.value for row in rows if row.what == What.PLACE]
    names = {card.code: card.name for card in places.place_cards(codes)} if codes else {}
    keys = [row.value for row in rows if row.what == What.THEME]
    if keys:
        units = Commitment.objects.filter(agreement=rows[0].commitment.agreement_id, key__in=keys)
        names |= dict(units.values_list("key", "text"))
    cards: list[ReviewCard] = []
    for row in rows:
        pieces = tuple(_pieces(row.commitment.text, row.words))
        same = bool(cards) and cards[-1].row.commitment_id == row.commitment_id
        cards.append(ReviewCard(row, _in_words(row, names), pieces, same))
    return tuple(cards)


def _pieces(text: str, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Cut a sentence where the words stand that led to a proposal."""
    found = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    if not found:
        yield text, False
        return
    for at, piece in enumerate(re.split(rf"(\b(?:{found}))", text, flags=re.IGNORECASE)):
        if piece:
            yield piece, bool(at % 2)


def choices_for(row: Annotation) -> list[tuple[str, str]]:
    """List what a clerk may note instead of this proposal; empty for links, which are typed.

    Of evidence a clerk says what else it shows of the sentence.
    """
    if row.what == What.EVIDENCE:
        return [(shows.value, str(shows.label).capitalize()) for shows in Shows]
    if row.what == What.KIND:
        return [(kind.value, str(kind.label)) for kind in Kind]
    if row.what == What.SDG:
        return [(str(number), f"{number}. {gettext(name)}") for number, name in NAMES.items()]
    if row.what == What.PLACE:
        return sorted(((card.code, card.name) for card in places.all_places()), key=itemgetter(1))
    if row.what == What.THEME:
        themes = Commitment.objects.filter(
            agreement=row.commitment.agreement_id, role=Role.THEME
        ).current()
        return list(themes.order_by("position").values_list("key", "text"))
    if row.what == What.TARGET:
        return _targets(row)
    return []


def _targets(row: Annotation) -> list[tuple[str, str]]:
    """List the targets that this agreement already names."""
    notes = Annotation.objects.filter(
        commitment__agreement=row.commitment.agreement_id, what=What.TARGET
    )
    codes = sorted(set(notes.values_list("value", flat=True)))
    return [(card.code, f"{card.code} {card.measure}") for card in indicators.target_cards(codes)]


def _in_words(row: Annotation, names: Mapping[str, str]) -> str:
    if row.what == What.SDG:
        return f"{row.value}. {gettext(NAMES[int(row.value)])}"
    if row.what == What.KIND:
        return str(Kind(row.value).label)
    if row.what == What.TARGET and row.value == NEW:
        return gettext("meetbaar, nog zonder eigen cijfer")
    if row.evidence:
        return row.evidence.title
    if row.other:
        return gettext("regel %(n)s") % {"n": row.other.first_line}
    return names.get(row.value, row.value)
