"""What the checks of a ballot find, in words of the voter."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from verbond.budgets.core.balloting import BallotFinding, Frozen
from verbond.budgets.numbers import euros


def saying(finding: BallotFinding, frozen: Frozen) -> str:
    """Say a finding about a ballot, in the language of the page."""
    values: dict[str, int | str] = dict(finding.values)
    for name in ("spent", "budget"):
        if name in values:
            values[name] = euros(int(values[name]))
    project = frozen.by_id.get(str(values.get("project", "")))
    values["title"] = project.title if project else ""
    return str(_WORDS[finding.code] % values)


_WORDS = {
    "unknown_project": _("Op dit stembiljet staat een project dat niet meedoet. Begin opnieuw."),
    "not_a_number": _("Vul bij “%(title)s” een getal in."),
    "out_of_range": _("Dit getal past niet op het stembiljet. Kijk je keuze na."),
    "too_few": ngettext_lazy(
        "Kies minstens %(least)s project.", "Kies minstens %(least)s projecten.", "least"
    ),
    "too_many": _("Je koos %(chosen)s projecten. Kies er hoogstens %(most)s."),
    "blank": _("Je koos niets. Dan dien je een blanco stem in."),
    "fewer_than_advised": _(
        "Je koos er %(chosen)s. Dat mag. Met %(advised)s of meer telt je stem vaker mee."
    ),
    "over_budget": _(
        "Samen kosten je projecten %(spent)s. Er is %(budget)s. Dat mag: je stem telt voor elk."
    ),
    "too_much_on_one": _("Geef een project hoogstens %(most)s punten."),
    "too_many_points": _("Je gaf %(given)s punten. Je hebt er %(most)s."),
    "points_left": ngettext_lazy(
        "Je hebt nog %(left)s punt over.", "Je hebt nog %(left)s punten over.", "left"
    ),
    "place_twice": _("Plaats %(place)s staat er twee keer. Kies elke plaats één keer."),
}
