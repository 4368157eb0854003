"""Fill the districts of a city: a named, dated division of its neighbourhoods."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from verbond.journal.facade import Actor, record
from verbond.places.core.errors import DistrictsWrong
from verbond.places.core.geometry import Geometry, clusters, union
from verbond.places.core.sources.districts import (
    DistrictText,
    DivisionText,
    check_division,
    read_division,
)
from verbond.places.models import Edition, Place, PlaceKind, PlaceMember
from verbond.places.operations.editions import begin_edition, check_follows
from verbond.places.operations.files import read_text
from verbond.places.operations.rows import shaped

SERIES = "stadsdelen"


@dataclass(frozen=True, slots=True)
class DistrictsPlan:
    """What loading a division would do, or did."""

    division: DivisionText
    names: Mapping[str, str]
    warnings: tuple[str, ...]
    ends: str
    is_loaded: bool
    digest: str


def plan_districts(path: Path) -> DistrictsPlan:
    """Read and check a division without changing anything.

    Raises `PlacesFileWrong` for an unreadable file and `DistrictsWrong` for a wrong division.
    """
    file = read_text(path)
    division = read_division(file.text, file.name)
    parts = _parts(division)
    wijken, sectors = _of(parts, PlaceKind.NEIGHBOURHOOD), _of(parts, PlaceKind.SECTOR)
    if not wijken:
        raise DistrictsWrong(
            "wijken_missing", f"no neighbourhoods hold on {division.valid_from}; load them first"
        )
    others = Place.objects.exclude(edition__series=SERIES)
    check_division(
        division,
        wijken=wijken,
        sectors={code: place.parent.code for code, place in sectors.items() if place.parent},
        taken=set(others.values_list("code", flat=True)),
    )
    is_loaded = _is_loaded(division, file.digest)
    ended = None if is_loaded else check_follows(division.code, SERIES, division.valid_from)
    return DistrictsPlan(
        division=division,
        names={code: place.name for code, place in parts.items()},
        warnings=_warnings(division, wijken),
        ends=ended.code if ended else "",
        is_loaded=is_loaded,
        digest=file.digest,
    )


@transaction.atomic
def load_districts(path: Path, *, actor: Actor, now: datetime) -> DistrictsPlan:
    """Load a division; the one before ends the day before. The same file changes nothing."""
    plan = plan_districts(path)
    if plan.is_loaded:
        return plan
    division = plan.division
    parts = _parts(division)
    edition = _edition(division, plan.digest, parts)
    begin_edition(edition)
    for district in division.districts:
        _write(edition, district, parts)
    record(
        actor=actor,
        verb="load_districts",
        room="places",
        object_kind="edition",
        object_key=edition.code,
        summary=f"{len(division.districts)} stadsdelen geladen: {division.name}.",
        reason=division.source,
        details={"valid_from": division.valid_from.isoformat(), "ends": plan.ends},
        at=now,
    )
    return plan


def _parts(division: DivisionText) -> dict[str, Place]:
    """Return what a district can hold: located neighbourhoods and their sectors, on that day."""
    places = (
        Place.objects.on(division.valid_from)
        .filter(edition__series__in=["wijken", "sectoren"])
        .select_related("edition", "parent")
    )
    located = {place.code: place for place in places if place.geometry is not None}
    return {
        place.code: place
        for place in places
        if place.code in located
        or (place.kind == PlaceKind.SECTOR and place.parent and place.parent.code in located)
    }


def _of(parts: Mapping[str, Place], kind: str) -> dict[str, Place]:
    return {code: place for code, place in parts.items() if place.kind == kind}


def _warnings(division: DivisionText, wijken: Mapping[str, Place]) -> tuple[str, ...]:
    found = []
    for district in division.districts:
        held = _outlines(wijken[code] for code in district.holds if code in wijken)
        groups = clusters(held)
        if len(groups) > 1:
            parts = " | ".join(", ".join(group) for group in groups)
            found.append(f"{district.name!r} lies in {len(groups)} separate parts: {parts}")
        if len(held) < len(district.holds):
            found.append(f"{district.name!r} holds sectors, whose borders are not known: no map")
    return tuple(found)


def _is_loaded(division: DivisionText, digest: str) -> bool:
    edition = Edition.objects.filter(code=division.code).first()
    if edition is None:
        return False
    if edition.digest != digest:
        raise DistrictsWrong(
            "edition_changed",
            f"{division.file}: edition {division.code!r} is loaded already, from another file; "
            "give the change a new edition code and a later valid_from",
        )
    return True


def _edition(division: DivisionText, digest: str, parts: Mapping[str, Place]) -> Edition:
    # The borders are the wijken's: their publisher's credit goes with them.
    wijken = next(iter(_of(parts, PlaceKind.NEIGHBOURHOOD).values())).edition
    return Edition(
        code=division.code,
        name=division.name,
        series=SERIES,
        valid_from=division.valid_from,
        source=division.source,
        source_link=division.source_link,
        licence=division.licence,
        credit="; ".join(filter(None, [division.credit, wijken.credit]))[:400],
        credit_link=division.credit_link or wijken.credit_link,
        fictitious=division.fictitious,
        note=division.note,
        digest=digest,
    )


def _write(edition: Edition, text: DistrictText, parts: Mapping[str, Place]) -> None:
    held = [parts[code] for code in text.holds]
    district = Place(
        edition=edition,
        code=text.code,
        kind=PlaceKind.DISTRICT,
        name=text.name,
        fictitious=edition.fictitious,
        parent=_city(parts),
    )
    outlines = _outlines(held)
    if len(outlines) == len(held):
        shaped(district, union(outlines.values()))
    else:
        district.note = (
            "Van sectoren kennen we de grenzen niet: dit stadsdeel staat niet op de kaart."
        )
    district.save()
    PlaceMember.objects.bulk_create(PlaceMember(district=district, member=one) for one in held)


def _outlines(places: Iterable[Place]) -> dict[str, Geometry]:
    return {place.code: place.geometry for place in places if place.geometry is not None}


def _city(parts: Mapping[str, Place]) -> Place | None:
    return next(iter(_of(parts, PlaceKind.MUNICIPALITY).values()), None)
