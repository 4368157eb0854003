"""A fictitious programme as data: chapters, sections, sentences and bullets full of traps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Literal

type Role = Literal["part", "chapter", "section", "text", "bullet"]


@dataclass(slots=True)
class Piece:
    """A piece of the truth: `level` is the depth of a section or bullet."""

    role: Role
    text: str
    number: str = ""
    level: int = 0


def _read(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.strip().split("\n\n"))


SENTENCES = _read(
    """
De stad ondersteunt socio-culturele verenigingen en bouwt koop- en huurwoningen voor
gezinnen met een bescheiden inkomen.

We verlagen de drempel voor ondernemers: wie een e-mail stuurt, krijgt binnen vijf werkdagen
een antwoord van de bevoegde dienst.

Bij vorst van -5 °C of kouder openen we de nachtopvang, ook voor mensen die nergens
ingeschreven zijn.

De ontsluiting van het zuid-oosten van de gemeente krijgt voorrang, zoals afgesproken in het
mobiliteitsplan van 2023.

Tegen 2030 daalt de uitstoot van het gemeentelijke wagenpark met 55 procent ten opzichte van
2019.

Scholen die willen samenwerken (bv. rond een gedeelde turnzaal) kunnen rekenen op een
coördinator van de stad.

Het gemeentebestuur vraagt aan de vervoersmaatschappij om buslijn nr. 3 opnieuw door de
woonwijk te laten rijden.

In de begroting schrijven we 1.000 euro per vereniging in, met een maximum van 3.2 miljoen
over de hele bestuursperiode.

Vanaf 1 januari 2025 geldt een vaste korting voor 65-plussers, studenten en mensen met een
verhoogde tegemoetkoming.

Wij kiezen voor meer groen in de straat – ook waar de ruimte schaars is – en geven elke wijk
een eigen klimaatbudget.

De ondersteuningsmogelijkheden voor mantelzorgers worden gebundeld in één herkenbaar
informatiepunt aan het Marktplein.

Het verenigingsleven is de ruggengraat van onze dorpen; daarom vereenvoudigen we de aanvraag
van subsidies.

Een goed bestuur luistert, legt uit en beslist.

Onze medewerkers krijgen tijd en opleiding om dienstverlening op maat aan te bieden,
digitaal waar het kan en persoonlijk waar het moet.

Handhaving blijft het sluitstuk van het beleid, maar preventie en bemiddeling komen altijd
eerst.

We onderzoeken de haalbaarheid van een warmtenet tussen het ziekenhuis, het zwembad en de
nieuwe stadswijk aan de rivier.

Kinderopvang wordt betaalbaarder doordat we inkomensgerelateerde plaatsen bijmaken in elke
deelgemeente.

De gemeenteraad krijgt elk half jaar een voortgangsrapport, dat ook op de website
verschijnt.

Onteigening is enkel mogelijk na overleg met de betrokken eigenaars en na een openbaar
onderzoek.

We versterken de samenwerking met Noord-Brabantse en Luikse buren over waterbeheer en
grensarbeid.

Jongeren beslissen zelf over een deel van het jeugdbudget, via een jaarlijkse stemming in de
jeugdraad.

Leegstand pakken we aan met een register, een begeleidingstraject en pas daarna een heffing.

De co-creatie met bewoners start bij het begin van een project en niet bij de aanbesteding.

Voor elke gekapte boom planten we er twee terug, bij voorkeur in dezelfde straat of wijk.

Het stadsbestuur voert een armoedetoets in voor alle nieuwe reglementen en belastingen.

Verkeersveiligheid rond scholen is geen luxe: elke schoolomgeving wordt autoluw tussen 8.00
en 8.45 uur.

De milieu-inspectie krijgt twee extra medewerkers en een meldpunt dat dag en nacht
bereikbaar is.

Wie een handicap heeft, moet overal kunnen meedoen, werken, wonen en sporten.

Gemeentelijke gebouwen worden gerenoveerd volgens een meerjarenplanning die rekening houdt
met energieverbruik en toegankelijkheid.

