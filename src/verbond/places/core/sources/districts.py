"""Read a city's division into districts, and check it against its neighbourhoods and sectors."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from verbond.places.core.errors import DistrictsWrong
from verbond.places.core.sources.fields import Fields, read_yaml


@dataclass(frozen=True, slots=True)
class DistrictText:
    """One district and the codes of what it holds."""

    code: str
    name: str
    holds: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class DivisionText:
    """A whole division: all districts of a city from one day on."""

    code: str
    name: str
    valid_from: date
    fictitious: bool
    source: str
    source_link: str
    licence: str
    credit: str
    credit_link: str
    note: str
    districts: tuple[DistrictText, ...]
    file: str


def read_division(text: str, file: str) -> DivisionText:
    """Read a division, or raise `PlacesFileWrong`; its places are not looked up yet."""
    top = read_yaml(text, file)
    top.only(
        "edition", "name", "valid_from", "fictitious", "source", "source_link", "licence",
        "credit", "credit_link", "note", "districts",
    )  # fmt: skip
    valid_from = top.day("valid_from")
    if valid_from is None:
        raise top.wrong("field_day", "field 'valid_from' must be a day such as 2026-01-31")
    fictitious = top.flag("fictitious")
    return DivisionText(
        code=top.code("edition"),
        name=top.text("name", longest=200),
        valid_from=valid_from,
        fictitious=fictitious,
        source=top.text("source"),
        source_link=top.text("source_link", default="", longest=400),
        licence=top.text("licence", longest=200),
        credit=top.text("credit", default="", longest=400),
        credit_link=top.text("credit_link", default="", longest=400),
        note=top.text("note", default=""),
        districts=tuple(_district(one, fictitious) for one in top.groups("districts")),
        file=file,
    )


def _district(fields: Fields, fictitious: bool) -> DistrictText:
    fields.only("code", "name", "holds")
    name = fields.text("name", longest=200)
    if fictitious and "fictief" not in name.lower():
        raise fields.wrong(
            "name_fictitious", f"{name!r} is fictitious: its name must say 'fictief'"
        )
    return DistrictText(fields.code("code"), name, fields.texts("holds"), fields.line)


def check_division(
    division: DivisionText, *, wijken: Iterable[str], sectors: Mapping[str, str], taken: set[str]
) -> None:
    """Raise `DistrictsWrong`, naming every fault, unless each neighbourhood lies in one district.

    `sectors` gives the neighbourhood of each sector: a neighbourhood counts as held when it stands
    there itself, or when all of its sectors do. `taken` are codes of other places.
    """
    known = set(wijken)
    faults = [*_unusable(division, taken), *_unknown(division, known, sectors)]
    faults += _double_or_missing(division, known, sectors)
    if faults:
        raise DistrictsWrong("districts_wrong", f"{division.file}:\n  " + "\n  ".join(faults))


def _unusable(division: DivisionText, taken: set[str]) -> list[str]:
    if not division.districts:
        return ["lists no districts"]
    codes = Counter(district.code for district in division.districts)
    names = Counter(district.name for district in division.districts)
    faults = [f"district code {code!r} is given {n} times" for code, n in codes.items() if n > 1]
    faults += [f"district name {name!r} is given {n} times" for name, n in names.items() if n > 1]
    for district in division.districts:
        if district.code in taken:
            faults.append(f"line {district.line}: {district.code!r} is the code of another place")
        if not district.holds:
            faults.append(f"line {district.line}: {district.name!r} holds nothing")
    return faults


def _unknown(division: DivisionText, wijken: set[str], sectors: Mapping[str, str]) -> list[str]:
    return [
        f"line {district.line}: {code!r} in {district.name!r} is no wijk or sector of the city"
        for district in division.districts
        for code in district.holds
        if code not in wijken and code not in sectors
    ]


def _double_or_missing(
    division: DivisionText, wijken: set[str], sectors: Mapping[str, str]
) -> list[str]:
    held = Counter(code for district in division.districts for code in district.holds)
    faults = [f"{code!r} is listed {n} times" for code, n in sorted(held.items()) if n > 1]
    for wijk in sorted(wijken):
        parts = {code for code, parent in sectors.items() if parent == wijk}
        listed = parts & held.keys()
        if wijk in held and listed:
            faults.append(f"{wijk!r} is listed whole and by its sector {min(listed)!r}")
        elif wijk not in held and not listed:
            faults.append(f"{wijk!r} is in no district")
        elif wijk not in held and listed != parts:
            faults.append(f"{wijk!r} is listed by sectors, but {min(parts - listed)!r} is missing")
    return faults
