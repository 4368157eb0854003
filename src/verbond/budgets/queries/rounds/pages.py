"""What the overview and the page of a round show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse

from verbond.budgets.models import Proposal, Round
from verbond.budgets.queries.rounds.cards import GONE, RoundCard, place_names, round_cards
from verbond.places import facade as places
from verbond.places.facade import SvgMap

PORTION = 24
# Before they are chosen nobody may read a ranking from the order: by number, never by votes.
ORDER = ("number",)


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposal in a list."""

    key: str
    url: str
    number: int
    title: str
    summary: str
    state: str
    state_words: str
    theme: str
    place_name: str
    cost_cents: int | None
    proposer: str
    is_atelier: bool
    fictitious: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow a list, with how many it would leave."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked of a list of proposals; empty is everything."""

    words: str = ""
    theme: str = ""
    place: str = ""
    state: str = ""
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.theme or self.place or self.state)

    def turned(self, page: int) -> str:
        kept = {"q": self.words, "theme": self.theme, "place": self.place, "state": self.state}
        return "?" + urlencode({name: said for name, said in kept.items() if said} | {"page": page})


@dataclass(frozen=True, slots=True)
class ProposalList:
    """One portion of the proposals of a round, with the ways to narrow it."""

    lines: tuple[ProposalLine, ...]
    total: int
    number: int
    pages: int
    asked: Asked
    themes: tuple[Choice, ...]
    places: tuple[Choice, ...]
    states: tuple[Choice, ...]

    @property
    def previous_url(self) -> str:
        return self.asked.turned(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        return self.asked.turned(self.number + 1) if self.number < self.pages else ""


def round_card(row: Round) -> RoundCard:
    return round_cards(Round.objects.filter(pk=row.pk))[0]


def proposals_of(row: Round) -> QuerySet[Proposal]:
    """Return what is on the table: nothing that was withdrawn, merged or hidden."""
    return Proposal.objects.filter(round=row).exclude(state__in=GONE)


def proposal_list(row: Round, asked: Asked, *, portion: int = PORTION) -> ProposalList:
    """Return a portion of the proposals as asked. Five queries."""
    every = proposals_of(row)
    counted = list(every.values("theme", "place_code", "state").annotate(n=Count("pk")).order_by())
    found = _narrowed(every, asked)
    total = found.count()
    pages = max(1, -(-total // portion))
    number = min(max(asked.page, 1), pages)
    rows = list(found.order_by(*ORDER)[(number - 1) * portion : number * portion])
    names = place_names(line["place_code"] for line in counted)
    return ProposalList(
        lines=tuple(_line(one, row, names) for one in rows),
        total=total,
        number=number,
        pages=pages,
        asked=asked,
        themes=_choices(counted, "theme", {}, asked.theme),
        places=_choices(counted, "place_code", names, asked.place),
        states=_choices(
            counted,
            "state",
            {str(value): str(label) for value, label in Proposal.State.choices},
            asked.state,
        ),
    )


def proposal_map(row: Round, on: date) -> SvgMap | None:
    """Draw the neighbourhoods of a round, coloured by how many proposals each has."""
    counts = dict(
        proposals_of(row)
        .exclude(place_code="")
        .values_list("place_code")
        .annotate(n=Count("pk"))
        .order_by()
    )
    if not counts:
        return None
    codes = [code for code, _ in neighbourhoods(row.place_code, on)]
    if not codes:
        return None
    address = reverse("budgets:proposals", args=[row.slug])
    return places.svg_shapes(
        codes,
        on=on,
        values={code: float(counts.get(code, 0)) for code in codes},
        links={code: f"{address}?place={code}" for code in codes},
    )


def neighbourhoods(place_code: str, on: date) -> list[tuple[str, str]]:
    """Return code and name of each neighbourhood in a place; empty for the whole city."""
    wanted = places.codes_within(place_code, on=on) if place_code else None
    every = places.all_places("neighbourhood", on=on, with_shape=True)
    return [(one.code, one.shown_name) for one in every if wanted is None or one.code in wanted]


def _narrowed(found: QuerySet[Proposal], asked: Asked) -> QuerySet[Proposal]:
    for word in asked.words.split()[:8]:
        found = found.filter(title__icontains=word) | found.filter(summary__icontains=word)
    if asked.theme:
        found = found.filter(theme=asked.theme)
    if asked.place:
        found = found.filter(place_code=asked.place)
    if asked.state:
        found = found.filter(state=asked.state)
    return found


def _choices(
    counted: Sequence[Mapping[str, object]], name: str, labels: Mapping[str, str], chosen: str
) -> tuple[Choice, ...]:
    sums: dict[str, int] = {}
    for line in counted:
        value = str(line[name])
        sums[value] = sums.get(value, 0) + int(str(line["n"]))
    return tuple(
        Choice(value, labels.get(value, value), count, value == chosen)
        for value, count in sorted(sums.items(), key=lambda pair: labels.get(pair[0], pair[0]))
        if value
    )


def _line(one: Proposal, row: Round, names: Mapping[str, str]) -> ProposalLine:
    return ProposalLine(
        key=one.key,
        url=f"/budgets/r/{row.slug}/p/{one.key}/",
        number=one.number,
        title=one.title,
        summary=one.summary,
        state=one.state,
        state_words=one.get_state_display(),
        theme=one.theme,
        place_name=names.get(one.place_code, ""),
        cost_cents=one.cost_cents,
        proposer=one.proposer_name,
        is_atelier=one.is_atelier,
        fictitious=one.fictitious,
    )
