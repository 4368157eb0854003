"""Meetings: when, with which items, and who was there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.decisions.models import Body, Mandatary, Meeting

FIRST_YEAR, LAST_YEAR = 1900, 2199


class MeetingForm(forms.Form):
    body = forms.ModelChoiceField(
        label=_("Welk orgaan?"),
        queryset=Body.objects.filter(taken_over=False),
        to_field_name="code",
    )
    planned_at = forms.SplitDateTimeField(
        label=_("Wanneer?"),
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date"}, time_attrs={"type": "time"}, date_format="%Y-%m-%d"
        ),
    )
    place = forms.CharField(label=_("Waar?"), required=False, max_length=200)

    def clean_planned_at(self) -> datetime:
        # The first and the last years of the calendar are no instants in another time zone.
        at: datetime = self.cleaned_data["planned_at"]
        if not FIRST_YEAR <= at.year <= LAST_YEAR:
            raise forms.ValidationError(
                _("Kies een jaar van %(first)s tot %(last)s."),
                params={"first": FIRST_YEAR, "last": LAST_YEAR},
            )
        return at


class AgendaForm(forms.Form):
    meeting = forms.ChoiceField(label=_("Op welke agenda?"))
    sha256 = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, meetings: Sequence[Meeting] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["meeting"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.key, _meeting_label(one)) for one in meetings]


class PresenceForm(forms.Form):
    present = forms.MultipleChoiceField(
        label=_("Wie was er?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    chair = forms.ChoiceField(label=_("Wie zat voor?"), required=False)
    secretary = forms.ChoiceField(label=_("Wie schreef het verslag?"), required=False)

    def __init__(self, *args: Any, people: Sequence[Mandatary], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.key, label_of(one)) for one in people]
        for name, field in self.fields.items():
            if isinstance(field, forms.ChoiceField):
                field.choices = choices if name == "present" else [("", "–"), *choices]


def label_of(one: Mandatary) -> str:
    """Name somebody with what they are."""
    return f"{one.name}, {one.function}" if one.function else one.name


def _meeting_label(meeting: Meeting) -> str:
    from django.template.defaultfilters import date
    from django.utils import timezone

    at: datetime = timezone.localtime(meeting.planned_at)
    return f"{date(at, 'l j F Y, H:i')}"
