"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.agreement.core.packaged import packaged_names


class FollowForm(forms.Form):
    email = forms.EmailField(
        label=_("Je e-mailadres"),
        help_text=_(
            "Je krijgt eerst een mail om te bevestigen. Elke mail heeft een link om te stoppen."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        max_length=254,
    )


class QuestionForm(forms.Form):
    text = forms.CharField(
        label=_("Je vraag"),
        help_text=_("Iedereen kan je vraag lezen. Schrijf er niets in dat privé is."),
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 1500}),
        min_length=10,
        max_length=1500,
    )
    shown_name = forms.CharField(
        label=_("Naam die bij je vraag staat"),
        help_text=_("Een voornaam volstaat."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    email = forms.EmailField(
        label=_("Je e-mailadres"),
        required=False,
        help_text=_("Alleen om je te laten weten dat er een antwoord is. We tonen het niet."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        max_length=254,
    )
    # A field that people do not see; programs that fill in everything do.
    website = forms.CharField(required=False, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Antwoord"), widget=forms.Textarea(attrs={"rows": 6}), max_length=5000
    )
    answered_by = forms.CharField(label=_("Wie antwoordt (dienst of functie)"), max_length=120)


class ChangeForm(forms.Form):
    """What a clerk notes instead of a proposal: one of the choices, or an address for a link."""

    reason = forms.CharField(
        label=_("Waarom"),
        required=False,
        max_length=300,
        help_text=_("Komt in het logboek. Iedereen kan het lezen."),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        value: forms.Field
        if choices:
            value = forms.ChoiceField(label=_("Kies wat klopt"), choices=choices)
        else:
            value = forms.CharField(
                label=_("Adres van de andere belofte"),
                max_length=300,
                help_text=_("Plak de link van die belofte, of alleen het laatste stuk ervan."),
            )
        self.fields = {"value": value, **self.fields}

    def clean_value(self) -> str:
        return str(self.cleaned_data["value"]).strip().rstrip("/").rpartition("/")[2]


class UploadForm(forms.Form):
    document = forms.FileField(
        label=_("Document"),
        help_text=_("Tekst, PDF of DOCX, hoogstens 60 MB. Daarna kijk je de verschillen na."),
    )
    profile = forms.ChoiceField(label=_("Importprofiel"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["profile"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Zoek zelf")), *((name, name) for name in packaged_names())]
