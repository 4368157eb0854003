"""Read places.yaml: which editions a city has, and who is to be credited."""

from dataclasses import dataclass
from datetime import date

from verbond.places.core.sources.fields import Fields, read_yaml

SERIES = ("wijken", "sectoren", "namen")


@dataclass(frozen=True, slots=True)
class EditionText:
    """What a file says of an edition."""

    code: str
    series: str
    name: str
    valid_from: date | None
    source: str
    source_link: str
    licence: str
    credit: str
    credit_link: str
    fictitious: bool
    note: str
    file: str


@dataclass(frozen=True, slots=True)
class CityText:
    """A city: its code and name, its editions by series, and its code for "nowhere known"."""

    code: str
    name: str
    note: str
    editions: dict[str, EditionText]
    nowhere_wijk: str
    nowhere_name: str


def read_city(text: str, file: str) -> CityText:
    """Read a city's editions, or raise `PlacesFileWrong`."""
    top = read_yaml(text, file)
    top.only("city", "editions", "nowhere")
    city, nowhere = top.group("city"), top.group("nowhere")
    city.only("code", "name", "note")
    nowhere.only("wijk", "sector", "name")
    editions: dict[str, EditionText] = {}
    for fields in top.groups("editions"):
        edition = _edition(fields)
        if edition.series not in SERIES:
            raise fields.wrong("series", f"series {edition.series!r}; allowed are {SERIES}")
        if edition.series in editions:
            raise fields.wrong("series_double", f"series {edition.series!r} is listed twice")
        editions[edition.series] = edition
    for series in SERIES:
        if series not in editions:
            raise top.wrong("series_missing", f"no edition of the series {series!r}")
    return CityText(
        code=city.code("code"),
        name=city.text("name"),
        note=city.text("note", default=""),
        editions=editions,
        nowhere_wijk=nowhere.code("wijk"),
        nowhere_name=nowhere.text("name"),
    )


def _edition(fields: Fields) -> EditionText:
    fields.only(
        "code", "series", "name", "file", "valid_from", "source", "source_link", "licence",
        "credit", "credit_link", "fictitious", "note",
    )  # fmt: skip
    file = fields.text("file")
    if "/" in file or "\\" in file or file.startswith("."):
        raise fields.wrong("file_elsewhere", f"file {file!r} must stand in the same folder")
    return EditionText(
        code=fields.code("code"),
        series=fields.code("series"),
        name=fields.text("name", longest=200),
        valid_from=fields.day("valid_from"),
        source=fields.text("source"),
        source_link=fields.text("source_link", default=""),
        licence=fields.text("licence", longest=200),
        credit=fields.text("credit", default="", longest=400),
        credit_link=fields.text("credit_link", default=""),
        fictitious=fields.flag("fictitious"),
        note=fields.text("note", default=""),
        file=file,
    )
