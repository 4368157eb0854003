"""Choose models and what to change; bring a file."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.budgets.queries.lab.models import ModelCard

LEAST_MODELS, MOST_MODELS = 1, 4
COMPLETIONS = {
    "": _("zoals het model zegt"),
    "none": _("geen: wat over is, blijft liggen"),
    "utilitarian": _("wat nog past, meeste stemmen eerst"),
    "add1": _("elke stem stap voor stap meer geld"),
    "add1,utilitarian": _("eerst meer geld per stem, dan wat nog past"),
}


class TrialForm(forms.Form):
    """Which models, and what if: the form is a question, so it is asked with GET."""

    models = forms.MultipleChoiceField(
        label=_("Modellen"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies er hoogstens vier."),
    )
    budget = forms.IntegerField(
        label=_("Budget"),
        required=False,
        min_value=1,
        max_value=10**12,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    threshold = forms.IntegerField(
        label=_("Een project heeft minstens zoveel stemmen nodig"),
        required=False,
        min_value=0,
        max_value=10**9,
        help_text=_("Leeg: zoals het model zegt. 0: geen drempel."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    completion = forms.ChoiceField(
        label=_("Bij gelijke delen, met het geld dat over is"),
        required=False,
        choices=list(COMPLETIONS.items()),
    )

    def __init__(self, *args: Any, cards: Sequence[ModelCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["models"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(one.slug, one.title) for one in cards]

    def clean_models(self) -> list[str]:
        chosen = list(self.cleaned_data["models"])
        if len(chosen) > MOST_MODELS:
            raise forms.ValidationError(_("Kies hoogstens vier modellen."))
        return chosen

    def changes(self) -> dict[str, object]:
        """Return what to change, as `Changes.of` reads it."""
        given = self.cleaned_data
        found: dict[str, object] = {}
        if given.get("budget") is not None:
            found["budget"] = given["budget"]
        if given.get("threshold") is not None:
            found["minimum"] = given["threshold"]
        if given.get("completion"):
            steps = given["completion"]
            found["completion"] = [] if steps == "none" else steps.split(",")
        return found


class UploadForm(forms.Form):
    """A `.pb` file of somebody's own."""

    document = forms.FileField(
        label=_("Bestand"),
        help_text=_("Een .pb-bestand van hoogstens 8 MB."),
        widget=forms.FileInput(attrs={"accept": ".pb,.csv,.txt"}),
    )
