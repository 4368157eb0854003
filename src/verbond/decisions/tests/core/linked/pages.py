"""Small pages of our own, all fictitious, for the tests of reading and checking."""

PREFIX = (
    'prefix="besluit: http://data.vlaanderen.be/ns/besluit# dct: http://purl.org/dc/terms/ '
    "prov: http://www.w3.org/ns/prov# eli: http://data.europa.eu/eli/ontology# "
    "xsd: http://www.w3.org/2001/XMLSchema# mandaat: http://data.vlaanderen.be/ns/mandaat# "
    'skos: http://www.w3.org/2004/02/skos/core# foaf: http://xmlns.com/foaf/0.1/"'
)


def page(body: str) -> bytes:
    """Put the body of a page in HTML with the usual prefixes."""
    return f'<!doctype html><html lang="nl"><body {PREFIX}>{body}</body></html>'.encode()


# One point of an agenda without the date that it asks for, in a meeting of nobody.
POINT = (
    '<div typeof="besluit:Agendapunt" resource="http://fictief.example/punt/1">'
    '<h2 property="dct:title" datatype="xsd:string">Banken in het park (fictief)</h2></div>'
)
VOTE = (
    '<div typeof="besluit:Stemming" resource="http://fictief.example/stemming/1">'
    '<p property="besluit:onderwerp">Banken in het park (fictief)</p></div>'
)