Het OCMW-personeel en de vzw's van de wijkgezondheidscentra werken voortaan onder één dak.

Digitalisering mag niemand uitsluiten, dus blijven loketten open en komt er een digidokter
in de bibliotheek.

De cultuurbeleidscoördinator maakt samen met de erfgoedcel een plan voor de oude mijnsite en
de steenbakkerij.

Wij vragen aan de Vlaamse overheid om de gewestweg door het centrum over te dragen, na een
grondige herinrichting.

Fietsers krijgen voorrang op de ring, zodra de veiligheidsanalyse dat toelaat.

Het evenementenbeleid zoekt een evenwicht tussen levendigheid en nachtrust voor de
omwonenden.

Landbouwers die houtkanten onderhouden, krijgen daarvoor een vergoeding uit het
landschapsfonds.

Een onafhankelijke ombudspersoon behandelt klachten die de diensten zelf niet kunnen
oplossen.

Bedrijventerreinen worden verdicht in plaats van uitgebreid, met aandacht voor
waterinfiltratie.

De stad geeft het goede voorbeeld als werkgever en werft ook mensen aan zonder diploma.

Tweedehandsmateriaal krijgt een vaste plek op het recyclagepark en in de kringloopwinkel.
"""
)
BULLETS = _read(
    """
We leggen 12 km nieuwe fietspaden aan, waarvan de helft langs gewestwegen en invalswegen
naar het centrum.

Een renovatiepremie voor eigenaar-bewoners met een laag inkomen.

Gratis zwemles voor elk kind van het vijfde leerjaar, ook in de zomervakantie;

de uitbreiding van het recreatiedomein met een speelbos en een natuurlijke zwemvijver;

een noord-zuidverbinding voor voetgangers, los van het autoverkeer;

Het aantal deelauto's verdubbelt tegen 2028.

Meer bomen.

We evalueren het parkeerbeleid na één jaar en sturen bij waar bewoners of handelaars dat
nodig vinden.

Overleg met politie, brandweer en hulpdiensten over de bereikbaarheid van smalle straten in
de oude dorpskernen.

Een meldpunt voor sluikstort – anoniem als je dat wil – en meer cameratoezicht op gekende
plaatsen.

De huurprijs van de gemeentelijke zalen stijgt niet sneller dan de index.

Wie vrijwilliger is bij een erkende vereniging, is gratis verzekerd door de stad.

Er komt een wijkbudget van 5.000 euro per jaar voor initiatieven van bewoners.

We ijveren bij de spoorwegmaatschappij voor een halte aan het bedrijvenpark.
"""
)
CHAPTERS = (
    "Wonen en leven in de wijk",
    "Mobiliteit: vlot en veilig op weg",
    "Een warme en zorgzame gemeente",
    "Werk, economie en innovatie",
    "Klimaat, natuur & open ruimte",
    "Vrije tijd: cultuur, jeugd en sport",
    "Onderwijs en opgroeien",
    "Veiligheid en handhaving",
    "Bestuur, participatie en communicatie",
    "Financiën op lange termijn",
)

SECTIONS = (
    "Wie huurt, telt mee",
    "Leegstand en verkrotting",
    "Ruimte voor nieuwe woonvormen",
    "De fiets als eerste keuze",
    "Openbaar vervoer en deelmobiliteit",
    "Parkeren in en rond het centrum",
    "Armoede voorkomen en bestrijden",
    "Gezond ouder worden",
    "Mantelzorg en vrijwilligers",
    "Een sterke lokale handel",
    "Bedrijventerreinen van morgen",
    "Circulaire economie",
    "Naar een klimaatneutrale gemeente in 2050",
    "Water krijgt opnieuw ruimte",
    "Bomen, parken en landschap",
    "Erfgoed dat leeft",
    "Jong zijn in een kleine stad",
    "Sport voor iedereen",
    "Kinderopvang (0 tot 3 jaar)",
    "Scholen als hart van de buurt",
    "De buurt bloeit op",
    "Politie dicht bij de burger",
    "Brandweer en crisisbeheer",
    "Samen beslissen",
    "Een toegankelijk en digitaal loket",
    "Sterk in 2030: een blik vooruit",
    "Belastingen",
    "Schuld en investeringen",
    "Internationale solidariteit",
    "Wij pakken zwerfvuil aan",
)

DEEPER = (
    "Huurders beschermen",
    "Eerste hulp bij energierekeningen",
    "Fietsstraten",
    "Schoolstraten",
    "Zitbanken en rustplekken",
    "Starters",
    "Markten en foren",
    "Zonnedelen",
    "Regenwater",
    "Speelnatuur",
    "Bibliotheek",
    "Muziekschool",
    "Zwembad",
    "Buurtinformatienetwerken",
    "Jeugdraad",
    "Open data",
)
_ROMAN = ("I", "II", "III", "IV", "V")


def feed(items: Sequence[str], start: int) -> Iterator[str]:
    """Yield the items from a place on, over and over."""
    return islice(cycle(items), start % len(items), None)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a programme looks like."""

    start: int
    chapters: int = 3
    sections: int = 3
    deeper: int = 0
    deepest: int = 0
    bullets: int = 3
    nested: bool = False
    numbers: Literal["decimal", "roman", "none"] = "decimal"
    parts: tuple[tuple[str, str], ...] = ()


