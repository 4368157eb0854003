"""The text of a draft, and what stands around it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.decisions.core.files import MOST_BYTES
from verbond.decisions.core.wording import LONGEST_TITLE, Wording, wording_of
from verbond.decisions.models import Body, Does, Draft, Item, Subject


class DraftForm(forms.Form):
    """The text of a draft; its articles are a list of text fields, as many as there are."""

    title = forms.CharField(
        label=_("Titel"),
        max_length=LONGEST_TITLE,
        help_text=_("Wat wordt er beslist? In één zin."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    summary = forms.CharField(
        label=_("Samenvatting"),
        required=False,
        help_text=_("Wat verandert er voor bewoners? Kort, in gewone woorden."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    motivation = forms.CharField(
        label=_("Motivering"),
        required=False,
        help_text=_("Waarom mag en wil de stad dit? Met de regels en de feiten."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    subjects = forms.MultipleChoiceField(
        label=_("Waarover gaat het?"),
        required=False,
        choices=Subject,
        help_text=_("Dit bepaalt welke toetsen nodig zijn."),
        widget=forms.CheckboxSelectMultiple,
    )
    is_public = forms.BooleanField(
        label=_("Openbare behandeling"),
        required=False,
        initial=True,
        help_text=_("Zonder dit blijft de tekst binnen, ook na de beslissing."),
    )
    lock = forms.IntegerField(widget=forms.HiddenInput, required=False)
    number = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, articles: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.data.getlist("article") if hasattr(self.data, "getlist") else []
        self.articles: list[str] = list(given if self.is_bound else articles)

    @classmethod
    def of(cls, item: Item, draft: Draft) -> "DraftForm":
        initial = {
            "title": draft.title,
            "summary": draft.summary,
            "motivation": draft.motivation,
            "subjects": item.subjects,
            "is_public": item.is_public,
            "lock": item.lock,
            "number": draft.number,
        }
        return cls(initial=initial, articles=draft.articles)

    @property
    def rows(self) -> list[tuple[int, str]]:
        """The fields to show: every article, and one empty for the first of a new draft."""
        return list(enumerate(self.articles or [""], 1))

    def wording(self) -> Wording:
        return wording_of(
            title=self.cleaned_data["title"],
            summary=self.cleaned_data["summary"],
            motivation=self.cleaned_data["motivation"],
            articles=self.articles,
        )

    def reshaped(self) -> "DraftForm | None":
        """Return the same text with an article more or less, when that is what was asked."""
        texts, take_away = list(self.articles), str(self.data.get("remove", ""))
        if "more" in self.data:
            texts.append("")
        elif take_away.isdecimal() and len(take_away) < 6 and 0 < int(take_away) <= len(texts):
            del texts[int(take_away) - 1]
        else:
            return None
        return type(self)(initial=self.typed, articles=texts)

    def on_top_of(self, item: Item, theirs: Draft) -> "DraftForm":
        """Return what was typed, to be saved after the version that somebody else saved first."""
        now = {"lock": item.lock, "number": theirs.number}
        return type(self)(initial=self.typed | now, articles=self.articles)

    @property
    def typed(self) -> dict[str, Any]:
        found: dict[str, Any] = {name: self.data.get(name, "") for name in self.fields}
        subjects = self.data.getlist("subjects") if hasattr(self.data, "getlist") else []
        return found | {"subjects": subjects, "is_public": "is_public" in self.data}


class NewItemForm(DraftForm):
    """A draft with the body that will decide."""

    body = forms.ModelChoiceField(
        label=_("Wie beslist?"),
        queryset=Body.objects.filter(taken_over=False),
        to_field_name="code",
    )
    field_order = ("body", "title", "summary", "motivation", "subjects", "is_public")


class DocumentForm(forms.Form):
    """A document of an item: a file that is kept here, or the address of one elsewhere."""

    name = forms.CharField(label=_("Naam van het document"), max_length=200)
    document = forms.FileField(
        label=_("Bestand"),
        required=False,
        help_text=_("PDF, ODT, PNG of JPEG, hoogstens 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.odt,.png,.jpg,.jpeg"}),
    )
    url = forms.URLField(
        label=_("Of een adres"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Begint met https://"),
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(said.get("document")) == bool(said.get("url")):
            raise forms.ValidationError(_("Kies een bestand, of vul een adres in. Eén van beide."))
        return said

    def content(self) -> bytes:
        """Return the bytes of the file, and one more than may be when there are too many."""
        given = self.cleaned_data["document"]
        return bytes(given.read(MOST_BYTES + 1)) if given else b""


class ExemptionForm(forms.Form):
    code = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Waarom is de toets hier niet nodig?"),
        help_text=_("Iedereen kan deze reden lezen."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    said_by = forms.CharField(
        label=_("Wie geeft de vrijstelling?"),
        help_text=_("Functie en naam. Dat komt erbij te staan."),
        max_length=160,
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=500,
        help_text=_("Komt in het logboek. Iedereen kan het lezen."),
    )


class ServesForm(forms.Form):
    commitment = forms.IntegerField(widget=forms.HiddenInput)
    shows = forms.ChoiceField(label=_("Wat doet dit besluit ervoor?"), choices=Does)
