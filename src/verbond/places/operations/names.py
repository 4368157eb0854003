"""Write by which words each place is found in a text."""

from verbond.places.core.finding import same_name
from verbond.places.core.sources.editions import CityText
from verbond.places.core.sources.named import NamedText, WijkWords, Words
from verbond.places.models import Edition, Place, PlaceKind, PlaceName


def write_names(
    city: CityText, wijk_words: tuple[WijkWords, ...], named: tuple[NamedText, ...]
) -> None:
    """Renew every spelling of the editions that run.

    A neighbourhood is found by its own name, unless a named place claims that name: "Bokrijk" in
    the agreement is the estate. The city itself is not looked for: every promise is about it.
    """
    document = Edition.objects.get(code=city.editions["namen"].code)
    running = Edition.objects.get(code=city.editions["wijken"].code)
    PlaceName.objects.filter(place__edition__in=[document, running]).delete()
    wijken = {
        place.code: place
        for place in running.places.filter(kind=PlaceKind.NEIGHBOURHOOD, geometry__isnull=False)
    }
    claimed = [word.words for place in named for word in place.words]
    names = _own_names(list(wijken.values()), running, claimed)
    for text in wijk_words:
        wijk = wijken[text.wijk]
        for word in text.words:
            names[wijk.code, word.words] = _name(wijk, word, document.name, text.first_line)
    places = {place.code: place for place in document.places.all()}
    for place in named:
        for word in place.words:
            names[place.code, word.words] = _name(
                places[place.code], word, document.name, place.first_line
            )
    PlaceName.objects.bulk_create(names.values())


def _own_names(
    wijken: list[Place], edition: Edition, claimed: list[str]
) -> dict[tuple[str, str], PlaceName]:
    return {
        (wijk.code, wijk.name): PlaceName(place=wijk, words=wijk.name, source=edition.name)
        for wijk in wijken
        if not any(same_name(wijk.name, words) for words in claimed)
    }


def _name(place: Place, word: Words, source: str, first_line: int) -> PlaceName:
    return PlaceName(
        place=place,
        words=word.words,
        exact=word.exact,
        elsewhere=word.elsewhere,
        source=source,
        first_line=first_line,
    )
