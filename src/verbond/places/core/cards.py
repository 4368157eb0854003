"""What other rooms see of a place."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from verbond.places.core.choropleth import Level


@dataclass(frozen=True, slots=True)
class EditionCard:
    """An edition: since when it holds, and the credit its publisher asks wherever it shows."""

    code: str
    name: str
    valid_from: date | None
    valid_to: date | None
    source: str
    source_link: str
    licence: str
    credit: str
    credit_link: str
    fictitious: bool
    note: str


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """Another place, short enough for a list."""

    code: str
    name: str
    kind: str
    kind_label: str
    fictitious: bool


@dataclass(frozen=True, slots=True)
class AreaLink:
    """A place and an area that holds it, with what says so; not certain: the names agree."""

    place: PlaceLink
    certain: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place as a page shows it; `bbox` is west, south, east, north in degrees."""

    pk: int
    code: str
    name: str
    kind: str
    kind_label: str
    fictitious: bool
    note: str
    has_shape: bool
    latitude: float | None
    longitude: float | None
    bbox: tuple[float, float, float, float] | None
    edition: EditionCard
    parent: PlaceLink | None = None
    districts: tuple[PlaceLink, ...] = ()
    members: tuple[PlaceLink, ...] = ()
    sectors: tuple[PlaceLink, ...] = ()
    areas: tuple[AreaLink, ...] = ()
    places_within: tuple[AreaLink, ...] = ()
    spellings: tuple[str, ...] = ()
    first_line: int | None = None

    @property
    def shown_name(self) -> str:
        """Return the name, with the mark that a fictitious place always carries."""
        if self.fictitious and "fictief" not in self.name:
            return f"{self.name} (fictief)"
        return self.name


@dataclass(frozen=True, slots=True)
class SvgShape:
    """The outline of a place in the pixels of one drawing."""

    code: str
    name: str
    path: str
    label_x: float
    label_y: float
    fictitious: bool = False
    # chosen: what the drawing is about; likely: what it is probably about.
    chosen: bool = False
    likely: bool = False
    href: str = ""
    value: float | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class SvgMap:
    """A drawing of places: its size in pixels, its shapes, and the credit that goes with it."""

    width: int
    height: int
    shapes: tuple[SvgShape, ...]
    credits: tuple[EditionCard, ...]
    levels: tuple[Level, ...] = ()
    coloured: bool = False

    @property
    def one_chosen(self) -> SvgShape | None:
        """Return the only chosen shape, which has room for its name."""
        chosen = [shape for shape in self.shapes if shape.chosen]
        return chosen[0] if len(chosen) == 1 else None

    @property
    def any_likely(self) -> bool:
        """Tell whether a legend must explain the hatch of what is likely."""
        return any(shape.likely for shape in self.shapes)

    @property
    def has_unknown(self) -> bool:
        """Tell whether a coloured map has a place whose figure is not known."""
        return self.coloured and any(shape.level is None for shape in self.shapes)


Feature = dict[str, Any]
FeatureCollection = dict[str, Any]
