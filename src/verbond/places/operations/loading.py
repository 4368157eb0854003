"""Load a city's places from a folder with places.yaml: all of it, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from verbond.journal.facade import Actor, record
from verbond.places.core.errors import PlacesFileWrong
from verbond.places.core.sources.editions import CityText, EditionText, read_city
from verbond.places.core.sources.named import NamedText, WijkWords, read_named
from verbond.places.core.sources.wijken import SectorText, WijkText, read_sectors, read_wijken
from verbond.places.models import Edition
from verbond.places.operations.editions import begin_edition
from verbond.places.operations.files import TextFile, read_text
from verbond.places.operations.names import write_names
from verbond.places.operations.rows import write_named, write_sectors, write_wijken


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: the editions it began or renewed, none when all was there already."""

    editions: tuple[str, ...]
    wijken: int
    sectors: int
    named: int


@dataclass(frozen=True, slots=True)
class _Sources:
    city: CityText
    wijken: tuple[WijkText, ...]
    sectors: tuple[SectorText, ...]
    wijk_words: tuple[WijkWords, ...]
    named: tuple[NamedText, ...]
    files: dict[str, TextFile]


def load_places(folder: Path, *, actor: Actor, now: datetime) -> Loaded:
    """Load neighbourhoods, sectors and named places; the same files again change nothing.

    Raises `PlacesFileWrong` before anything is written.
    """
    sources = _read(folder)
    _check(sources)
    with transaction.atomic():
        changed = _write(sources, now)
        if changed:
            _tell(sources, changed, actor, now)
    return Loaded(changed, len(sources.wijken), len(sources.sectors), len(sources.named))


def _read(folder: Path) -> _Sources:
    overview = read_text(folder / "places.yaml")
    city = read_city(overview.text, overview.name)
    files = {series: read_text(folder / edition.file) for series, edition in city.editions.items()}
    wijken, sectors, named = files["wijken"], files["sectoren"], files["namen"]
    wijk_words, places = read_named(named.text, named.name)
    return _Sources(
        city=city,
        wijken=read_wijken(wijken.text, wijken.name, city.name),
        sectors=read_sectors(sectors.text, sectors.name),
        wijk_words=wijk_words,
        named=places,
        files=files,
    )


def _check(sources: _Sources) -> None:
    wijken = {wijk.code for wijk in sources.wijken}
    held = wijken | {sources.city.nowhere_wijk}
    for sector in sources.sectors:
        if sector.wijk not in held:
            raise PlacesFileWrong(
                "wijk_unknown",
                f"{sources.files['sectoren'].name}: sector {sector.code} lies in {sector.wijk!r}, "
                "which is no wijk of the edition",
            )
    for words in sources.wijk_words:
        if words.wijk not in wijken:
            raise PlacesFileWrong("wijk_unknown", f"{words.at}: {words.wijk!r} is no wijk")
    _check_named(sources, wijken | {sector.code for sector in sources.sectors})


def _check_named(sources: _Sources, divided: set[str]) -> None:
    codes = {place.code for place in sources.named}
    for place in sources.named:
        if place.code in divided | {sources.city.code, sources.city.nowhere_wijk}:
            raise PlacesFileWrong(
                "code_double", f"{place.at}: {place.code!r} is the code of another place"
            )
        for area in place.areas:
            if area.code not in divided | codes or area.code == place.code:
                raise PlacesFileWrong(
                    "area_unknown",
                    f"{place.at}: lies within {area.code!r}, which is no other place",
                )


def _write(sources: _Sources, now: datetime) -> tuple[str, ...]:
    city = sources.city
    steps: tuple[tuple[str, Callable[[Edition], None]], ...] = (
        ("wijken", lambda edition: write_wijken(edition, city, sources.wijken)),
        ("sectoren", lambda edition: write_sectors(edition, sources.sectors)),
        ("namen", lambda edition: write_named(edition, sources.named, now)),
    )
    changed: list[str] = []
    for series, write in steps:
        text = city.editions[series]
        edition, is_new = _edition(text, sources.files[series].digest)
        if is_new:
            write(edition)
            changed.append(edition.code)
    if changed:
        write_names(city, sources.wijk_words, sources.named)
    return tuple(changed)


def _edition(text: EditionText, digest: str) -> tuple[Edition, bool]:
    found = Edition.objects.filter(code=text.code).first()
    if found is None:
        edition = _described(Edition(code=text.code, series=text.series, digest=digest), text)
        begin_edition(edition)
        return edition, True
    is_changed = found.digest != digest
    # Names are our own reading and may be improved; geometry that figures rest on may not.
    if is_changed and text.series != "namen":
        raise PlacesFileWrong(
            "edition_changed",
            f"{text.file} differs from what edition {text.code!r} was loaded from; "
            "give the new file a new edition code and a valid_from",
        )
    found.digest = digest
    _described(found, text).save()
    return found, is_changed


def _described(edition: Edition, text: EditionText) -> Edition:
    edition.name, edition.note = text.name, text.note
    edition.valid_from, edition.fictitious = text.valid_from, text.fictitious
    edition.source, edition.source_link = text.source, text.source_link
    edition.credit, edition.credit_link = text.credit, text.credit_link
    edition.licence = text.licence
    return edition


def _tell(sources: _Sources, changed: tuple[str, ...], actor: Actor, now: datetime) -> None:
    city = sources.city
    counts = {
        "wijken": f"{len(sources.wijken)} wijken",
        "sectoren": f"{len(sources.sectors)} sectoren",
        "namen": f"{len(sources.named)} plekken die het akkoord noemt",
    }
    for series, edition in city.editions.items():
        if edition.code in changed:
            record(
                actor=actor,
                verb="load",
                room="places",
                object_kind="edition",
                object_key=edition.code,
                summary=f"{edition.name} geladen: {counts[series]}.",
                reason=edition.source,
                details={"sha256": sources.files[series].digest},
                at=now,
            )
