"""Units for tests of the rules, in a fictitious city."""

from itertools import count

from verbond.agreement.core.proposals.text import Unit

_NUMBER = count(1)


def action(text: str, *, chapter: str = "wonen", section: str = "", parent: str = "") -> Unit:
    return Unit(
        f"u{next(_NUMBER)}", "action", text, chapter, section or chapter, parent, is_promise=True
    )


def highlight(text: str, *, theme: str = "") -> Unit:
    return Unit(f"u{next(_NUMBER)}", "highlight", text, section="/", theme=theme)


def prose(text: str, *, theme: str = "") -> Unit:
    return Unit(f"u{next(_NUMBER)}", "text", text, section="/", theme=theme)


def theme(text: str) -> Unit:
    key = f"u{next(_NUMBER)}"
    return Unit(key, "theme", text, section="/", theme=key)


def filler(number: int = 40) -> list[Unit]:
    """Sentences with words of their own, so that a word can be rare or common."""
    return [
        action(f"Plein{n} hoort bij kade{n} en toren{n}.", section=f"s{n}") for n in range(number)
    ]
