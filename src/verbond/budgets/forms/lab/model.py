"""A voting model as a form: made from another one, and read back as a document."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.budgets.core.recipe import BALLOT_TYPES, PHASES, PROOFS, VISIBLE, RecipeFinding
from verbond.budgets.core.rule import METHODS, SATISFACTIONS
from verbond.budgets.queries.lab.finding_words import said_finding
from verbond.budgets.queries.lab.words import (
    AREA_WORDS,
    BALLOT_WORDS,
    METHOD_WORDS,
    PHASE_WORDS,
    PROOF_WORDS,
    SATISFACTION_WORDS,
    VISIBLE_WORDS,
)

COMPLETIONS = {
    "": _("niets: het geld blijft liggen"),
    "utilitarian": _("wat nog past, meeste stemmen eerst"),
    "add1": _("elke stem stap voor stap meer geld"),
    "add1,utilitarian": _("eerst meer geld per stem, dan wat nog past"),
    "add1-exhaustive,utilitarian": _("meer geld per stem tot er niets meer bij past, dan de rest"),
}
TIES = {
    "min-cost,max-votes,lot": _("goedkoopste, dan meeste stemmen, dan een lot"),
    "max-votes,min-cost,lot": _("meeste stemmen, dan goedkoopste, dan een lot"),
    "lot": _("meteen een lot"),
}
COMPARISONS = {
    "": _("geen"),
    "more-winners": _("wie meer winnaars koos"),
    "exclusion": _("wie geen winnaar koos"),
}
# Which field of the form a finding of the core is about.
_ABOUT = {
    "phases": "days_vote",
    "ballot.type": "ballot_type",
    "ballot.least": "least",
    "ballot.advised": "advised",
    "ballot.most": "most",
    "ballot.points": "points",
    "ballot.most_each": "most_each",
    "electorate.proofs": "proofs",
    "electorate.ticked_off": "ticked_off",
    "rule.method": "method",
    "rule.satisfaction": "satisfaction",
    "rule.completion": "completion",
    "rule.ties": "ties",
    "rule.threshold": "threshold",
    "rule.comparison": "comparison",
    "rule.minimum": "minimum_of_cost",
    "earmarks": "earmark_percent",
    "caps": "",
}


def _choices(codes: Sequence[str], words: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(code, words[code]) for code in codes]


def _days(code: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=PHASE_WORDS[code], required=False, min_value=1, max_value=3650, help_text=_("dagen")
    )


def _number(label: Any, *, least: int = 0, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=least, max_value=10**6, help_text=help_text
    )


class ModelForm(forms.Form):
    """All fields of a model that decides by vote."""

    GROUPS = (
        (_("Wat het is"), ("code", "name", "summary", "source", "reason")),
        (_("Hoe lang elke stap duurt"), tuple(f"days_{code}" for code in PHASES)),
        (_("Het stembiljet"), ("ballot_type", "least", "advised", "most", "points", "most_each",
                               "languages")),
        (_("Wie stemt"), ("least_age", "area", "proofs", "ticked_off", "visible")),
        (_("Wie wint"), ("method", "satisfaction", "completion", "ties", "threshold",
                         "minimum_votes", "minimum_of_cost", "comparison")),
        (_("Een apart potje"), ("earmark_category", "earmark_percent")),
    )  # fmt: skip

    lock = forms.IntegerField(required=False, widget=forms.HiddenInput)
    code = forms.RegexField(
        regex=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        label=_("Korte naam"),
        max_length=60,
        help_text=_(
            "Kleine letters, cijfers en streepjes. Dezelfde korte naam: een nieuwe versie."
        ),
    )
    name = forms.CharField(label=_("Naam"), max_length=120)
    summary = forms.CharField(
        label=_("Wat doet het? In één of twee zinnen"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = forms.CharField(
        label=_("Waar komt het vandaan?"),
        max_length=600,
        help_text=_("Een bron, of: eigen keuze van de stad."),
    )
    reason = forms.CharField(
        label=_("Waarom deze versie?"),
        required=False,
        max_length=600,
        help_text=_("Nodig vanaf de tweede versie. Iedereen kan het lezen."),
    )
    days_idea, days_plan, days_check = _days("idea"), _days("plan"), _days("check")
    days_vote, days_result, days_execution = _days("vote"), _days("result"), _days("execution")
    ballot_type = forms.ChoiceField(
        label=_("Wat vul je in?"), choices=_choices(BALLOT_TYPES, BALLOT_WORDS)
    )
    least = _number(
        _("Minder keuzes worden geweigerd"), help_text=_("Leeg: niets wordt geweigerd.")
    )
    advised = _number(_("Minder keuzes geven een waarschuwing"))
    most = _number(_("Hoogste aantal keuzes"), least=1, help_text=_("Leeg: geen hoogste aantal."))
    points = _number(_("Punten om te geven"), least=1)
    most_each = _number(_("Hoogste aantal punten per project"), least=1)
    languages = forms.CharField(
        label=_("Talen"), max_length=60, help_text=_("Codes, zoals: nl, tr, it")
    )
    least_age = forms.IntegerField(label=_("Vanaf welke leeftijd?"), min_value=0, max_value=120)
    area = forms.ChoiceField(
        label=_("Wie woont waar?"), choices=_choices(("district", "city"), AREA_WORDS)
    )
    proofs = forms.MultipleChoiceField(
        label=_("Hoe kan iemand stemmen?"),
        required=False,
        choices=_choices(PROOFS, PROOF_WORDS),
        widget=forms.CheckboxSelectMultiple,
    )
    ticked_off = forms.BooleanField(
        label=_("Elke stemmer wordt één keer afgevinkt in hetzelfde register"), required=False
    )
    visible = forms.ChoiceField(
        label=_("Wat ziet iedereen voor de stemming sluit?"),
        choices=_choices(VISIBLE, VISIBLE_WORDS),
    )
    method = forms.ChoiceField(label=_("Telregel"), choices=_choices(METHODS, METHOD_WORDS))
    satisfaction = forms.ChoiceField(
        label=_("Hoe telt een project? (bij gelijke delen)"),
        choices=_choices(SATISFACTIONS, SATISFACTION_WORDS),
    )
    completion = forms.ChoiceField(
        label=_("Wat gebeurt er met geld dat over is?"),
        required=False,
        choices=list(COMPLETIONS.items()),
    )
    ties = forms.ChoiceField(label=_("Bij gelijke stand wint"), choices=list(TIES.items()))
    threshold = _number(
        _("Drempel van de telregel"), help_text=_("Alleen bij “meeste stemmen, vanaf een drempel”.")
    )
    minimum_votes = _number(_("Een project heeft minstens zoveel stemmen nodig"))
    minimum_of_cost = _number(
        _("Steun naar de kosten: deel door"),
        least=1,
        help_text=_("3: wie 30 % van het geld kost, heeft 10 % van de stemmers nodig. Leeg: niet."),
    )
    comparison = forms.ChoiceField(
        label=_("Vergelijken met meeste stemmen"),
        required=False,
        choices=list(COMPARISONS.items()),
        help_text=_("Wint “meeste stemmen” bij meer mensen, dan geldt die uitslag."),
    )
    earmark_category = forms.CharField(label=_("Voor welk thema?"), required=False, max_length=80)
    earmark_percent = forms.IntegerField(
        label=_("Welk deel van het geld, in procent?"), required=False, min_value=0, max_value=100
    )

    def grouped(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Give the fields in their groups, for the page."""
        return [(title, [self[name] for name in names]) for title, names in self.GROUPS]

    def add_findings(self, findings: Sequence[RecipeFinding]) -> None:
        """Say each contradiction at the field it is about."""
        for one in findings:
            name = _ABOUT.get(one.field, one.field)
            self.add_error(name if name in self.fields else None, said_finding(one))

    def content(self, kept: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document; what the form does not ask (`kept`) stays as it was."""
        given = self.cleaned_data
        return {
            **{name: kept[name] for name in ("caps",) if name in kept},
            "code": given["code"],
            "name": given["name"],
            "summary": given["summary"],
            "grade": "eigen keuze",
            "source": given["source"],
            "reason": given["reason"],
            "decides": "vote",
            "phases": [
                {"code": code, "days": given[f"days_{code}"]}
                for code in PHASES
                if given[f"days_{code}"]
            ],
            "ballot": self._ballot(),
            "electorate": {
                name: given[name] for name in ("least_age", "area", "proofs", "ticked_off")
            },
            "rule": self._rule(),
            "earmarks": self._earmarks(),
            "visible": given["visible"],
            "languages": given["languages"].replace(",", " ").split(),
        }

    def _ballot(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "type": given["ballot_type"],
            "least": given["least"] or 0,
            "advised": given["advised"] or 0,
            **{name: given[name] for name in ("most", "points", "most_each")},
        }

    def _rule(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "method": given["method"],
            # Other rules do not ask how much a project counts.
            "satisfaction": given["satisfaction"] if given["method"] == "equal-shares" else "cost",
            "completion": given["completion"].split(",") if given["completion"] else [],
            "ties": given["ties"].split(","),
            "threshold": given["threshold"],
            "minimum": {"votes": given["minimum_votes"] or 0, "of_cost": given["minimum_of_cost"]},
            "comparison": given["comparison"],
        }

    def _earmarks(self) -> list[dict[str, Any]]:
        name, percent = self.cleaned_data["earmark_category"], self.cleaned_data["earmark_percent"]
        if not name:
            return []
        share = str(Fraction(percent or 0, 100))
        return [{"code": "potje", "category": name, "share": share}]


def initial_of(document: Mapping[str, Any], *, lock: int | None = None) -> dict[str, Any]:
    """Fill the form in from a document as `plain` writes it."""
    ballot, rule, electorate = document["ballot"], document["rule"], document["electorate"]
    found = {name: document[name] for name in ("code", "name", "summary", "source", "visible")}
    found |= {f"days_{one['code']}": one["days"] for one in document["phases"]}
    found |= {name: ballot[name] or None for name in ("least", "advised", "most", "points")}
    found |= electorate
    found |= {name: rule[name] for name in ("method", "satisfaction", "threshold", "comparison")}
    of_cost = rule["minimum"]["of_cost"]
    earmarks = document["earmarks"]
    return found | {
        "lock": lock,
        "reason": document["reason"],
        "ballot_type": ballot["type"],
        "most_each": ballot["most_each"],
        "completion": ",".join(rule["completion"]),
        "ties": ",".join(rule["ties"]),
        "minimum_votes": rule["minimum"]["votes"] or None,
        "minimum_of_cost": of_cost and int(Fraction(of_cost)),
        "languages": ", ".join(document["languages"]),
        "earmark_category": earmarks[0]["category"] if earmarks else "",
        "earmark_percent": int(Fraction(earmarks[0]["share"]) * 100) if earmarks else None,
    }
