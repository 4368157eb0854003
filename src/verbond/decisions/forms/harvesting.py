"""A page with decisions of elsewhere, as a file or pasted."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from verbond.decisions.operations.waiting import MOST_BYTES


class HarvestForm(forms.Form):
    source_url = forms.URLField(
        label=_("Van welke pagina komt dit?"),
        validators=[URLValidator(schemes=["http", "https"])],
        max_length=500,
        assume_scheme="https",
        help_text=_("Het adres van de gemeente. We halen de pagina niet zelf op."),
    )
    document = forms.FileField(
        label=_("Bewaarde pagina (HTML)"),
        required=False,
        help_text=_("Open de pagina, bewaar ze, en kies hier het bestand. Hoogstens 3 MB."),
        widget=forms.FileInput(attrs={"accept": ".html,.htm,text/html"}),
    )
    text = forms.CharField(
        label=_("Of plak de HTML"),
        required=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )
    fictitious = forms.BooleanField(
        label=_("Deze pagina is verzonnen"),
        required=False,
        help_text=_("Alles ervan krijgt dan het merk “fictief”."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A real city takes over real pages only.
        if not settings.DEMO:
            del self.fields["fictitious"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(said.get("document")) == bool(said.get("text")):
            raise forms.ValidationError(_("Kies een bestand, of plak de HTML. Eén van beide."))
        return said

    def page(self) -> tuple[str, bytes]:
        """Return a name and the bytes, one more than may be when there are too many."""
        given = self.cleaned_data["document"]
        if given:
            return str(given.name), bytes(given.read(MOST_BYTES + 1))
        return str(_("geplakte HTML")), str(self.cleaned_data["text"]).encode()
