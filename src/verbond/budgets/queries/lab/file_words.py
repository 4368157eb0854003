"""What is wrong in a file that somebody brought, in Dutch, with its line."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from verbond.kit.errors import RuleBroken

_WHERE = re.compile(
    r"(?:, line (?P<line>\d+))?(?:, field (?P<field>\w+))?: (?P<what>.+)", re.DOTALL
)
_WORDS = {
    "amount": _l("Hier staat geen bedrag. Gebruik cijfers, met hoogstens één punt of komma."),
    "amount_missing": _l("Hier ontbreekt een bedrag."),
    "amount_negative": _l("Een bedrag kan niet onder nul gaan."),
    "project_repeated": _l("Dit project staat er al. Elk project staat er één keer."),
    "unknown_project": _l("Deze stem noemt een project dat niet in de lijst staat."),
    "voter_repeated": _l("Deze stemmer staat er al. Elke stemmer staat er één keer."),
    "section_missing": _l("Een .pb-bestand heeft de delen META, PROJECTS en VOTES."),
    "section_order": _l("De delen staan in een vaste volgorde: META, PROJECTS, VOTES."),
    "column_missing": _l("Hier ontbreekt een kolom die elk .pb-bestand nodig heeft."),
    "meta_missing": _l("Bovenaan, bij META, ontbreekt een gegeven."),
    "points_length": _l("Er staan niet evenveel punten als projecten."),
    "points_negative": _l("Punten kunnen niet onder nul gaan."),
    "line_long": _l("Deze regel is te lang."),
    "null_byte": _l("Er staat een teken in dat niet in een tekst hoort."),
    "header_missing": _l("Onder de titel van een deel hoort een regel met de namen van kolommen."),
    "header_wrong": _l("De namen van de kolommen kloppen niet."),
    "encoding": _l("Het bestand is geen UTF-8. Bewaar het opnieuw als UTF-8."),
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
