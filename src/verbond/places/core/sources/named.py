"""Read the places that a document names: streets, sites, neighbourhoods, with their spellings."""

from dataclasses import dataclass

from verbond.places.core.sources.fields import Fields, read_yaml

KINDS = ("neighbourhood", "site", "street")


@dataclass(frozen=True, slots=True)
class Words:
    """One spelling, and whether it must have the same capitals or means something else."""

    words: str
    exact: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """In which area a place lies, and what says so."""

    code: str
    certain: bool
    reason: str


@dataclass(frozen=True, slots=True)
class NamedText:
    """A place of which a document gives the name; the line is where it does so first."""

    code: str
    kind: str
    name: str
    first_line: int
    words: tuple[Words, ...]
    areas: tuple[Area, ...]
    note: str
    at: str


@dataclass(frozen=True, slots=True)
class WijkWords:
    """How a document writes the name of a known neighbourhood."""

    wijk: str
    first_line: int
    words: tuple[Words, ...]
    at: str


def read_named(text: str, file: str) -> tuple[tuple[WijkWords, ...], tuple[NamedText, ...]]:
    """Read spellings of neighbourhoods and named places, or raise `PlacesFileWrong`."""
    top = read_yaml(text, file)
    top.only("wijken", "places")
    wijken = tuple(_wijk(fields) for fields in top.groups("wijken"))
    places: dict[str, NamedText] = {}
    for fields in top.groups("places"):
        place = _place(fields)
        if place.code in places:
            raise fields.wrong("code_double", f"place {place.code!r} is listed twice")
        places[place.code] = place
    return wijken, tuple(places.values())


def _wijk(fields: Fields) -> WijkWords:
    fields.only("wijk", "first_line", "spellings", "elsewhere")
    return WijkWords(
        wijk=fields.code("wijk"),
        first_line=fields.number("first_line"),
        words=_words(fields),
        at=f"{fields.file}, line {fields.line}",
    )


def _place(fields: Fields) -> NamedText:
    fields.only("code", "kind", "name", "first_line", "spellings", "elsewhere", "within", "note")
    kind = fields.text("kind")
    if kind not in KINDS:
        raise fields.wrong("kind", f"kind is {kind!r}; allowed are {', '.join(KINDS)}")
    return NamedText(
        code=fields.code("code"),
        kind=kind,
        name=fields.text("name", longest=200),
        first_line=fields.number("first_line"),
        words=_words(fields),
        areas=tuple(_area(area) for area in fields.groups("within")),
        note=fields.text("note", default=""),
        at=f"{fields.file}, line {fields.line}",
    )


def _words(fields: Fields) -> tuple[Words, ...]:
    found = [_spelling(one) for one in fields.items("spellings")]
    if not found:
        raise fields.wrong("spellings", "needs at least one spelling")
    found += [Words(words, elsewhere=True) for words in fields.texts("elsewhere")]
    if len({word.words for word in found}) < len(found):
        raise fields.wrong("spelling_double", "a spelling is listed twice")
    return tuple(found)


def _spelling(item: str | Fields) -> Words:
    if isinstance(item, str):
        return Words(item)
    item.only("words", "exact")
    return Words(item.text("words", longest=200), exact=item.flag("exact"))


def _area(fields: Fields) -> Area:
    fields.only("area", "certain", "reason")
    return Area(
        code=fields.code("area"),
        certain=fields.flag("certain", default=True),
        reason=fields.text("reason", longest=300),
    )
