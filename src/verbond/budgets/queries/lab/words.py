"""A voting model in Dutch: what its fields and values are called, and what is wrong with it."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from verbond.budgets.core.recipe import Difference

PHASE_WORDS = {
    "idea": gettext_lazy("Idee"),
    "plan": pgettext_lazy("stap", "Plan"),
    "check": gettext_lazy("Nakijken"),
    "vote": pgettext_lazy("stap", "Stemmen"),
    "result": gettext_lazy("Uitslag"),
    "execution": gettext_lazy("Uitvoeren"),
}
BALLOT_WORDS = {
    "approval": gettext_lazy("kruis aan wat je goed vindt"),
    "choose-1": gettext_lazy("kies één project"),
    "cumulative": gettext_lazy("verdeel punten"),
    "ordinal": gettext_lazy("zet op een rij, het beste eerst"),
    "scoring": gettext_lazy("geef elk project een cijfer"),
    "knapsack-warning": gettext_lazy("kruis aan, en zie of het samen in het budget past"),
}
METHOD_WORDS = {
    "equal-shares": gettext_lazy("gelijke delen"),
    "greedy": gettext_lazy("meeste stemmen, en wat niet past wordt overgeslagen"),
    "greedy-no-skip": gettext_lazy("meeste stemmen, tot het eerste dat niet past"),
    "greedy-threshold": gettext_lazy("meeste stemmen, vanaf een drempel"),
    "phragmen": gettext_lazy("last eerlijk verdelen (Phragmén)"),
}
SATISFACTION_WORDS = {
    "cost": gettext_lazy("elk project telt naar wat het kost"),
    "cardinality": gettext_lazy("elk project telt even veel"),
    "points": gettext_lazy("elk project telt naar je punten"),
    "borda": gettext_lazy("elk project telt naar zijn plaats op je rij"),
}
COMPLETION_WORDS = {
    "add1": gettext_lazy("elke stem stap voor stap meer geld"),
    "add1-exhaustive": gettext_lazy("elke stem meer geld, tot er niets meer bij past"),
    "utilitarian": gettext_lazy("wat nog past, meeste stemmen eerst"),
}
TIE_WORDS = {
    "min-cost": gettext_lazy("het goedkoopste"),
    "max-votes": gettext_lazy("de meeste stemmen"),
    "lexicographic": gettext_lazy("de volgorde van de nummers"),
    "lot": gettext_lazy("een lot, getrokken voor de stemming"),
}
PROOF_WORDS = {
    "account": gettext_lazy("met een account"),
    "register": gettext_lazy("met een controle in het register"),
    "code": gettext_lazy("met een code op papier"),
    "paper": gettext_lazy("met een stembiljet op papier"),
}
VISIBLE_WORDS = {
    "nothing": gettext_lazy("niets"),
    "turnout": gettext_lazy("alleen hoeveel mensen stemden"),
}
AREA_WORDS = {"district": gettext_lazy("het stadsdeel"), "city": gettext_lazy("de hele stad")}
TERM_WORDS = {
    "least_amount": gettext_lazy("kleinste bedrag"),
    "most_amount": gettext_lazy("grootste bedrag"),
    "least_age": gettext_lazy("leeftijd, minstens"),
    "least_people": gettext_lazy("mensen in de groep, minstens"),
    "least_addresses": gettext_lazy("verschillende adressen, minstens"),
    "done_within": gettext_lazy("klaar binnen"),
    "most_per_year": gettext_lazy("hoe vaak, hoogstens"),
    "round_budget": gettext_lazy("geld per ronde"),
    "rounds": gettext_lazy("aantal rondes"),
    "envelope": gettext_lazy("geld in het geheel"),
    "years": gettext_lazy("looptijd"),
}
_FIELDS = {
    "name": gettext_lazy("naam"),
    "summary": gettext_lazy("in het kort"),
    "grade": gettext_lazy("hoe zeker"),
    "source": gettext_lazy("bron"),
    "decides": gettext_lazy("hoe er beslist wordt"),
    "ballot.type": gettext_lazy("wat je invult"),
    "ballot.least": gettext_lazy("minstens zoveel keuzes"),
    "ballot.advised": gettext_lazy("gevraagd aantal keuzes"),
    "ballot.most": gettext_lazy("hoogstens zoveel keuzes"),
    "ballot.points": gettext_lazy("punten"),
    "ballot.most_each": gettext_lazy("punten per project, hoogstens"),
    "electorate.least_age": gettext_lazy("leeftijd"),
    "electorate.area": gettext_lazy("wie stemt"),
    "electorate.proofs": gettext_lazy("manieren om te stemmen"),
    "electorate.ticked_off": gettext_lazy("iedereen wordt één keer afgevinkt"),
    "rule.method": gettext_lazy("telregel"),
    "rule.satisfaction": gettext_lazy("hoe een project telt"),
    "rule.completion": gettext_lazy("wat er met de rest gebeurt"),
    "rule.ties": gettext_lazy("bij gelijke stand"),
    "rule.threshold": gettext_lazy("drempel van de telregel"),
    "rule.minimum.votes": gettext_lazy("minstens zoveel stemmen"),
    "rule.minimum.share": gettext_lazy("minstens dit deel van de stemmen"),
    "rule.minimum.of_cost": gettext_lazy("steun naar de kosten"),
    "rule.groups": gettext_lazy("projecten die elkaar uitsluiten"),
    "rule.comparison": gettext_lazy("vergelijking met meeste stemmen"),
    "caps": gettext_lazy("grens per thema"),
    "earmarks": gettext_lazy("apart potje"),
    "visible": gettext_lazy("wat je ziet voor de stemming sluit"),
    "languages": gettext_lazy("talen van het stembiljet"),
}
_VALUES: Mapping[str, Mapping[str, Any]] = {
    "ballot.type": BALLOT_WORDS,
    "electorate.area": AREA_WORDS,
    "electorate.proofs": PROOF_WORDS,
    "rule.method": METHOD_WORDS,
    "rule.satisfaction": SATISFACTION_WORDS,
    "rule.completion": COMPLETION_WORDS,
    "rule.ties": TIE_WORDS,
    "visible": VISIBLE_WORDS,
    "decides": {"vote": gettext_lazy("met een stemming"), "request": gettext_lazy("op aanvraag")},
    "rule.comparison": {
        "": gettext_lazy("geen"),
        "more-winners": gettext_lazy("wie meer winnaars koos"),
        "exclusion": gettext_lazy("wie geen winnaar koos"),
    },
}


def said_differences(found: Iterable[Difference]) -> list[tuple[str, str, str]]:
    """Put differences in words: what, here, there."""
    return [
        (_field(one.field), said(one.field, one.before), said(one.field, one.after))
        for one in found
    ]


def said(field: str, value: Any) -> str:
    """Put one value of a model in words."""
    if value in (None, [], ""):
        return str(_VALUES.get(field, {}).get("", _("geen")))
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if field.startswith("phases."):
        return _("%(days)s dagen") % {"days": value}
    if field == "rule.minimum.share":
        return share_words(value)
    if isinstance(value, list):
        return ", ".join(_one(field, one) for one in value)
    return str(_VALUES.get(field, {}).get(value, value))


def _one(field: str, value: Any) -> str:
    if field in {"caps", "earmarks"}:
        return f"{value['category']}: {share_words(value['share'])}"
    if field == "rule.groups":
        projects = ", ".join(value["projects"])
        return _("hoogstens %(most)s van %(projects)s") % {
            "most": value["most"],
            "projects": projects,
        }
    return str(_VALUES.get(field, {}).get(value, value))


def share_words(share: str | Fraction) -> str:
    """Say a part of a whole as percent, or as the fraction it is: `10 %`, `1/3`."""
    percent = Fraction(share) * 100
    return f"{percent} %" if percent.denominator == 1 else str(Fraction(share))


def _field(field: str) -> str:
    if field.startswith("phases."):
        name = PHASE_WORDS[field.removeprefix("phases.")]
        return _("stap “%(name)s”") % {"name": name}
    return str(_FIELDS.get(field, field))
