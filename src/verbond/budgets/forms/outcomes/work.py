"""What an officer fills in about the work on a chosen project."""

import secrets
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.budgets.forms.outcomes.fields import EurosField, day_input
from verbond.budgets.models import Deviation, Milestone
from verbond.budgets.photographs import MOST_BYTES


class StepForm(forms.Form):
    """A step that is promised."""

    title = forms.CharField(label=_("Welke stap?"), max_length=160)
    promised_on = forms.DateField(label=_("Tegen wanneer?"), widget=day_input())
    text = forms.CharField(
        label=_("Uitleg"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class MoveForm(forms.Form):
    """Another day for a step."""

    step = forms.IntegerField(widget=forms.HiddenInput)
    lock = forms.IntegerField(widget=forms.HiddenInput)
    promised_on = forms.DateField(label=_("Nieuwe dag"), widget=day_input())
    reason = forms.CharField(label=_("Waarom verandert de dag?"), max_length=500)


class ReachForm(forms.Form):
    """A step that is done."""

    step = forms.IntegerField(widget=forms.HiddenInput)
    lock = forms.IntegerField(widget=forms.HiddenInput)
    on = forms.DateField(label=_("Klaar op"), widget=day_input())
    text = forms.CharField(label=_("Wat is er gebeurd?"), required=False, max_length=1000)


class SpendForm(forms.Form):
    """An invoice that the city paid."""

    euros = EurosField(label=_("Bedrag in euro"))
    on = forms.DateField(label=_("Betaald op"), widget=day_input())
    text = forms.CharField(label=_("Waarvoor?"), max_length=200)
    reference = forms.CharField(
        label=_("Nummer in de boekhouding van de stad"),
        max_length=90,
        help_text=_("Zo kan iedereen de betaling terugvinden."),
    )
    # The same form sent twice books once.
    key = forms.RegexField(regex=r"^[a-z0-9]{16}$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})
        kwargs["initial"].setdefault("key", secrets.token_hex(8))
        super().__init__(*args, **kwargs)


class AwardForm(forms.Form):
    """More or less money for a project."""

    lock = forms.IntegerField(widget=forms.HiddenInput)
    euros = EurosField(label=_("Nieuw bedrag in euro"))
    reason = forms.CharField(
        label=_("Waarom verandert het bedrag?"), max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class PictureForm(forms.Form):
    """A photo of the work."""

    file = forms.FileField(
        label=_("Foto"),
        help_text=_("JPEG, PNG of WebP. We maken ze kleiner en halen de plaats eruit."),
    )
    alt = forms.CharField(label=_("Wat is er te zien?"), max_length=200)
    credit = forms.CharField(label=_("Wie nam de foto?"), max_length=120, required=False)
    step = forms.ModelChoiceField(
        label=_("Bij welke stap?"),
        queryset=Milestone.objects.none(),
        required=False,
        empty_label=_("Kies"),
    )

    def __init__(self, *args: Any, proposal_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["step"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Milestone.objects.filter(proposal=proposal_id)

    def clean_file(self) -> bytes:
        found = self.cleaned_data["file"]
        # One byte more than allowed is enough to refuse it.
        return bytes(found.read(MOST_BYTES + 1))


class FinishForm(forms.Form):
    """The final account of a project."""

    lock = forms.IntegerField(widget=forms.HiddenInput)
    on = forms.DateField(label=_("Klaar op"), widget=day_input())
    text = forms.CharField(
        label=_("Wat is er gemaakt?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class DayForm(forms.Form):
    """The day on which the work begins."""

    on = forms.DateField(label=_("Begonnen op"), widget=day_input())


class ReasonForm(forms.Form):
    """A reason, with what it is about."""

    what = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Waarom?"), max_length=500)


class DeviationForm(forms.Form):
    """What a body of the city decided about one project."""

    project = forms.ChoiceField(label=_("Over welk project?"))
    act = forms.ChoiceField(label=_("Wat beslist het?"), choices=Deviation.Act)
    euros = EurosField(
        label=_("Bedrag in euro"),
        required=False,
        help_text=_("Niet nodig als het project niet uitgevoerd wordt."),
    )
    said_by = forms.CharField(label=_("Welk orgaan besliste dit?"), max_length=160)
    decided_on = forms.DateField(label=_("Beslist op"), widget=day_input())
    reason = forms.CharField(
        label=_("Waarom?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    legal_ground = forms.CharField(label=_("Op welke rechtsgrond?"), max_length=300)
    decision_url = forms.CharField(label=_("Link naar het besluit"), max_length=500, required=False)

    def __init__(
        self, *args: Any, projects: list[tuple[str, str]], today: date, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", {"decided_on": today})
        super().__init__(*args, **kwargs)
        field = self.fields["project"]
        if isinstance(field, forms.ChoiceField):
            field.choices = projects
