"""What the people of the desk fill in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.decisions.core.voting import Choice, VoteGiven, unanimous
from verbond.decisions.core.wording import LONGEST_TITLE, Wording, wording_of
from verbond.decisions.models import Ballot, Body, Does, Draft, Item, Mandatary, Meeting, Subject
from verbond.decisions.models import Treatment as TreatmentRow

_ABSENT = "absent"
FIRST_YEAR, LAST_YEAR = 1900, 2199


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
        label=_("Wie beslist?"), queryset=Body.objects.all(), to_field_name="code"
    )
    field_order = ("body", "title", "summary", "motivation", "subjects", "is_public")


class MeetingForm(forms.Form):
    body = forms.ModelChoiceField(
        label=_("Welk orgaan?"), queryset=Body.objects.all(), to_field_name="code"
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


class DocumentForm(forms.Form):
    name = forms.CharField(label=_("Naam van het document"), max_length=200)
    url = forms.URLField(
        label=_("Adres"), max_length=500, assume_scheme="https", help_text=_("Begint met https://")
    )


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


class AgendaForm(forms.Form):
    meeting = forms.ChoiceField(label=_("Op welke agenda?"))
    sha256 = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, meetings: Sequence[Meeting] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["meeting"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.key, _meeting_label(one)) for one in meetings]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=500,
        help_text=_("Komt in het logboek. Iedereen kan het lezen."),
    )


class ServesForm(forms.Form):
    commitment = forms.IntegerField(widget=forms.HiddenInput)
    shows = forms.ChoiceField(label=_("Wat doet dit besluit ervoor?"), choices=Does)


class PresenceForm(forms.Form):
    present = forms.MultipleChoiceField(
        label=_("Wie was er?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    chair = forms.ChoiceField(label=_("Wie zat voor?"), required=False)
    secretary = forms.ChoiceField(label=_("Wie schreef het verslag?"), required=False)

    def __init__(self, *args: Any, people: Sequence[Mandatary], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.key, _person(one)) for one in people]
        for name, field in self.fields.items():
            if isinstance(field, forms.ChoiceField):
                field.choices = choices if name == "present" else [("", "–"), *choices]


class TreatmentForm(forms.Form):
    """The result of one item: outcome and vote; who did not vote in favour is an exception."""

    outcome = forms.ChoiceField(label=_("Resultaat"), choices=TreatmentRow.Outcome)
    voting = forms.ChoiceField(
        label=_("Stemming"),
        widget=forms.RadioSelect,
        initial="names",
        choices=[
            ("names", _("Iedereen voor, behalve de uitzonderingen hieronder")),
            ("numbers", _("Geheim: alleen de aantallen")),
            ("none", _("Er is niet gestemd")),
        ],
    )
    in_favour = forms.IntegerField(label=_("Voor"), required=False, min_value=0, max_value=999)
    against = forms.IntegerField(label=_("Tegen"), required=False, min_value=0, max_value=999)
    abstained = forms.IntegerField(
        label=_("Onthoudingen"), required=False, min_value=0, max_value=999
    )
    note = forms.CharField(
        label=_("Opmerking voor het verslag"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, people: Sequence[Mandatary] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        choices = [*Ballot.Choice.choices, (_ABSENT, _("niet aanwezig"))]
        for one in people:
            self.fields[_voter(one)] = forms.ChoiceField(
                label=_person(one), choices=choices, initial=Ballot.Choice.FAVOUR, required=False
            )

    @property
    def voters(self) -> list[Any]:
        return [self[_voter(one)] for one in self.people]

    @property
    def counts(self) -> list[Any]:
        return [self[name] for name in ("in_favour", "against", "abstained")]

    def votes(self) -> tuple[VoteGiven, ...]:
        """Return the vote as filled in. Postponed and without a vote: none."""
        said = self.cleaned_data
        if said["voting"] == "none" or said["outcome"] == TreatmentRow.Outcome.POSTPONED:
            return ()
        if said["voting"] == "numbers":
            favour, against, abstained = (
                int(said[name] or 0) for name in ("in_favour", "against", "abstained")
            )
            return (VoteGiven(favour, against, abstained, is_secret=True),)
        answers = {one.key: said.get(_voter(one)) or "favour" for one in self.people}
        present = [key for key, answer in answers.items() if answer != _ABSENT]
        exceptions: dict[str, Choice] = {}
        for key, answer in answers.items():
            if answer == Ballot.Choice.AGAINST:
                exceptions[key] = "against"
            elif answer == Ballot.Choice.ABSTAIN:
                exceptions[key] = "abstain"
        return (unanimous(present, exceptions),)


def _voter(one: Mandatary) -> str:
    return f"vote_{one.key}"


def _person(one: Mandatary) -> str:
    return f"{one.name}, {one.function}" if one.function else one.name


def _meeting_label(meeting: Meeting) -> str:
    from django.template.defaultfilters import date
    from django.utils import timezone

    at: datetime = timezone.localtime(meeting.planned_at)
    return f"{date(at, 'l j F Y, H:i')}"
