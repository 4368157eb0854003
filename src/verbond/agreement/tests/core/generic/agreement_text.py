"""A fictitious agreement with known structure: the truth that every rendering must give back."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

_WHO = ["Het stadsbestuur", "De gemeente", "Het college", "De gemeenteraad", "De jeugddienst",
        "De verantwoordelijke schepen", "De welzijnsorganisatie",
        "Elke wijkvereniging"]  # fmt: skip
_DOES = ["onderzoekt", "vernieuwt", "ondersteunt", "versterkt", "vereenvoudigt", "verbetert",
         "financiert", "organiseert", "herwaardeert", "coördineert"]  # fmt: skip
_WHAT = ["de buurtgerichte dienstverlening", "de toegankelijkheid van sportinfrastructuur",
         "het onderhoud van fietspaden en voetpaden", "de socio-culturele verenigingen",
         "koop- en huurwoningen voor gezinnen", "de vermindering van de CO2-uitstoot",
         "het energieverbruik van gemeentegebouwen", "de kinderopvang in alle deelgemeenten",
         "de samenwerking met handelaars", "groene speelruimte in de verkavelingen",
         "de verkeersveiligheid aan schoolpoorten", "het vrijwilligerswerk"]  # fmt: skip
_HOW = ["samen met bewoners en ondernemers", "binnen de beschikbare middelen",
        "op basis van een meerjarenplanning", "met bijzondere aandacht voor kwetsbare inwoners",
        "in overleg met de naburige gemeenten", "zonder bijkomende administratieve lasten",
        "door middel van participatietrajecten",
        "uiterlijk tegen het einde van de legislatuur"]  # fmt: skip
_TITLES = ["Wonen en ruimte", "Leren en opgroeien", "Zorg en welzijn", "Mobiliteit en veiligheid",
           "Economie en werk", "Cultuur en vrije tijd", "Klimaat en milieu",
           "Bestuur en financiën"]  # fmt: skip
_TOPICS = ["Betaalbare woningen", "Open ruimte", "Onderwijskansen", "Jeugdwerking", "Ouderenzorg",
           "Armoedebestrijding", "Fietsbeleid", "Openbaar vervoer", "Lokale handel",
           "Tewerkstelling", "Bibliotheken", "Sportverenigingen", "Energiebesparing",
           "Afvalbeheer", "Digitale dienstverlening", "Gezonde financiën",
           "Participatie van inwoners in wijken en buurten"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph (level 0) or a bullet (level 1 and deeper)."""

    text: str
    level: int = 0


@dataclass(slots=True)
class Part:
    """A chapter (level 1) or a section (level 2 and deeper) with the text directly under it."""

    number: str
    title: str
    level: int
    texts: list[Text] = field(default_factory=list)
    part: str = ""


type Truth = list[tuple[str, int, str, str]]


def truth(parts: list[Part]) -> Truth:
    """Return what must be found: role, level, number, text; in order."""
    found: Truth = []
    for part in parts:
        role = "chapter" if part.level == 1 else "heading"
        found.append((role, part.level, part.number, part.title))
        for text in part.texts:
            found.append(("bullet" if text.level else "paragraph", text.level, "", text.text))
    return found


class Author:
    """Writes the same fictitious sentences for the same seed, each of them once."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._years = count(2101)

    def sentence(self) -> str:
        pick = self._chance.choice
        return (
            f"{pick(_WHO)} {pick(_DOES)} {pick(_WHAT)} {pick(_HOW)} (fictief {next(self._years)})."
        )

    def paragraph(self, sentences: int) -> Text:
        return Text(" ".join(self.sentence() for _ in range(sentences)))

    def bullet(self, level: int = 1, sentences: int = 1) -> Text:
        return Text(" ".join(self.sentence() for _ in range(sentences)), level)

    def body(self, *, bullets: int = 3, nested: bool = False) -> list[Text]:
        texts = [self.paragraph(2)]
        for at in range(bullets):
            texts.append(self.bullet(sentences=1 + at % 2))
            if nested and at % 2 == 0:
                texts.extend([self.bullet(2), self.bullet(2)])
        return texts


def numbered(
    seed: int, *, chapters: int = 4, sections: int = 2, deeper: int = 0, nested: bool = False,
    parts: tuple[str, ...] = (), bullets: int = 3,
) -> list[Part]:  # fmt: skip
    """Make chapters 1, 2 … with sections 1.1 …; `deeper` adds 1.1.1 and 1.1.1.1; per part anew."""
    author = Author(seed)
    made: list[Part] = []
    for part in parts or ("",):
        for chapter in range(1, chapters + 1):
            title = _TITLES[(chapter - 1) % len(_TITLES)]
            title = f"{title} in {part.split()[-1]}" if part else title
            made.append(Part(str(chapter), title, 1, [author.paragraph(2)], part))
            for section in range(1, sections + 1):
                number = f"{chapter}.{section}"
                made.append(
                    Part(number, _topic(made), 2, author.body(bullets=bullets, nested=nested))
                )
                for depth in range(deeper):
                    number += ".1"
                    made.append(Part(number, _topic(made), 3 + depth, author.body(bullets=bullets)))
    return made


def unnumbered(
    seed: int, *, chapters: int = 4, sections: int = 2, nested: bool = False
) -> list[Part]:
    """Make numbered chapters whose sections have no numbers."""
    made = numbered(seed, chapters=chapters, sections=sections, nested=nested)
    for part in made:
        if part.level > 1:
            part.number = ""
    return made


def _topic(made: list[Part]) -> str:
    place = len(made)
    title = _TOPICS[place % len(_TOPICS)]
    again = place // len(_TOPICS)
    return f"{title} {'abcdefghijklmnopqrstuvwxyz'[again % 26].upper()}-lijn" if again else title


def texts_of(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        for text in part.texts:
            yield text.text
