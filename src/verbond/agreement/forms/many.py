"""What clerks fill in for many promises at once."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.agreement.forms.evidence import PastDayField, shown_by
from verbond.agreement.models.evidence import Shows, State
from verbond.agreement.models.text import Kind


class SheetForm(forms.Form):
    sheet = forms.FileField(
        label=_("Het ingevulde bestand"),
        help_text=_("CSV of XLSX, hoogstens 12 MB. Je ziet eerst wat er verandert."),
    )


class ChooseForm(forms.Form):
    """The filter that chooses promises; everything may stay empty."""

    q = forms.CharField(label=_("Woorden in de zin"), required=False, max_length=100)
    chapter = forms.ChoiceField(label=_("Domein"), required=False)
    status = forms.ChoiceField(label=_("Hoe ver het staat"), required=False)
    kind = forms.ChoiceField(label=_("Soort belofte"), required=False)
    department = forms.ChoiceField(label=_("Dienst"), required=False)

    def __init__(
        self, *args: Any, chapters: list[tuple[str, str]], departments: list[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        everything = ("", gettext("Alle"))
        choices = {
            "chapter": chapters,
            "status": [(one.value, str(one.label)) for one in State],
            "kind": [(one.value, str(one.label)) for one in Kind],
            "department": [
                ("-", gettext("Nog geen dienst")),
                *((name, name) for name in departments),
            ],
        }
        for name, values in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [everything, *values]


class WishForm(forms.Form):
    """What to do with the chosen promises: one of three things."""

    what = forms.ChoiceField(
        label=_("Wat wil je doen?"),
        widget=forms.RadioSelect,
        choices=[
            ("owner", _("Zeggen wie ze bijhoudt")),
            ("statement", _("Een verklaring opnemen")),
            ("tie", _("Voorstellen om ze aan een bewijs te koppelen")),
        ],
    )
    department = forms.CharField(label=_("Dienst"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mailadres van wie ze bijhoudt"), max_length=254, required=False
    )
    shows = forms.ChoiceField(label=_("Hoe staat het ermee?"), required=False)
    text = forms.CharField(label=_("De verklaring, in één zin"), max_length=300, required=False)
    said_by = forms.CharField(label=_("Wie zegt dit?"), max_length=120, required=False)
    on = PastDayField(label=_("Van welke dag is het?"), required=False)
    evidence = forms.CharField(
        label=_("Adres van het bewijs"), max_length=120, required=False,
        help_text=_("Staat bij het bewijs op de pagina van een belofte, zoals decisions:2026-12."),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shows, on = self.fields["shows"], self.fields["on"]
        if isinstance(shows, forms.ChoiceField):
            shows.choices = shown_by((Shows.RUNNING, Shows.STARTED, Shows.NOT_STARTED, Shows.DONE))
        if isinstance(on, PastDayField):
            on.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        needed = {
            "owner": {"department": gettext("Schrijf welke dienst ze bijhoudt.")},
            "statement": {
                "text": gettext("Schrijf de verklaring."),
                "said_by": gettext("Schrijf wie dit zegt."),
            },
            "tie": {"evidence": gettext("Schrijf het adres van het bewijs.")},
        }
        for name, message in needed.get(str(given.get("what", "")), {}).items():
            if not given.get(name) and name not in self.errors:
                self.add_error(name, message)
        return given
