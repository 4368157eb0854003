"""Plain text: its encoding, its lines, its pages."""

from verbond.agreement.core.document import Line
from verbond.agreement.core.reading.errors import DocumentBinary
from verbond.agreement.core.reading.limits import Limits

_SAMPLE = 65_536
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_GUESSES = ["cp1252", "cp850", "cp437", "mac_roman", "latin_1"]


def read_text(content: bytes, name: str, limits: Limits) -> tuple[list[Line], list[str]]:
    """Decode a text and cut it into lines; a form feed opens a page and stays in its line.

    Line numbers are those of `cat -n`: a carriage return alone ends a line only in a text that
    has no line feed at all. Raises `DocumentBinary` and `DocumentTooLarge`.
    """
    text, notes = _decode(content, name)
    limits.check_characters(name, len(text))
    limits.check_lines(name, text.count("\n") or text.count("\r"))
    if "\n" not in text and "\r" in text:
        raw = text.split("\r")
    else:
        raw = text.replace("\r\n", "\n").split("\n")
    if raw[-1] == "":
        raw.pop()
    if "\f" not in text:
        return [Line(number, one) for number, one in enumerate(raw, 1)], notes
    lines, page = [], 1
    for number, one in enumerate(raw, 1):
        page += len(one) - len(one.lstrip("\f"))
        lines.append(Line(number, one, page))
        page += one.lstrip("\f").count("\f")
    limits.check_pages(name, page)
    return lines, notes


def _decode(content: bytes, name: str) -> tuple[str, list[str]]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _decoded(content[len(bom) :], encoding)
    wide = _wide_encoding(content[:_SAMPLE])
    if wide:
        text, notes = _decoded(content, wide)
        return text, [f"De tekst is gelezen als {wide}, zonder kenmerk vooraan.", *notes]
    _refuse_binary(content, name)
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        return _guessed(content, error.start)


def _decoded(content: bytes, encoding: str) -> tuple[str, list[str]]:
    text = content.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    return text, [f"{lost} tekens konden niet als {encoding} gelezen worden."] if lost else []


def _wide_encoding(sample: bytes) -> str:
    """UTF-16 without a mark: in western text every other byte is zero."""
    if len(sample) < 4:
        return ""
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def _refuse_binary(content: bytes, name: str) -> None:
    sample = content[:_SAMPLE]
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if control > 0.02 * len(sample) + 2:
        raise DocumentBinary(
            name,
            "dit is geen tekst maar een binair bestand. "
            "Aanvaard worden: platte tekst (.txt), PDF met een tekstlaag en Word (.docx).",
        )


def _guessed(content: bytes, first_bad: int) -> tuple[str, list[str]]:
    import charset_normalizer  # 40 ms, seldom needed

    near = max(0, first_bad - _SAMPLE // 4)
    sample = content[near : near + _SAMPLE // 2]
    best = charset_normalizer.from_bytes(sample, cp_isolation=_GUESSES).best()
    encoding = best.encoding if best else "cp1252"
    if _fits(sample, "cp1252"):
        encoding = "cp1252"
    text, notes = _decoded(content, encoding)
    place = content.count(b"\n", 0, first_bad) + 1
    return text, [f"De tekst is geen UTF-8 (regel {place}); gelezen als {encoding}.", *notes]


def _fits(sample: bytes, encoding: str) -> bool:
    """Whether what is beyond ASCII reads as the accented letters and quotes of Dutch."""
    foreign = [one for one in sample.decode(encoding, errors="replace") if ord(one) > 127]
    usual = sum(one in "éèëêïîöôüûáàâäçñÉÈËÏÖÜÁ‘’“”„–—…•·€§°²³½«»\xa0" for one in foreign)
    return usual > 0.7 * len(foreign)
