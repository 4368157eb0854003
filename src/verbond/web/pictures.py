"""What the templates of the shell are given: typed, so that who fills them knows what they need.

The pages of this room take one of these as `page`. `queries.py` fills them; the pattern page
fills them with examples.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many promises have one status; `status` is a key of `web.statuses.STATUSES`."""

    status: str
    count: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class DomainRow:
    """One domain of the agreement with all its promises as dots."""

    number: int
    key: str
    name: str
    url: str
    dots: tuple[StatusCount, ...]

    @property
    def total(self) -> int:
        return sum(dot.count for dot in self.dots)

    @property
    def known(self) -> int:
        """The promises of which the status is known; a value has none."""
        return sum(d.count for d in self.dots if d.status not in {"unknown", "value"})

    @property
    def asked(self) -> int:
        """The promises that can have a status: all but the values."""
        return sum(dot.count for dot in self.dots if dot.status != "value")


@dataclass(frozen=True, slots=True)
class ThemeStation:
    """One werf: a theme that runs through several domains (given by their numbers)."""

    key: str
    name: str
    url: str
    total: int
    domains: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KindShare:
    """One kind of promise (deliver, study, lobby …) with plain words that say what it asks."""

    key: str
    label: str
    words: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Measured:
    """How many of the targets have a measurement; `url` is the page with all targets."""

    measured: int
    total: int
    url: str

    @property
    def dots(self) -> tuple[StatusCount, ...]:
        return (
            StatusCount("measured", self.measured),
            StatusCount("unmeasured", self.total - self.measured),
        )


@dataclass(frozen=True, slots=True)
class Change:
    """Something new that a reader may want to know, in one sentence with its address."""

    on: date
    what: str
    title: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """Everything the home page shows; `agreement_url` is empty while nothing was imported."""

    title: str = ""
    agreement_url: str = ""
    text_url: str = ""
    themes_url: str = ""
    places_url: str = ""
    legend: tuple[StatusCount, ...] = ()
    domains: tuple[DomainRow, ...] = ()
    themes: tuple[ThemeStation, ...] = ()
    kinds: tuple[KindShare, ...] = ()
    measured: Measured | None = None
    news: tuple[Change, ...] = ()

    @property
    def total(self) -> int:
        return sum(domain.total for domain in self.domains)

    @property
    def known(self) -> int:
        """The promises of which the status is known."""
        return sum(domain.known for domain in self.domains)

    @property
    def asked(self) -> int:
        return sum(domain.asked for domain in self.domains)

    @property
    def most_of_a_kind(self) -> int:
        return max((kind.count for kind in self.kinds), default=0)


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of a filter: what it is called, how many hits it leaves, whether it is ticked."""

    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One group of boxes, sent as `name=value` for each ticked box."""

    name: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def first(self) -> tuple[Choice, ...]:
        return tuple(c for place, c in enumerate(self.choices) if place < 7 or c.chosen)

    @property
    def rest(self) -> tuple[Choice, ...]:
        return tuple(c for place, c in enumerate(self.choices) if place >= 7 and not c.chosen)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `hit` when it is a word that was searched for."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One promise that was found, with its words and where it stands.

    `domain_number` is 0 outside the domains; `status` is empty for a text that promises nothing.
    """

    url: str
    pieces: tuple[Piece, ...]
    domain_number: int
    domain_name: str
    section: str = ""
    kind: str = ""
    status: str = "unknown"
    line: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is on, and the address without it."""

    label: str
    without_url: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reader may have meant, and the address that searches for it."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Where the reader is in a long list; addresses are empty at the ends."""

    number: int
    count: int
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that a search finds besides promises; `facts` is its short line."""

    title: str
    url: str
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The first of one kind of what is found besides promises, of `total` in all."""

    title: str
    shown: tuple[Beside, ...]
    total: int
    more_url: str
    more: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything the search page shows. An empty `query` without filters shows the help.

    `named`: rights that are called so; they stand first, because who names one wants that page.
    """

    query: str = ""
    total: int = 0
    hits: tuple[Hit, ...] = ()
    filters: tuple[Filter, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    corrections: tuple[Correction, ...] = ()
    corrected_to: str = ""
    examples: tuple[Correction, ...] = ()
    pages: Pages | None = None
    feed_url: str = ""
    csv_url: str = ""
    beside: tuple[Group, ...] = ()
    named: tuple[Beside, ...] = ()

    @property
    def asked(self) -> bool:
        return bool(self.query or self.chosen)


@dataclass(frozen=True, slots=True)
class Step:
    """One station of the track: state is done, now or open; `facts` are its short lines."""

    name: str
    state: str
    facts: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: when, what, of which sort; `first` marks the promise itself."""

    when: str
    title: str
    url: str
    sort: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """One promise as a dot that can be opened."""

    status: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many promises a werf and a domain share, and where they are listed."""

    domain_number: int
    domain_name: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One werf with a cell for every domain, in the order of the columns."""

    name: str
    url: str
    total: int
    cells: tuple[MatrixCell, ...]
