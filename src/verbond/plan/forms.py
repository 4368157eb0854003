"""What clerks fill in when they bring a file, or tie an action to a promise."""

import re
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from verbond.plan.exchange.shape import VERSION_KINDS
from verbond.plan.models import WaitingPlan

# What an action can show of one promise, when that is not what it shows of the others.
SHOWS = [
    ("", _("het staat in het plan")),
    ("started", _("het is begonnen")),
    ("running", _("het loopt nog")),
    ("changed", _("de stad plant iets anders")),
    ("dropped", _("de stad plant het niet meer")),
]
_MOST = _("Hoogstens 50 MB. Je ziet eerst wat er verandert.")


class OwnForm(forms.Form):
    """A file of our own shape says all there is to say."""

    shape = WaitingPlan.Shape.OWN
    document = forms.FileField(
        label=_("Bestand"),
        help_text=format_lazy("{} {}", _("CSV of XLSX, zoals het voorbeeld."), _MOST),
    )

    def facts(self) -> dict[str, object]:
        """Return what the file does not say itself."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "document"}
        return {name: str(value) for name, value in given.items() if value not in (None, "")}


class CheckForm(OwnForm):
    """A file of `check-plan` does not say of which plan and version it is."""

    shape = WaitingPlan.Shape.CHECK
    document = forms.FileField(
        label=_("Bestand"), help_text=format_lazy("{} {}", _("JSON, CSV of XLSX."), _MOST)
    )
    plan = forms.SlugField(
        label=_("Adres van het plan"),
        max_length=40,
        help_text=_("Kleine letters, cijfers en streepjes. Een bestaand adres vult dat plan aan."),
    )
    titel = forms.CharField(label=_("Titel van het plan"), max_length=200)
    versie = forms.IntegerField(label=_("Nummer van de versie"), min_value=1, max_value=9999)
    versie_soort = forms.ChoiceField(
        label=_("Soort versie"), choices=[(word, word) for word in VERSION_KINDS]
    )
    versie_naam = forms.CharField(label=_("Naam van de versie"), max_length=200)
    datum = forms.DateField(
        label=_("Goedgekeurd op, of geboekt tot"), widget=forms.DateInput(attrs={"type": "date"})
    )
    versie_bron = forms.CharField(label=_("Bron"), required=False, max_length=300)
    akkoord = forms.SlugField(
        label=_("Adres van het akkoord"), required=False, max_length=80,
        help_text=_("Alleen als dit plan een akkoord uitvoert."),
    )  # fmt: skip
    fictief = forms.BooleanField(label=_("Deze cijfers zijn fictief"), required=False)

    def facts(self) -> dict[str, object]:
        return super().facts() | {"fictief": "ja" if self.cleaned_data["fictief"] else "nee"}


class BiForm(OwnForm):
    """An export of the Agency stands beside a plan that is there already."""

    shape = WaitingPlan.Shape.BI
    document = forms.FileField(
        label=_("Bestand"),
        help_text=format_lazy("{} {}", _("Export per beleidsveld, CSV of XLSX."), _MOST),
    )
    plan = forms.ChoiceField(label=_("Bij welk plan"))
    gemeente = forms.RegexField(
        regex=re.compile(r"\d{5}", re.ASCII),
        label=_("NIS-code van de gemeente"),
        help_text=_("Vijf cijfers."),
    )
    bron = forms.CharField(label=_("Bron"), max_length=300)
    graad = forms.CharField(label=_("Hoe zeker"), max_length=20, help_text=_("Zoals “export”."))
    nagekeken = forms.DateField(
        label=_("Nagekeken op"), widget=forms.DateInput(attrs={"type": "date"})
    )
    toelichting = forms.CharField(
        label=_("Wat er wel en niet in zit"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, plans: list[tuple[str, str]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["plan"]
        if isinstance(field, forms.ChoiceField):
            field.choices = plans or []


class TieForm(forms.Form):
    """A promise that an action serves, as a person says it."""

    promise = forms.CharField(
        label=_("Adres van de belofte"),
        max_length=300,
        help_text=_("Plak de link van de belofte, of alleen het laatste stuk ervan."),
    )
    shows = forms.ChoiceField(
        label=_("Wat toont deze actie over de belofte?"),
        required=False,
        choices=SHOWS,
    )
    reason = forms.CharField(
        label=_("Waarom"),
        required=False,
        max_length=300,
        help_text=_("Komt in het logboek. Iedereen kan het lezen."),
    )

    def clean_promise(self) -> str:
        return str(self.cleaned_data["promise"]).strip().rstrip("/").rpartition("/")[2]
