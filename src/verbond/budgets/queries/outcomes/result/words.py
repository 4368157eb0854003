"""What the page of a result says in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext, ngettext

from verbond.kit.money import exact


def rule_name(code: str) -> str:
    """Name one of the rules that stand side by side."""
    return {
        "greedy": gettext("De meeste stemmen eerst"),
        "shares-cost": gettext("Elke stem evenveel geld"),
        "shares-votes": gettext("Evenveel geld, kleine projecten eerst"),
        "phragmen": gettext("Lasten gelijk verdeeld (Phragmén)"),
    }[code]


def group_name(kind: str, value: str) -> str:
    """Name a group of voters; the nameless one holds those that are too few to show."""
    if not value:
        return gettext("alle andere")
    if kind == "age":
        return gettext("%(band)s jaar") % {"band": value}
    if kind == "channel":
        names = {
            "account": gettext("met een account"),
            "register": gettext("met het register"),
            "code": gettext("met een code op papier"),
            "paper": gettext("op papier"),
        }
        return names.get(value, value)
    return value


def why_won(told: Mapping[str, Any]) -> str:
    """Say in one line why a project won."""
    price, kind = told.get("price_cents"), told.get("kind")
    if kind == "bought" and price is not None:
        return gettext("Elke stem ervoor betaalde %(price)s.") % {"price": _euros(price)}
    if kind == "completion":
        return gettext("Het paste nog in wat overbleef.")
    if kind == "greedy":
        return gettext("Het had de meeste stemmen van wat nog paste.")
    if kind == "free":
        return gettext("Het kost niets.")
    return gettext("Het was aan de beurt volgens de telregel.")


def why_lost(told: Mapping[str, Any]) -> str:
    """Say in one line why a project did not win, and what was missing."""
    if told["fate"] == "excluded":
        return _excluded(str(told.get("reason", "")))
    if told["fate"] == "no_support":
        return gettext("Niemand stemde ervoor.")
    gap = told.get("gap_cents")
    missing = told["gap_in_budget_cents"] if gap is None else gap
    if missing <= 0:
        return gettext("Een ander project was eerst aan de beurt.")
    words = gettext("Er ontbrak nog %(gap)s.") % {"gap": _euros(missing)}
    needed = told.get("votes_needed")
    if needed:
        words += " " + ngettext(
            "Met %(n)s stem meer was het gekozen.",
            "Met %(n)s stemmen meer was het gekozen.",
            needed,
        ) % {"n": needed}
    return words


def why_not(why: str, reason: str, missing_cents: int) -> str:
    """Say to a voter in one line why a project on the ballot was not chosen."""
    if why == "excluded":
        return _excluded(reason)
    if missing_cents <= 0:
        return gettext("Een ander project was eerst aan de beurt.")
    words = {"missing": _euros(missing_cents)}
    if why == "too_little":
        return gettext("Wie ervoor stemde, kwam samen %(missing)s te kort.") % words
    return gettext("Het paste niet meer in het geld: er ontbrak %(missing)s.") % words


def _excluded(reason: str) -> str:
    return {
        "threshold": gettext("Het had te weinig stemmen om mee te tellen."),
        "minimum_support": gettext("Te weinig mensen stemden ervoor, voor wat het kost."),
        "group": gettext("Een project dat er niet mee samengaat, werd gekozen."),
        "cap": gettext("Het deel voor dit soort projecten was op."),
        "over_budget": gettext("Het kost meer dan er in de pot was."),
    }.get(reason, gettext("De regels lieten het niet toe."))


def _euros(cents: int) -> str:
    """Write an amount with the signs of the language of the reader."""
    if (get_language() or "nl").startswith("en"):
        return exact(cents, thousands=",", decimal=".")
    return exact(cents)
