"""What clerks and officers fill in about the evidence of one promise."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Person
from verbond.agreement.models.evidence import Shows, State
from verbond.agreement.operations.wishing.people import keeper_with

_BY_DOCUMENT = (
    Shows.PUBLISHED, Shows.DONE, Shows.DECIDED, Shows.STARTED, Shows.PLANNED, Shows.IN_FORCE,
    Shows.APPLIED, Shows.ASKED, Shows.ANSWERED, Shows.CHANGED, Shows.DROPPED,
)  # fmt: skip
_BY_STATEMENT = (
    Shows.RUNNING, Shows.STARTED, Shows.NOT_STARTED, Shows.PLANNED, Shows.ASKED, Shows.ANSWERED,
    Shows.DONE, Shows.CHANGED, Shows.DROPPED,
)  # fmt: skip


def shown_by(shows: tuple[Shows, ...]) -> list[tuple[str, str]]:
    return [(one.value, str(one.label).capitalize()) for one in shows]


class PastDayField(forms.DateField):
    """A day that has come: what is still to come is no evidence."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, **options)
        self.today = date.max

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and day > self.today:
            raise ValidationError(gettext("Deze dag moet nog komen. Kies vandaag of eerder."))
        return day


class _DatedForm(forms.Form):
    """A form about a day that has come; `today` is given by the page."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("on")
        if isinstance(field, PastDayField):
            field.today = today
            field.initial = field.initial or today


def clean_address(text: str) -> str:
    """Allow a page of the site or a page of the web, and nothing that a browser would run."""
    inside = text.startswith("/") and not text.startswith("//")
    if text and not inside and not text.startswith(("https://", "http://")):
        raise ValidationError(gettext("Begin met https:// of met / voor een pagina van deze site."))
    return text


class DocumentForm(_DatedForm):
    title = forms.CharField(label=_("Titel"), max_length=300)
    url = forms.CharField(
        label=_("Link naar het document"),
        max_length=500,
        help_text=_("Zo kan iedereen het nalezen. Begin met https://"),
    )
    source = forms.CharField(
        label=_("Wie publiceerde het?"), max_length=300, help_text=_("Een dienst of organisatie.")
    )
    on = PastDayField(label=_("Van welke dag is het?"))
    shows = forms.ChoiceField(label=_("Wat toont het over deze belofte?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["shows"], shown_by(_BY_DOCUMENT))

    def clean_url(self) -> str:
        return clean_address(self.cleaned_data["url"].strip())


class StatementForm(_DatedForm):
    shows = forms.ChoiceField(label=_("Hoe staat het ermee?"))
    title = forms.CharField(
        label=_("In één zin"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
        help_text=_("Iedereen leest dit. Schrijf wat er gebeurt, zonder namen van bewoners."),
    )
    said_by = forms.CharField(
        label=_("Wie zegt dit?"), max_length=120, help_text=_("Naam en functie. Dat staat erbij.")
    )
    on = PastDayField(label=_("Van welke dag is het?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["shows"], shown_by(_BY_STATEMENT))


class MilestoneForm(forms.Form):
    title = forms.CharField(
        label=_("Wat is er dan klaar?"),
        max_length=200,
        help_text=_("Bijvoorbeeld: de werken starten."),
    )
    due_on = forms.DateField(
        label=_("Tegen welke dag?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    is_last = forms.BooleanField(label=_("Met deze stap is de belofte gehouden"), required=False)


class ProofForm(_DatedForm):
    title = forms.CharField(
        label=_("Wat toont het?"),
        max_length=300,
        help_text=_("Bijvoorbeeld: proces-verbaal van oplevering."),
    )
    url = forms.CharField(label=_("Link naar het bewijs"), max_length=500, required=False)
    source = forms.CharField(label=_("Van wie komt het?"), max_length=300)
    on = PastDayField(label=_("Van welke dag is het?"))

    def clean_url(self) -> str:
        return clean_address(self.cleaned_data["url"].strip())


class OverruleForm(forms.Form):
    state = forms.ChoiceField(label=_("Welke status klopt volgens jou?"))
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Iedereen leest deze reden, naast wat de regels zeggen."),
    )
    said_by = forms.CharField(
        label=_("Wie zegt dit?"), max_length=120, help_text=_("Naam en functie.")
    )
    # Which overruling stood there when the page was opened; 0 for none.
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [(one.value, str(one.label).capitalize()) for one in State if one != State.VALUE]
        _choose(self.fields["state"], states)


class LiftForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom gelden de regels weer?"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)


class OwnerForm(forms.Form):
    department = forms.CharField(label=_("Dienst"), max_length=120)
    email = forms.EmailField(
        label=_("E-mailadres van wie het bijhoudt"),
        max_length=254,
        required=False,
        help_text=_("Iemand met een account als medewerker of verantwoordelijke. Niet publiek."),
    )

    def clean_email(self) -> Person | None:
        """Give the person; only somebody who may keep evidence can be asked to."""
        address = self.cleaned_data["email"]
        person = keeper_with(address) if address else None
        if address and person is None:
            raise ValidationError(
                gettext("Er is geen medewerker of verantwoordelijke met dit adres.")
            )
        return person


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Komt in het logboek. Iedereen kan het lezen."),
    )  # fmt: skip


class TieForm(forms.Form):
    shows = forms.ChoiceField(label=_("Wat toont het over deze belofte?"), required=False)

    def __init__(self, *args: Any, own: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        same = gettext("Wat het zelf toont: %(shows)s") % {"shows": Shows(own).label} if own else ""
        _choose(self.fields["shows"], [("", same), *shown_by(tuple(Shows))])


def _choose(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
