"""The columns of the sheet that goes out and comes in again, in the words of a clerk."""

# What is known; changing it changes nothing on the site.
KNOWN = (
    "adres", "regel", "domein", "belofte", "soort", "status", "sinds", "oud vanaf",
    "laatste bewijs", "laatste bewijs op",
)  # fmt: skip
# What a clerk fills in; empty changes nothing.
FILLED = (
    "dienst", "verantwoordelijke", "verklaring", "verklaring toont", "verklaring op",
    "verklaring door", "mijlpaal", "mijlpaal tegen",
)  # fmt: skip
VERSION = "versie"
COLUMNS = (*KNOWN, *FILLED, VERSION)
NEEDED = ("adres", VERSION)

# A text that begins so could run as a formula in a spreadsheet. It gets an apostrophe in front, and
# so does a text with an apostrophe, so that taking one off always gives back what stood there.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def guarded(text: str) -> str:
    """Write a text so that no spreadsheet runs it.

    >>> guarded("=1+1"), guarded("Groen"), guarded("'s Avonds")
    ("'=1+1", 'Groen', "''s Avonds")
    """
    return f"'{text}" if text.startswith(RISKY) else text


def unguarded(text: str) -> str:
    """Give back what stood there before it was guarded.

    >>> unguarded(guarded("=1+1")), unguarded(guarded("'s Avonds")), unguarded("Groen")
    ('=1+1', "'s Avonds", 'Groen')
    """
    text = text.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text
