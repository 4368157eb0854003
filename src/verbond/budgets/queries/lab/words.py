"""A voting model in Dutch: what its fields and values are called, and what is wrong with it."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from verbond.budgets.core.recipe import Difference

PHASE_WORDS = {
    "idea": _l("Idee"),
    "plan": _l("Plan"),
    "check": _l("Nakijken"),
    "vote": _l("Stemmen"),
    "result": _l("Uitslag"),
    "execution": _l("Uitvoeren"),
}
BALLOT_WORDS = {
    "approval": _l("kruis aan wat je goed vindt"),
    "choose-1": _l("kies één project"),
    "cumulative": _l("verdeel punten"),
    "ordinal": _l("zet op een rij, het beste eerst"),
    "scoring": _l("geef elk project een cijfer"),
    "knapsack-warning": _l("kruis aan, en zie of het samen in het budget past"),
}
METHOD_WORDS = {
    "equal-shares": _l("gelijke delen"),
    "greedy": _l("meeste stemmen, en wat niet past wordt overgeslagen"),
    "greedy-no-skip": _l("meeste stemmen, tot het eerste dat niet past"),
    "greedy-threshold": _l("meeste stemmen, vanaf een drempel"),
    "phragmen": _l("last eerlijk verdelen (Phragmén)"),
}
SATISFACTION_WORDS = {
    "cost": _l("elk project telt naar wat het kost"),
    "cardinality": _l("elk project telt even veel"),
    "points": _l("elk project telt naar je punten"),
    "borda": _l("elk project telt naar zijn plaats op je rij"),
}
COMPLETION_WORDS = {
    "add1": _l("elke stem stap voor stap meer geld"),
    "add1-exhaustive": _l("elke stem meer geld, tot er niets meer bij past"),
    "utilitarian": _l("wat nog past, meeste stemmen eerst"),
}
TIE_WORDS = {
    "min-cost": _l("het goedkoopste"),
    "max-votes": _l("de meeste stemmen"),
    "lexicographic": _l("de volgorde van de nummers"),
    "lot": _l("een lot, getrokken voor de stemming"),
}
PROOF_WORDS = {
    "account": _l("met een account"),
    "register": _l("met een controle in het register"),
    "code": _l("met een code op papier"),
    "paper": _l("met een stembiljet op papier"),
}
VISIBLE_WORDS = {
    "nothing": _l("niets"),
    "turnout": _l("alleen hoeveel mensen stemden"),
}
AREA_WORDS = {"district": _l("het stadsdeel"), "city": _l("de hele stad")}
TERM_WORDS = {
    "least_amount": _l("kleinste bedrag"),
    "most_amount": _l("grootste bedrag"),
    "least_age": _l("leeftijd, minstens"),
    "least_people": _l("mensen in de groep, minstens"),
    "least_addresses": _l("verschillende adressen, minstens"),
    "done_within": _l("klaar binnen"),
    "most_per_year": _l("hoe vaak, hoogstens"),
    "round_budget": _l("geld per ronde"),
    "rounds": _l("aantal rondes"),
    "envelope": _l("geld in het geheel"),
    "years": _l("looptijd"),
}
_FIELDS = {
    "name": _l("naam"),
    "summary": _l("in het kort"),
    "grade": _l("hoe zeker"),
    "source": _l("bron"),
    "decides": _l("hoe er beslist wordt"),
    "ballot.type": _l("wat je invult"),
    "ballot.least": _l("minstens zoveel keuzes"),
    "ballot.advised": _l("gevraagd aantal keuzes"),
    "ballot.most": _l("hoogstens zoveel keuzes"),
    "ballot.points": _l("punten"),
    "ballot.most_each": _l("punten per project, hoogstens"),
    "electorate.least_age": _l("leeftijd"),
    "electorate.area": _l("wie stemt"),
    "electorate.proofs": _l("manieren om te stemmen"),
    "electorate.ticked_off": _l("iedereen wordt één keer afgevinkt"),
    "rule.method": _l("telregel"),
    "rule.satisfaction": _l("hoe een project telt"),
    "rule.completion": _l("wat er met de rest gebeurt"),
    "rule.ties": _l("bij gelijke stand"),
    "rule.threshold": _l("drempel van de telregel"),
    "rule.minimum.votes": _l("minstens zoveel stemmen"),
    "rule.minimum.share": _l("minstens dit deel van de stemmen"),
    "rule.minimum.of_cost": _l("steun naar de kosten"),
    "rule.groups": _l("projecten die elkaar uitsluiten"),
    "rule.comparison": _l("vergelijking met meeste stemmen"),
    "caps": _l("grens per thema"),
    "earmarks": _l("apart potje"),
    "visible": _l("wat je ziet voor de stemming sluit"),
    "languages": _l("talen van het stembiljet"),
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
    "decides": {"vote": _l("met een stemming"), "request": _l("op aanvraag")},
    "rule.comparison": {
        "": _l("geen"),
        "more-winners": _l("wie meer winnaars koos"),
        "exclusion": _l("wie geen winnaar koos"),
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
