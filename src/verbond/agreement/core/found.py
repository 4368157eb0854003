"""Find numbers, dates and conditions in a sentence, exactly as they stand there."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

What = Literal[
    "percentage", "amount", "count", "factor", "duration", "age", "deadline", "year", "date",
    "name", "condition",
]  # fmt: skip
TEXT_READ = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """A passage `text[start:end]` and what it says.

    `value` is exact: 10 for "10%", 1000000 for "1 miljoen euro", 2 for "verdubbeld"; a year for a
    year or deadline. `unit` is "%", "EUR", "jaar" … or, of a count, the word that is counted.
    """

    start: int
    end: int
    text: str
    what: What
    value: Decimal | None = None
    unit: str = ""


_NUMBER = r"\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,4})?|\d{1,15}(?:,\d{1,4})?"
_WORDS = {
    "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "twintig": 20, "dertig": 30, "veertig": 40,
    "vijftig": 50, "honderd": 100, "duizend": 1000,
}  # fmt: skip
_SCALES = {"duizend": 10**3, "miljoen": 10**6, "mln": 10**6, "miljard": 10**9, "mld": 10**9}
_FACTORS = {"halve": Decimal("0.5"), "gehalve": Decimal("0.5"), "verdubbel": Decimal(2),
            "verdrievoudig": Decimal(3), "verviervoudig": Decimal(4)}  # fmt: skip
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_NAMED_BY_NUMBER = ("artikel", "art", "fase", "campus", "bus", "lijn", "nummer", "nr", "versie")
_YEAR = r"(?:19|20)\d\d"

_CONDITION = re.compile(
    r"\b(?:(?:waar|indien|wanneer|als)(?: dit| dat| het)? "
    r"(?:nodig|mogelijk|haalbaar|aangewezen|verantwoord|wenselijk|relevant|opportuun|zinvol|kan"
    r"|moet)\b|in functie van de (?:financiële )?(?:haalbaarheid|mogelijkheden|middelen)"
    r"|in de mate van het mogelijke|voor zover\b|eventue(?:el|le)\b|desgevallend\b|mits\b"
    r"|bij voorkeur\b|binnen de (?:budgettaire|financiële) mogelijkheden|op termijn\b)",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    rf"(?P<date>\b\d{{1,2}} (?:{_MONTHS})(?: {_YEAR})?\b|\b(?:{_MONTHS}|lente|zomer|herfst|winter)"
    rf"(?: van)? {_YEAR}\b)"
    rf"|(?P<deadline>\b(?:tegen|uiterlijk(?: in| op)?|vóór|ten laatste(?: in| op)?) "
    rf"(?:eind |begin )?(?P<by>{_YEAR})\b)"
    r"|(?P<range>\b\d{1,3} (?:tot|t/m) (?:\d{1,3}/)?(?P<upto>\d{1,3}) jaar\b)"
    rf"|(?P<age>\b(?:tot|vanaf|ouder dan|jonger dan|onder de|boven de) (?P<years>\d{{1,3}}) jaar\b)"
    rf"|(?P<euro>€ ?(?P<euros>{_NUMBER})(?: (?P<euroscale>miljoen|miljard|mln|mld))?)"
    rf"|(?P<number>(?<![\w,./§-])(?:{_NUMBER})(?![\w/§³²]|[.,]\d))"
    rf"|(?P<glued>\b(?=[^\W\d]*\d)\w+(?:[./§-]\w+)*[³²]?)"
    rf"|(?P<factor>\b(?:ver(?:dubbel|drievoudig|viervoudig)\w*|(?:ge)?halve(?:er|ring)\w*))"
    rf"|(?P<word>\b(?:{'|'.join(_WORDS)})\b)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s?(?:(?P<percent>%|procent\b)"
    r"|(?P<scale>duizend|miljoen|miljard|mln|mld)?\s?(?P<euro>€|euro\b)"
    r"|(?P<time>jaar|jaren|maand|maanden|week|weken|dagen|uur)\b"
    r"|(?P<counted>[^\W\d][\w’'-]{2,60}))",
    re.IGNORECASE,
)
_SENTENCE_STARTS = (".", "!", "?", ":", ";", "(", "“", "‘")
_WORD_BEFORE = re.compile(r"([^\W\d][\w’'-]{0,60}) $")
_MORE_OF_A_NAME = re.compile(r" (?:en|of) \d{1,3}\b")
_NO_UNIT = frozenset(
    "aan als bij dan dat de der die door een en er het hun in is maar met naar nog of om ook op "
    "per te tegen tot uit van voor waar wordt worden zijn zal".split()
)


def find_facts(text: str) -> tuple[Found, ...]:
    """List numbers, dates and conditions in the order in which they stand.

    A number that belongs to a name ("Perron 13", "T2-campus", "24/7") is found as `name`.

    >>> [(one.text, one.what, str(one.value)) for one in find_facts("Aan 1% voor 99 jaar.")]
    [('1%', 'percentage', '1'), ('99 jaar', 'duration', '99')]
    """
    text = text[:TEXT_READ]
    facts = [
        Found(match.start(), match.end(), match[0], "condition")
        for match in _CONDITION.finditer(text)
    ]
    at = 0
    while (match := _TOKEN.search(text, at)) is not None:
        fact = _fact(text, match)
        at = max(match.end(), fact.end if fact else 0)
        if fact is not None:
            facts.append(fact)
    return tuple(sorted(facts, key=lambda one: (one.start, one.end)))


def _fact(text: str, match: re.Match[str]) -> Found | None:
    what = next(name for name in _READERS if match[name])
    return _READERS[what](text, match, match.start(), match.end())


def _date(_text: str, match: re.Match[str], start: int, end: int) -> Found:
    return Found(start, end, match[0], "date")


def _deadline(_text: str, match: re.Match[str], start: int, end: int) -> Found:
    return Found(start, end, match[0], "deadline", Decimal(match["by"]))


def _range(_text: str, match: re.Match[str], start: int, end: int) -> Found:
    return Found(start, end, match[0], "age", Decimal(match["upto"]), "jaar")


def _age(_text: str, match: re.Match[str], start: int, end: int) -> Found:
    return Found(start, end, match[0], "age", Decimal(match["years"]), "jaar")


def _euro(_text: str, match: re.Match[str], start: int, end: int) -> Found:
    value = _value(match["euros"]) * _SCALES.get((match["euroscale"] or "").lower(), 1)
    return Found(start, end, match[0], "amount", value, "EUR")


def _glued(text: str, _match: re.Match[str], start: int, end: int) -> Found:
    before = _WORD_BEFORE.search(text, max(0, start - 70), start)
    if before is not None and _names(text, before):
        start = before.start()
    return Found(start, end, text[start:end], "name")


def _factor(_text: str, match: re.Match[str], start: int, end: int) -> Found:
    word = match[0].lower()
    value = next(value for stem, value in _FACTORS.items() if word.startswith(stem))
    return Found(start, end, match[0], "factor", value)


def _word(text: str, match: re.Match[str], start: int, end: int) -> Found | None:
    after = _AFTER.match(text, end)
    if after is None or (after["counted"] and after["counted"].lower() in _NO_UNIT):
        return None
    return _with_unit(text, start, Decimal(_WORDS[match[0].lower()]), end, after)


def _number(text: str, match: re.Match[str], start: int, end: int) -> Found:
    before = _WORD_BEFORE.search(text, max(0, start - 70), start)
    after = _AFTER.match(text, end)
    plain = not (after and after["percent"]) and not _is_year(match[0])
    if plain and before is not None and _names(text, before):
        more = _MORE_OF_A_NAME.match(text, end)
        end = more.end() if more else end
        return Found(before.start(), end, text[before.start() : end], "name")
    value = _value(match[0])
    counted = after is not None and after["counted"] is not None
    if after is None or (counted and _is_year(match[0])):
        what: What = "year" if _is_year(match[0]) else "count"
        return Found(start, end, match[0], what, value)
    return _with_unit(text, start, value, end, after)


def _with_unit(text: str, start: int, value: Decimal, end: int, after: re.Match[str]) -> Found:
    if after["percent"]:
        return Found(start, after.end(), text[start : after.end()], "percentage", value, "%")
    if after["euro"]:
        scaled = value * _SCALES.get((after["scale"] or "").lower(), 1)
        return Found(start, after.end(), text[start : after.end()], "amount", scaled, "EUR")
    if after["time"]:
        unit = after["time"].lower()
        return Found(start, after.end(), text[start : after.end()], "duration", value, unit)
    counted = after["counted"]
    unit = "" if counted.lower() in _NO_UNIT else counted
    return Found(start, end, text[start:end], "count", value, unit)


def _names(text: str, before: re.Match[str]) -> bool:
    word = before[1]
    if word.lower() in _NAMED_BY_NUMBER:
        return True
    lead = text[max(0, before.start() - 2) : before.start()].rstrip()
    return word[0].isupper() and bool(lead) and not lead.endswith(_SENTENCE_STARTS)


def _is_year(text: str) -> bool:
    return re.fullmatch(_YEAR, text) is not None


def _value(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


_READERS = {
    "date": _date, "deadline": _deadline, "range": _range, "age": _age, "euro": _euro,
    "number": _number, "glued": _glued, "factor": _factor, "word": _word,
}  # fmt: skip
