"""Read neighbourhoods (GeoJSON) and statistical sectors (CSV) as their publisher gives them."""

import csv
import io
import json
from dataclasses import dataclass
from typing import Any

from verbond.places.core.errors import PlacesFileWrong
from verbond.places.core.geometry import Geometry, checked

COLUMNS = ("sector", "naam", "wijk", "wijknaam")


@dataclass(frozen=True, slots=True)
class WijkText:
    """A neighbourhood with its polygon."""

    code: str
    name: str
    geometry: Geometry


@dataclass(frozen=True, slots=True)
class SectorText:
    """A statistical sector and the neighbourhood that holds it; its geometry is not known."""

    code: str
    name: str
    wijk: str


def read_wijken(text: str, file: str, city: str) -> tuple[WijkText, ...]:
    """Read neighbourhoods, ordered by code, or raise `PlacesFileWrong`.

    The suffix " (Genk)" only makes names unique within Flanders and is taken off.
    """
    found: dict[str, WijkText] = {}
    for number, feature in enumerate(_features(text, file), start=1):
        wijk = _wijk(feature, f"{file}, feature {number}", city)
        if wijk.code in found:
            raise PlacesFileWrong("code_double", f"{file}, feature {number}: {wijk.code} again")
        found[wijk.code] = wijk
    if not found:
        raise PlacesFileWrong("file_empty", f"{file}: holds no features")
    return tuple(found[code] for code in sorted(found))


def _features(text: str, file: str) -> list[Any]:
    try:
        top = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PlacesFileWrong("file_not_json", f"{file}: {error}") from error
    features = top.get("features") if isinstance(top, dict) else None
    if not isinstance(features, list):
        raise PlacesFileWrong("file_not_geojson", f"{file}: is no FeatureCollection of GeoJSON")
    return features


def _wijk(feature: Any, where: str, city: str) -> WijkText:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise PlacesFileWrong("feature_bare", f"{where}: has no properties")
    code, name = properties.get("geoitem"), properties.get("naam")
    if not isinstance(code, str) or not isinstance(name, str) or not code or not name:
        raise PlacesFileWrong("feature_bare", f"{where}: needs the texts geoitem and naam")
    plain = name.removesuffix(f" ({city})")
    return WijkText(code, plain, checked(feature.get("geometry"), where=f"{where} ({code})"))


def read_sectors(text: str, file: str) -> tuple[SectorText, ...]:
    """Read sectors with their neighbourhood, or raise `PlacesFileWrong`."""
    rows = csv.DictReader(io.StringIO(text), strict=True)
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise PlacesFileWrong(
            "columns", f"{file}, line 1: expected the columns {','.join(COLUMNS)}"
        )
    found: dict[str, SectorText] = {}
    try:
        for row in rows:
            sector = _sector(row, f"{file}, line {rows.line_num}")
            if sector.code in found:
                raise PlacesFileWrong(
                    "code_double", f"{file}, line {rows.line_num}: sector {sector.code} again"
                )
            found[sector.code] = sector
    except csv.Error as error:
        line = rows.reader.line_num
        raise PlacesFileWrong("file_not_csv", f"{file}, line {line}: {error}") from error
    return tuple(found.values())


def _sector(row: dict[Any, Any], where: str) -> SectorText:
    if None in row or not all(isinstance(row[name], str) and row[name] for name in COLUMNS):
        raise PlacesFileWrong("row_cells", f"{where}: needs exactly {len(COLUMNS)} filled cells")
    return SectorText(row["sector"], row["naam"], row["wijk"])
