"""What a voter fills in to show that they may vote, or to find a ballot again."""

from django import forms
from django.utils.translation import gettext_lazy as _

_LETTERS = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code uit je brief"),
        help_text=_("16 letters en cijfers. Streepjes en spaties mag je weglaten."),
        max_length=60,
        widget=forms.TextInput(attrs=_LETTERS),
    )


class RegisterForm(forms.Form):
    number = forms.CharField(
        label=_("Rijksregisternummer"),
        help_text=_("Het staat op de achterkant van je identiteitskaart. We bewaren het niet."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    born_on = forms.DateField(
        label=_("Geboortedatum"),
        help_text=_("Zoals 31/12/2001."),
        input_formats=["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"],
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )


class DeclareForm(forms.Form):
    declares = forms.BooleanField(label=_("Ik mag stemmen in deze ronde."))


class ReceiptForm(forms.Form):
    receipt = forms.CharField(
        label=_("Ontvangstcode"),
        help_text=_("12 letters en cijfers. Je kreeg ze toen je je stem indiende."),
        max_length=60,
        widget=forms.TextInput(attrs=_LETTERS),
    )