def programme(shape: Shape) -> list[Piece]:
    """Make a programme; from another start it has other words."""
    return list(_Maker(shape).pieces())


class _Maker:
    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._sentences = feed(SENTENCES, shape.start)
        self._bullets = feed(BULLETS, shape.start)
        self._chapters = feed(CHAPTERS, shape.start)
        self._sections = feed(SECTIONS, shape.start)
        self._deeper = feed(DEEPER, shape.start)

    def pieces(self) -> Iterator[Piece]:
        for part in self._shape.parts or (None,):
            if part:
                yield Piece("part", part[1], part[0])
            for at in range(1, self._shape.chapters + 1):
                yield from self._chapter(at)

    def _chapter(self, at: int) -> Iterator[Piece]:
        number = {"decimal": str(at), "roman": _ROMAN[at - 1], "none": ""}[self._shape.numbers]
        yield Piece("chapter", next(self._chapters), number)
        yield self._paragraph()
        for section in range(1, self._shape.sections + 1):
            yield self._section(next(self._sections), at, section)
            yield self._paragraph()
            yield self._paragraph()
            if section % 2:
                yield from self._list()
            yield from self._below(at, section)

    def _below(self, chapter: int, section: int) -> Iterator[Piece]:
        for at in range(1, self._shape.deeper + 1):
            yield self._section(next(self._deeper), chapter, section, at)
            yield self._paragraph()
            for last in range(1, self._shape.deepest + 1):
                yield self._section(next(self._deeper), chapter, section, at, last)
                yield self._paragraph()

    def _section(self, title: str, *numbers: int) -> Piece:
        number = ".".join(map(str, numbers)) if self._shape.numbers == "decimal" else ""
        return Piece("section", title, number, len(numbers))

    def _paragraph(self) -> Piece:
        return Piece("text", f"{next(self._sentences)} {next(self._sentences)}")

    def _list(self) -> Iterator[Piece]:
        for at in range(self._shape.bullets):
            yield Piece("bullet", next(self._bullets), level=1)
            if self._shape.nested and not at:
                yield Piece("bullet", next(self._bullets), level=2)
                yield Piece("bullet", next(self._bullets), level=2)


def in_capitals(pieces: list[Piece]) -> list[Piece]:
    """Write the titles of the chapters in capitals."""
    for piece in pieces:
        if piece.role == "chapter":
            piece.text = piece.text.upper()
    return pieces


def without_section_numbers(pieces: list[Piece]) -> list[Piece]:
    """Number the chapters only."""
    for piece in pieces:
        if piece.role == "section":
            piece.number = ""
    return pieces
