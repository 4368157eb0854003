"""A new round, and the days of its phases."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.budgets.models import Envelope, Instrument, PhaseCode, Recipe
from verbond.budgets.operations.rounds.making import Step
from verbond.places import facade as places

MOST_EUROS = 100_000_000


class DutchNames(forms.Select):
    """A choice between names that stay Dutch in every language of the site."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        if option["value"]:
            option["attrs"]["lang"] = "nl"
        return option


class RoundForm(forms.Form):
    """What a round is; the days of its phases follow from the model that was chosen."""

    title = forms.CharField(label=_("Hoe heet de ronde?"), max_length=160)
    slug = forms.SlugField(
        label=_("Adres"),
        max_length=60,
        help_text=_("Kleine letters, cijfers en streepjes. Het komt in de link te staan."),
    )
    summary = forms.CharField(
        label=_("Waarover gaat het?"), required=False, widget=forms.Textarea, max_length=1000
    )
    instrument = forms.ModelChoiceField(
        label=_("Welk soort budget?"),
        queryset=Instrument.objects.all(),
        to_field_name="code",
        empty_label=_("Kies"),
        widget=DutchNames,
    )
    recipe = forms.ModelChoiceField(
        label=_("Welk stemmodel?"),
        queryset=Recipe.objects.filter(published_at__isnull=False),
        empty_label=_("Kies"),
        widget=DutchNames,
        help_text=_("Alleen modellen die gepubliceerd zijn."),
    )
    place_code = forms.ChoiceField(label=_("Voor welk stadsdeel?"), required=False)
    envelope = forms.ModelChoiceField(
        label=_("Uit welk budget komt het geld?"),
        queryset=Envelope.objects.all(),
        to_field_name="slug",
        required=False,
        empty_label=_("Kies"),
    )
    euros = forms.IntegerField(label=_("Bedrag in euro"), min_value=1, max_value=MOST_EUROS)
    earmark_euros = forms.IntegerField(
        label=_("Waarvan voor ateliers, in euro"),
        min_value=0,
        max_value=MOST_EUROS,
        required=False,
    )
    starts_on = forms.DateField(
        label=_("Wanneer begint de eerste stap?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("De andere dagen volgen uit het model. Je kunt ze daarna nog wijzigen."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        districts = places.all_places("district", on=today)
        field = self.fields["place_code"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                ("", _("de hele stad")),
                *((one.code, one.shown_name) for one in districts),
            ]


class DaysForm(forms.Form):
    """The first and the last day of each phase, with the reason of a change."""

    lock = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, steps: Sequence[Step], ask_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = steps
        for step in steps:
            for name, label, day in (
                ("first", _("eerste dag"), step.first_on),
                ("last", _("laatste dag"), step.last_on),
            ):
                self.fields[f"{step.code}_{name}"] = forms.DateField(
                    label=label,
                    initial=day,
                    widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                )
        self.fields["reason"] = forms.CharField(
            label=_("Waarom veranderen de dagen?"),
            required=ask_reason,
            max_length=300,
        )

    def rows(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        return [
            (
                str(PhaseCode(one.code).label),
                self[f"{one.code}_first"],
                self[f"{one.code}_last"],
            )
            for one in self.steps
        ]

    def changed_steps(self) -> list[Step]:
        said: Mapping[str, Any] = self.cleaned_data
        return [
            Step(one.code, said[f"{one.code}_first"], said[f"{one.code}_last"], one.text)
            for one in self.steps
        ]
