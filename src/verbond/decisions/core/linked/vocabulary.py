"""Names that decisions are published with: OSLO, LBLOD, ELI and PROV."""

BESLUIT = "http://data.vlaanderen.be/ns/besluit#"
MANDAAT = "http://data.vlaanderen.be/ns/mandaat#"
PERSOON = "http://data.vlaanderen.be/ns/persoon#"
PERSON = "http://www.w3.org/ns/person#"
LEIDEND = "http://data.lblod.info/vocabularies/leidinggevenden/"
EXT = "http://mu.semte.ch/vocabularies/ext/"
ELI = "http://data.europa.eu/eli/ontology#"
PROV = "http://www.w3.org/ns/prov#"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
FOAF = "http://xmlns.com/foaf/0.1/"
DCT = "http://purl.org/dc/terms/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SCHEMA = "https://schema.org/"

PREFIXES = {
    "besluit": BESLUIT,
    "mandaat": MANDAAT,
    "persoon": PERSOON,
    "person": PERSON,
    "leidend": LEIDEND,
    "ext": EXT,
    "eli": ELI,
    "prov": PROV,
    "org": ORG,
    "skos": SKOS,
    "foaf": FOAF,
    "dct": DCT,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "schema": SCHEMA,
}

_TYPE = "https://data.vlaanderen.be/id/concept/BesluitDocumentType/"
AGENDA_TYPE = f"{_TYPE}13fefad6-a9d6-4025-83b5-e4cbee3a8965"
LIST_TYPE = f"{_TYPE}3fa67785-ffdc-4b30-8880-2b99d97b4dee"
MINUTES_TYPE = f"{_TYPE}8e791b27-7600-4577-b24e-c7c29e0eb773"
EXTRACT_TYPE = f"{_TYPE}9d5bfaca-bbf2-49dd-a830-769f91a6377b"
CODES = "http://data.vlaanderen.be/id/concept/"
DUTCH = "http://publications.europa.eu/resource/authority/language/NLD"
