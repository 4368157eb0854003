"""Rights as records in the shape of the Flemish catalogue of local products and services (LPDC).

The names of classes and properties are those of the implementation model IPDC-LPDC, as published
programs of that catalogue use them (read November 2026). Not verified: whether the catalogue takes
these records in as they stand, its code lists (`productType`, `competentAuthorityLevel` are words
here, not its concepts) and the formal and informal variants of Dutch. Every record says so.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from verbond.rights.core.reading.product_sheets import ProductSheet
from verbond.rights.core.ruleset import CatalogueRow
from verbond.rights.loading import shipped_rules, shipped_sheets
from verbond.rights.queries.pages.themes import shown

_LIST = {"@container": "@list"}
_DUTCH = {"@language": "nl"}
CONTEXT: Mapping[str, Any] = {
    "lpdcExt": "https://productencatalogus.data.vlaanderen.be/ns/ipdc-lpdc#",
    "dct": "http://purl.org/dc/terms/",
    "schema": "http://schema.org/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "m8g": "http://data.europa.eu/m8g/",
    "belgif": "http://vocab.belgif.be/ns/publicservice#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": {"@id": "dct:title", **_DUTCH},
    "description": {"@id": "dct:description", **_DUTCH},
    "additionalDescription": {"@id": "lpdcExt:additionalDescription", **_DUTCH},
    "requirements": {"@id": "belgif:hasRequirement", **_LIST},
    "evidence": {"@id": "m8g:hasSupportingEvidence", **_LIST},
    "procedures": {"@id": "cpsv:follows", **_LIST},
    "costs": {"@id": "m8g:hasCost", **_LIST},
    "contactPoints": {"@id": "m8g:hasContactPoint", **_LIST},
    "legalResources": {"@id": "m8g:hasLegalResource", **_LIST},
    "source": {"@id": "dct:source", **_DUTCH},
    "identifier": "schema:identifier",
    "page": {"@id": "rdfs:seeAlso", "@type": "@id"},
    "comment": {"@id": "rdfs:comment", **_DUTCH},
    # Names of ours for what the catalogue keeps in lists of codes: its codes were not verified.
    "level": "lpdcExt:competentAuthorityLevel",
    "competentAuthority": "lpdcExt:competentAuthority",
    "executingAuthority": "lpdcExt:executingAuthority",
    "targetAudience": "lpdcExt:targetAudience",
    "thematicArea": "lpdcExt:thematicArea",
    "startDate": {"@id": "schema:startDate", "@type": "xsd:date"},
    "endDate": {"@id": "schema:endDate", "@type": "xsd:date"},
    "checkedOn": {"@id": "dct:modified", "@type": "xsd:date"},
    "notKnown": {"@id": "rdfs:comment", **_DUTCH},
}
NOTE = (
    "Vorm naar het implementatiemodel IPDC-LPDC. Niet nagekeken: of de catalogus deze fiches zo "
    "overneemt, en haar codelijsten."
)


def record_of(row: CatalogueRow, day: dt.date) -> dict[str, Any]:
    """Return one right as a record with its context."""
    return {"@context": CONTEXT, **_record(row, day)}


def all_records(day: dt.date) -> dict[str, Any]:
    """Return every right of the catalogue, also those that are only a sheet."""
    records = [_record(row, day) for row in shipped_rules().catalogue.values()]
    return {"@context": CONTEXT, "comment": NOTE, "@graph": records}


def _record(row: CatalogueRow, day: dt.date) -> dict[str, Any]:
    sheet = shipped_sheets(day).get(row.id)
    page = f"{settings.SITE_URL}/rights/right/{row.id}"
    found: dict[str, Any] = {
        "@id": f"{page}/#recht",
        "@type": "lpdcExt:InstancePublicService",
        "title": row.name,
        "description": shown(row.id).short,
        "identifier": row.id,
        "page": f"{page}/",
        "level": row.level,
        "comment": NOTE,
    }
    return found | _of_sheet(sheet) if sheet else found


def _of_sheet(sheet: ProductSheet) -> dict[str, Any]:
    """Return what the sheet of a right says, in the properties of the catalogue."""
    found: dict[str, Any] = {
        "title": sheet.name,
        "description": sheet.short,
        "additionalDescription": sheet.description,
        "requirements": [_named(one.text, identifier=one.id) for one in sheet.conditions],
        "evidence": [_named(one) for one in sheet.evidence],
        "procedures": [_named(one) for one in sheet.procedure],
        "costs": [_named(sheet.cost)] if sheet.cost else [],
        "contactPoints": [_named(sheet.contact)] if sheet.contact else [],
        "legalResources": [{"title": one.title, "source": one.source} for one in sheet.laws],
        "competentAuthority": sheet.competent_authority,
        "executingAuthority": sheet.executing_authority,
        "targetAudience": list(sheet.audiences),
        "thematicArea": list(sheet.themes),
        "startDate": sheet.starts_on.isoformat() if sheet.starts_on else "",
        "endDate": sheet.ends_on.isoformat() if sheet.ends_on else "",
        "checkedOn": sheet.checked_on.isoformat(),
        "notKnown": list(sheet.unknown),
    }
    return {key: value for key, value in found.items() if value}


def _named(text: str, identifier: str = "") -> dict[str, str]:
    return {"description": text} | ({"identifier": identifier} if identifier else {})
