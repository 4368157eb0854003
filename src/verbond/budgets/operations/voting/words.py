"""What the checks of a ballot find, in words of the voter."""

from django.utils.translation import gettext, ngettext

from verbond.budgets.core.balloting import BallotFinding, Frozen
from verbond.kit.money import exact


def saying(finding: BallotFinding, frozen: Frozen) -> str:
    """Say a finding about a ballot, in the language of the page."""
    values: dict[str, int | str] = dict(finding.values)
    for name in ("spent", "budget"):
        if name in values:
            values[name] = exact(int(values[name]))
    project = frozen.by_id.get(str(values.get("project", "")))
    values["title"] = project.title if project else ""
    return str(_WORDS[finding.code](values))


def _count(singular: str, plural: str, name: str, values: dict[str, int | str]) -> str:
    return ngettext(singular, plural, int(values[name])) % values


_WORDS = {
    "unknown_project": lambda v: gettext(
        "Op dit stembiljet staat een project dat niet meedoet. Begin opnieuw."
    ),
    "not_a_number": lambda v: gettext("Vul bij “%(title)s” een getal in.") % v,
    "out_of_range": lambda v: gettext("Dit getal past niet op het stembiljet. Kijk je keuze na."),
    "too_few": lambda v: _count(
        "Kies minstens %(least)s project.", "Kies minstens %(least)s projecten.", "least", v
    ),
    "too_many": lambda v: gettext(
        "Je koos %(chosen)s projecten. Kies er hoogstens %(most)s."
    ) % v,
    "blank": lambda v: gettext("Je koos niets. Dan dien je een blanco stem in."),
    "fewer_than_advised": lambda v: gettext(
        "Je koos er %(chosen)s. Dat mag. Met %(advised)s of meer telt je stem vaker mee."
    ) % v,
    "over_budget": lambda v: gettext(
        "Samen kosten je projecten %(spent)s. Er is %(budget)s. Dat mag: je stem telt voor elk."
    ) % v,
    "too_much_on_one": lambda v: gettext("Geef een project hoogstens %(most)s punten.") % v,
    "too_many_points": lambda v: gettext(
        "Je gaf %(given)s punten. Je hebt er %(most)s."
    ) % v,
    "points_left": lambda v: _count(
        "Je hebt nog %(left)s punt over.", "Je hebt nog %(left)s punten over.", "left", v
    ),
    "place_twice": lambda v: gettext("Plaats %(place)s staat er twee keer. Kies elke plaats één keer.") % v,
}  # fmt: skip
