"""A workshop as staff fill it in."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.budgets.models import Workshop

_WHEN = {"type": "datetime-local"}
_FORMAT = "%Y-%m-%dT%H:%M"


class WorkshopForm(forms.ModelForm[Workshop]):
    lock = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Workshop
        fields = ("title", "text", "starts_at", "ends_at", "place", "seats", "held_with", "lesson",
                  "cancelled_because")  # fmt: skip
        labels = {
            "title": _("Wat is het?"),
            "text": _("Wat gebeurt er?"),
            "starts_at": _("Begin"),
            "ends_at": _("Einde"),
            "place": _("Waar?"),
            "seats": _("Hoeveel plaatsen?"),
            "held_with": _("Hoeveel mensen kwamen er?"),
            "lesson": _("Wat leerden jullie?"),
            "cancelled_because": _("Gaat het niet door? Zeg waarom."),
        }
        help_texts = {
            "held_with": _("Vul in na de werkavond."),
            "lesson": _("Vul in na de werkavond. Iedereen kan het lezen."),
            "seats": _("Leeg: zo veel als er komen."),
        }
        widgets = {
            "starts_at": forms.DateTimeInput(attrs=_WHEN, format=_FORMAT),
            "ends_at": forms.DateTimeInput(attrs=_WHEN, format=_FORMAT),
            "text": forms.Textarea(attrs={"rows": 4}),
            "lesson": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("text", "ends_at", "seats", "held_with", "lesson", "cancelled_because"):
            self.fields[name].required = False
        if self.instance._state.adding:  # noqa: SLF001 - Django documents this name
            for name in ("held_with", "lesson", "cancelled_because"):
                del self.fields[name]
        else:
            self.fields["lock"].initial = self.instance.lock

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        starts, ends = said.get("starts_at"), said.get("ends_at")
        if starts and ends and ends <= starts:
            raise forms.ValidationError(gettext("Het einde komt na het begin."))
        if said.get("seats") == 0:
            raise forms.ValidationError(gettext("Geef minstens één plaats."))
        return said
