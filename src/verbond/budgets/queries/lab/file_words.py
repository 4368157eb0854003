"""What is wrong in a file that somebody brought, in Dutch, with its line."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verbond.kit.errors import RuleBroken

_WHERE = re.compile(
    r"(?:, line (?P<line>\d+))?(?:, field (?P<field>\w+))?: (?P<what>.+)", re.DOTALL
)
_WORDS = {
    "amount": gettext_lazy(
        "Hier staat geen bedrag. Gebruik cijfers, met hoogstens één punt of komma."
    ),
    "amount_missing": gettext_lazy("Hier ontbreekt een bedrag."),
    "amount_negative": gettext_lazy("Een bedrag kan niet onder nul gaan."),
    "project_repeated": gettext_lazy("Dit project staat er al. Elk project staat er één keer."),
    "unknown_project": gettext_lazy("Deze stem noemt een project dat niet in de lijst staat."),
    "voter_repeated": gettext_lazy("Deze stemmer staat er al. Elke stemmer staat er één keer."),
    "section_missing": gettext_lazy("Een .pb-bestand heeft de delen META, PROJECTS en VOTES."),
    "section_order": gettext_lazy("De delen staan in een vaste volgorde: META, PROJECTS, VOTES."),
    "column_missing": gettext_lazy("Hier ontbreekt een kolom die elk .pb-bestand nodig heeft."),
    "meta_missing": gettext_lazy("Bovenaan, bij META, ontbreekt een gegeven."),
    "points_length": gettext_lazy("Er staan niet evenveel punten als projecten."),
    "points_negative": gettext_lazy("Punten kunnen niet onder nul gaan."),
    "line_long": gettext_lazy("Deze regel is te lang."),
    "null_byte": gettext_lazy("Er staat een teken in dat niet in een tekst hoort."),
    "header_missing": gettext_lazy(
        "Onder de titel van een deel hoort een regel met de namen van kolommen."
    ),
    "header_wrong": gettext_lazy("De namen van de kolommen kloppen niet."),
    "encoding": gettext_lazy("Het bestand is geen UTF-8. Bewaar het opnieuw als UTF-8."),
}


@dataclass(frozen=True, slots=True)
class FileProblem:
    """Where a file is wrong, in Dutch words where there are some, and as the reader says it."""

    where: str
    words: str
    said: str


def said_problem(problem: RuleBroken) -> FileProblem:
    """Put an error of the reader in words."""
    found = _WHERE.search(problem.message)
    line = found and found["line"]
    field = found and found["field"]
    where = _("Regel %(line)s") % {"line": line} if line else ""
    if field:
        told = _("veld %(field)s") % {"field": field}
        where = f"{where}, {told}" if where else told
    said = found["what"] if found else problem.message
    return FileProblem(where, str(_WORDS.get(problem.code, "")), said)
