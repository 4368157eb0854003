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


def meeting_page(title: str = "Banken in het park (fictief)", *, extra: str = "") -> bytes:
    """Make a page as a town could publish it: two points in turn, a vote with names, a correction.

    Everything is fictitious. The first point has numbers and names, the second only a result.
    """
    here = "http://stad.fictief.example/id"
    return page(f"""
<div typeof="besluit:Zitting" resource="{here}/zitting/1">
 <span property="besluit:isGehoudenDoor" resource="{here}/orgaan/1"
  typeof="besluit:Bestuursorgaan">
  <b property="skos:prefLabel">Gemeenteraad Teststad (fictief)</b></span>
 <time property="besluit:geplandeStart" datatype="xsd:dateTime"
  content="2025-05-06T18:00:00Z">6/5</time>
 <meta property="prov:startedAtTime" content="2025-05-06T18:02:00Z">
 <meta property="prov:endedAtTime" content="zowat tien uur">
 <span property="prov:atLocation">Stadhuis (fictief)</span>
 <span property="besluit:heeftVoorzitter" resource="{here}/mandataris/1"
  typeof="mandaat:Mandataris">
  <span property="foaf:name">Vera Voorzit (fictief)</span></span>
 <span property="besluit:heeftSecretaris" resource="{here}/functionaris/9"></span>
 <span property="besluit:heeftAanwezigeBijStart" resource="{here}/mandataris/1"></span>
 <span property="besluit:heeftAanwezigeBijStart" resource="{here}/mandataris/2"
  typeof="mandaat:Mandataris">
  <span property="mandaat:isBestuurlijkeAliasVan" resource="{here}/persoon/2">
   <i property="http://data.vlaanderen.be/ns/persoon#gebruikteVoornaam">Tom</i>
   <i property="foaf:familyName">Tegen (fictief)</i></span></span>
 <span property="besluit:behandelt" resource="{here}/punt/1"></span>
</div>
<div typeof="besluit:BehandelingVanAgendapunt" resource="{here}/behandeling/9">
 <link property="besluit:gebeurtNa" href="{here}/behandeling/0">
 <meta property="besluit:openbaar" datatype="xsd:boolean" content="true">
 <span property="dct:subject" resource="{here}/punt/1" typeof="besluit:Agendapunt">
  <b property="dct:title">{title}</b><i property="dct:description">Meer banken.</i></span>
 <div property="besluit:heeftStemming" resource="{here}/stemming/1" typeof="besluit:Stemming">
  <i property="besluit:onderwerp">{title}</i><b property="besluit:gevolg">Goedgekeurd</b>
  <b property="besluit:aantalVoorstanders">1</b><b property="besluit:aantalTegenstanders">1</b>
  <b property="besluit:aantalOnthouders">0</b><meta property="besluit:geheim" content="false">
  <link property="besluit:heeftVoorstander" href="{here}/mandataris/1">
  <link property="besluit:heeftTegenstander" href="{here}/mandataris/2"></div>
 <div property="prov:generated" resource="{here}/besluit/1" typeof="besluit:Besluit">
  <h2 property="eli:title">{title}</h2><p property="besluit:motivering">Men zit graag.</p>
  <meta property="eli:date_publication" datatype="xsd:date" content="2025-05-09">
  <div property="eli:has_part" resource="{here}/artikel/2" typeof="besluit:Artikel">
   <i property="eli:number">Artikel 2</i><p property="prov:value">Ze zijn groen.</p></div>
  <div property="eli:has_part" resource="{here}/artikel/1" typeof="besluit:Artikel">
   <i property="eli:number">Artikel 1</i>
   <p property="prov:value">Er komen tien banken.</p></div></div>
</div>
<div typeof="besluit:BehandelingVanAgendapunt" resource="{here}/behandeling/1">
 <link property="besluit:gebeurtNa" href="{here}/behandeling/9">
 <span property="dct:subject" resource="{here}/punt/2" typeof="besluit:Agendapunt"></span>
 <div property="besluit:heeftStemming" resource="{here}/stemming/2" typeof="besluit:Stemming">
  <i property="besluit:onderwerp">Een fontein (fictief)</i>
  <b property="besluit:gevolg">Verworpen</b></div>
</div>{extra}""")
