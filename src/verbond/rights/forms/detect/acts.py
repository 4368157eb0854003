"""The short forms of a run: keys, a table, requests, steps, answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.rights.core.detecting.states import next_steps
from verbond.rights.forms.detect.purpose import day_input
from verbond.rights.forms.dutch import DutchNames, dutch
from verbond.rights.models import Follow, Hit, Objection

ALL_RIGHTS = "*"
MOST_UPLOAD_BYTES = 40 * 1024 * 1024


def passphrase_input() -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": "off", "spellcheck": "false"})


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom?"), max_length=300, min_length=10,
        help_text=_("Schrijf geen naam. Wie het aangaat, kan dit lezen."),
    )  # fmt: skip


class WhyForm(forms.Form):
    """A reason that stands in the public journal."""

    reason = forms.CharField(
        label=_("Waarom?"), max_length=300, min_length=10,
        help_text=_("Dit staat in het openbare logboek: schrijf niets over een persoon."),
    )  # fmt: skip


class KeyForm(forms.Form):
    """Two passphrases: that of this run, and that of the list of who wants no letters."""

    passphrase = forms.CharField(
        label=_("Wachtzin van dit onderzoek"), widget=passphrase_input(), max_length=400,
        help_text=_(
            "Minstens 20 tekens. Zes gewone woorden na elkaar is goed. Niemand kan ze terugvinden: "
            "ben je ze kwijt, dan is dit onderzoek onleesbaar."
        ),
    )  # fmt: skip
    again = forms.CharField(label=_("Nog een keer"), widget=passphrase_input(), max_length=400)
    list_passphrase = forms.CharField(
        label=_("Wachtzin van de afmeldlijst"), widget=passphrase_input(), max_length=400,
        help_text=_(
            "Dezelfde in elk onderzoek, gekend door de sleutelhouders. Is dit het eerste "
            "onderzoek? Dan kies je ze nu."
        ),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("passphrase") != said.get("again"):
            self.add_error("again", _("Dit is niet dezelfde wachtzin."))
        return said


class StartForm(forms.Form):
    """The table and the passphrase; neither is kept."""

    table = forms.FileField(
        label=_("Tabel (Parquet of CSV)"), max_length=200,
        help_text=_("Tot 40 MB. De tabel blijft in het geheugen en komt nergens op een schijf."),
    )  # fmt: skip
    passphrase = forms.CharField(
        label=_("Wachtzin van dit onderzoek"), widget=passphrase_input(), max_length=400
    )


class DeskOptOutForm(forms.Form):
    """Somebody at a desk who wants no letters."""

    number = forms.CharField(
        label=_("Nummer van de persoon"), max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Zoals het in de tabellen staat. We bewaren het niet."),
    )  # fmt: skip
    right = forms.ChoiceField(
        label=_("Waarover wil de persoon geen brieven meer?"),
        widget=DutchNames(ours=(ALL_RIGHTS,)),
    )
    passphrase = forms.CharField(
        label=_("Wachtzin van de afmeldlijst"), widget=passphrase_input(), max_length=400
    )

    def __init__(self, *args: Any, rights: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["right"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(ALL_RIGHTS, _("over alle rechten")), *rights]


class PassphraseForm(forms.Form):
    passphrase = forms.CharField(
        label=_("Wachtzin van dit onderzoek"), widget=passphrase_input(), max_length=400
    )


class AskForm(ReasonForm):
    wave = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ListForm(forms.Form):
    code = forms.CharField(
        label=_("Code van de contactlijst"), max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Je kreeg ze van de sleutelhouder."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Waarom kijk je nu?"), max_length=300, min_length=10,
        help_text=_("Wie in de lijst staat, kan dit lezen."),
    )  # fmt: skip


class SentForm(forms.Form):
    on = forms.DateField(label=_("Op welke dag gingen de brieven weg?"), widget=day_input())


class StepForm(forms.Form):
    """The next step of one hit."""

    hit = forms.IntegerField(widget=forms.HiddenInput)
    lock = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(label=_("Wat gebeurde er?"))
    on = forms.DateField(label=_("Wanneer?"), widget=day_input())
    channel = forms.ChoiceField(label=_("Hoe?"), choices=Follow.Channel.choices)
    authority = forms.CharField(
        label=_("Wie besliste?"), required=False, max_length=120,
        help_text=_("Alleen bij toegekend of geweigerd, zoals: het ziekenfonds."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Waarom noteer je dit?"), max_length=300, min_length=10)

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["state"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(one), Hit.State(one).label) for one in next_steps(state)]


class ReviewForm(ReasonForm):
    agree = forms.TypedChoiceField(
        label=_("Wat vind je?"),
        choices=[("yes", _("toekennen")), ("no", _("niet vanzelf: stuur een uitnodiging"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Je antwoord"), max_length=300, min_length=10,
        help_text=_("De persoon leest dit met de code van de brief."),
    )  # fmt: skip


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("De code in je brief"), max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text=_("Vier keer vier letters en cijfers. Streepjes mag je weglaten."),
    )  # fmt: skip


class OptOutForm(CodeForm):
    """For one right or for all; the rights are those of the letter, once its code is known."""

    right = forms.ChoiceField(
        label=_("Waarover wil je geen brieven meer?"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, rights: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["right"]
        if isinstance(field, forms.ChoiceField):
            named = ((right, dutch(name)) for right, name in rights)
            field.choices = [(ALL_RIGHTS, _("over alle rechten")), *named]


class ObjectForm(forms.Form):
    hit = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Wat wil je zeggen?"), choices=Objection.Kind.choices, widget=forms.RadioSelect
    )
    facts = forms.MultipleChoiceField(
        label=_("Wat klopt er niet?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, known: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["facts"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(path, dutch(label)) for path, label in known]
