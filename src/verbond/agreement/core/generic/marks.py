"""What stands before a text: bullets, list numbers, numbers of chapters and sections."""

import re
from dataclasses import dataclass

_GLYPHS = "•·▪▫■□●○◦‣⁃∙➢➣➤►▶▸▹◆◇❖✓✔✗✘★☆⇒→➔➜❑❒¾❯»⦁∎⚫⬤\u2043\u2219\u25aa\u25cf\u25fe\u25fc\ufffd›"
_GLYPH = re.compile(rf"([{_GLYPHS}\ue000-\uf8ff]+)\s*(.*)", re.DOTALL)
_SIGN = re.compile(r"([-–—*+>Øü]|§(?!\s?\d)|[-–—]{1,2}>|o)\s+(.*)", re.DOTALL)
_COUNTED = re.compile(
    r"(\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}°[.)]?"
    r"|§{1,2}\s?\d{1,3}[.)°]?)\s+(\S.*)",
    re.DOTALL,
)
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?(?:\s*[:–—-])?(?:\s+(\S.*))?", re.DOTALL)
_ROMAN = re.compile(
    r"((?=[IVXLC])(?:X[LC]|L?X{0,3})(?:I[XV]|V?I{0,3}))(?:[.):]?(?:\s+[–—-])?\s+(\S.*)|[.):]?)",
    re.DOTALL,
)
_LETTER = re.compile(r"([A-Z])[.)]\s+(\S.*)", re.DOTALL)
_CHAPTER_WORDS = (
    "hoofdstuk|chapter|thema|theme|titel|pijler|luik|speerpunt|programma|ambitie|domein|"
    "beleidsdomein|sectie|afdeling|prioriteit|uitdaging|krachtlijn"
)
_ARTICLE_WORDS = "artikel|article|art\\."
_PART_WORDS = "deel|part|boek|book"
_COUNTING = (
    "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|"
    "one|two|three|four|five|six|seven|eight|nine|ten"
)
_WORDED = re.compile(
    rf"({_CHAPTER_WORDS}|{_PART_WORDS}|{_ARTICLE_WORDS})\s+(\d{{1,2}}|[IVXLC]{{1,6}}|[A-Z]|{_COUNTING})\b"
    r"\s*[.:–—|-]?\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*", re.DOTALL)
_FIGURE = re.compile(r"[-–+]?[\d.,]*\d\s?%?")
_FIGURE_ENDS = frozenset("0123456789%")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_FIRST_OF_NUMBER = frozenset("0123456789IVXLC")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading's number; kinds are decimal, roman, letter, or the word chapter, article, part."""

    kind: str
    number: str
    title: str
    depth: int
    value: int
    word: str = ""  # "hoofdstuk", "titel", where a word comes before the number


def bullet_of(text: str) -> tuple[str, str, str]:
    """Split a line into its mark, the mark's class and the rest; empty without a mark.

    >>> bullet_of("• Meer groen"), bullet_of("b) Minder lawaai")
    (('•', '•', 'Meer groen'), ('b)', 'a)', 'Minder lawaai'))
    """
    first = text[0]
    if first.isalpha() and first.isascii():
        if len(text) > 1 and text[1].isalnum() and text[1] not in "vxi":
            return "", "", ""
    elif first in "\"'“‘„…" or first == "€":
        return "", "", ""
    found = _GLYPH.fullmatch(text)
    if found:
        return found[1], found[1][0], found[2]
    found = _SIGN.fullmatch(text)
    if found:
        return found[1], found[1], found[2]
    found = _COUNTED.fullmatch(text)
    if found:
        return found[1], _class_of(found[1]), found[2]
    return "", "", ""


def is_bare_mark(text: str) -> bool:
    """Say whether a line is a bullet's glyph alone."""
    return len(text) <= 2 and (text in "-–—*o" or _GLYPH.fullmatch(text) is not None)


def _class_of(mark: str) -> str:
    if mark[0] == "§":
        return "§"
    core = mark.strip("().°")
    kind = "1" if core.isdigit() else "a" if len(core) == 1 and core not in "ivx" else "i"
    return mark.replace(core, kind, 1)


def number_of(text: str) -> Numbered | None:
    """Read the number that a heading starts with, or None.

    >>> number_of("3.2 Wonen boven winkels")
    Numbered(kind='decimal', number='3.2', title='Wonen boven winkels', depth=2, value=2, word='')
    >>> number_of("Hoofdstuk IV: Wonen").number
    'IV'
    """
    first = text[0]
    if first in _FIRST_OF_NUMBER:
        found = _DECIMAL.fullmatch(text)
        if found:
            parts = found[1].split(".")
            return Numbered("decimal", found[1], found[2] or "", len(parts), int(parts[-1]))
        found = _ROMAN.fullmatch(text)
        if found and found[1]:
            return Numbered("roman", found[1], found[2] or "", 1, roman_value(found[1]))
    if not first.isalpha():
        return None
    found = _WORDED.fullmatch(text)
    if found:
        value, word = value_of(found[2]), found[1].casefold()
        return Numbered(_kind_of(word), found[2], found[3], 1, value, word)
    found = _LETTER.fullmatch(text)
    if found:
        return Numbered("letter", found[1], found[2], 1, ord(found[1]) - 64)
    return None


def _kind_of(word: str) -> str:
    if re.fullmatch(_PART_WORDS, word, re.IGNORECASE):
        return "part"
    return "article" if re.fullmatch(_ARTICLE_WORDS, word, re.IGNORECASE) else "chapter"


def is_table_row(text: str) -> bool:
    """Say whether a line ends in three figures or more, without the commas of a sentence.

    >>> is_table_row("Gezondheid 785 1.495 -1.226"), is_table_row("in 2022, 2023 en 2024")
    (True, False)
    """
    if text[-1] not in _FIGURE_ENDS:
        return False
    words = text.rsplit(None, 3)
    return len(words) == 4 and all(_FIGURE.fullmatch(word) for word in words[1:])


def markdown_heading(text: str) -> tuple[int, str]:
    """Return level and title of a heading written with number signs, or (0, "")."""
    found = _MARKDOWN.fullmatch(text) if text[0] == "#" else None
    return (len(found[1]), found[2]) if found else (0, "")


def value_of(number: str) -> int:
    """Return what a number means that may be written in digits, Roman or as a word."""
    if number.isdigit():
        return int(number)
    words = [*_COUNTING.split("|")]
    low = number.lower()
    if low in words:
        at = words.index(low)
        return {0: 1, 1: 1}.get(at, at) if at <= 12 else at - 12
    if re.fullmatch("[IVXLC]+", number):
        return roman_value(number)
    return ord(number[0].upper()) - 64


def roman_value(number: str) -> int:
    """Return the value of a Roman number.

    >>> roman_value("XIV")
    14
    """
    total = 0
    for one, after in zip(number, [*number[1:], ""], strict=True):
        value = _ROMAN_VALUES[one]
        total += -value if value < _ROMAN_VALUES.get(after, 0) else value
    return total
