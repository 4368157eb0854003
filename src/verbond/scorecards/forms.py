"""What people fill in."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.scorecards.core.answering import in_words, keys_of
from verbond.scorecards.core.template import UNKNOWN, Question, Template, Type
from verbond.scorecards.operations.signing import NewMeasure
from verbond.scorecards.wording import condition_as_fields, condition_words

_MEASURES = 4
_WRITTEN = (Type.TEXT, Type.NUMBER)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on the page: its field, the room for a note, and when it is asked."""

    question: Question
    number: int
    field: BoundField
    note: BoundField
    unknown: BoundField | None
    asked_when: str
    rule: Mapping[str, object] | None

    @property
    def rule_json(self) -> str:
        return json.dumps(self.rule)


class LockedForm(forms.Form):
    """A form that carries the lock of the row it was opened with."""

    lock = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def take_lock(self, lock: int) -> None:
        """Carry another lock, and keep everything that was typed."""
        data = cast("QueryDict", self.data).copy()
        data["lock"] = str(lock)
        self.data = data


class AnswersForm(LockedForm):
    """The questions of a template. Nothing is required here: a draft can be saved any time."""

    def __init__(
        self,
        *args: Any,
        template: Template,
        answers: Mapping[str, object],
        notes: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("initial", {}).update(_initial(answers, notes))
        super().__init__(*args, **kwargs)
        self.template = template
        for question in template.questions:
            self.fields[f"q_{question.id}"] = _field(question)
            self.fields[f"n_{question.id}"] = forms.CharField(
                label=_("Toelichting"),
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            if question.type in _WRITTEN and question.unknown_allowed:
                self.fields[f"u_{question.id}"] = forms.BooleanField(
                    label=_("Weet niet"), required=False
                )

    def asked(self) -> Iterator[Asked]:
        """Give the questions in order, each with its parts."""
        for number, question in enumerate(self.template.questions, 1):
            when = question.shown_when
            unknown = f"u_{question.id}"
            yield Asked(
                question=question,
                number=number,
                field=self[f"q_{question.id}"],
                note=self[f"n_{question.id}"],
                unknown=self[unknown] if unknown in self.fields else None,
                asked_when=condition_words(self.template, when) if when else "",
                rule=condition_as_fields(when) if when else None,
            )

    def answers(self) -> dict[str, object]:
        """Return what was filled in, as it came; the operation judges it."""
        found: dict[str, object] = {}
        for question in self.template.questions:
            value = self.cleaned_data.get(f"q_{question.id}")
            unknown = self.cleaned_data.get(f"u_{question.id}")
            found[question.id] = UNKNOWN if unknown and not value else value
        return found

    def notes(self) -> dict[str, object]:
        return {
            question.id: self.cleaned_data.get(f"n_{question.id}", "")
            for question in self.template.questions
        }

    def add_problems(self, problems: Mapping[str, str]) -> None:
        """Put the words of the operation under their questions."""
        for question, words in problems.items():
            name = f"q_{question}"
            self.add_error(name if name in self.fields else None, words)


def _initial(answers: Mapping[str, object], notes: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, answer in answers.items():
        found[f"q_{key}"] = answer
        found[f"u_{key}"] = answer == UNKNOWN
    return found | {f"n_{key}": note for key, note in notes.items()}


class _Written(forms.CharField):
    """A text or number: "weet niet" stands in the box beside it, never in the text."""

    def prepare_value(self, value: Any) -> Any:
        return "" if value == UNKNOWN else value


def _field(question: Question) -> forms.Field:
    words: dict[str, Any] = {
        "label": question.text,
        "help_text": question.help,
        "required": False,
    }
    if question.type == Type.TEXT:
        return _Written(widget=forms.Textarea(attrs={"rows": 3}), **words)
    if question.type == Type.NUMBER:
        return _Written(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **words)
    choices = [(key, in_words(question, key)) for key in keys_of(question)]
    if question.type == Type.MULTIPLE:
        return forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, **words
        )
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **words)


class SignForm(LockedForm):
    """Who signs, what follows, and which measures somebody takes."""

    without_measure = forms.CharField(
        label=_("Waarom komt er geen maatregel?"),
        required=False,
        help_text=_("Alleen als je geen maatregel noemt. Iedereen kan dit lezen."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    summary = forms.CharField(
        label=_("Samenvatting voor bewoners"),
        required=False,
        help_text=_("Eén of twee zinnen. Staat bij de beslissing."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    signer = forms.CharField(
        label=_("Wie ondertekent"),
        help_text=_("Je functie. Je naam mag, maar hoeft niet. Iedereen kan dit lezen."),
        max_length=160,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, _MEASURES + 1):
            parts: dict[str, forms.Field] = {
                "text": forms.CharField(label=_("Wat ga je doen?"), required=False, max_length=500),
                "owner": forms.CharField(
                    label=_("Wie doet het? (dienst of functie)"), required=False, max_length=160
                ),
                "due_on": forms.DateField(
                    label=_("Tegen wanneer?"),
                    required=False,
                    widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                ),
            }
            self.fields |= {f"m{number}_{name}": field for name, field in parts.items()}

    def measure_rows(self) -> list[tuple[int, list[BoundField]]]:
        """Give the fields of each measure together."""
        return [
            (number, [self[f"m{number}_{name}"] for name in ("text", "owner", "due_on")])
            for number in range(1, _MEASURES + 1)
        ]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for number in range(1, _MEASURES + 1):
            names = [f"m{number}_{part}" for part in ("text", "owner", "due_on")]
            if any(found.get(name) for name in names):
                for name in names:
                    if not found.get(name) and name not in self.errors:
                        self.add_error(name, gettext("Vul ook dit in voor deze maatregel."))
        return found

    def measures(self) -> tuple[NewMeasure, ...]:
        found = self.cleaned_data
        rows = (
            (found.get(f"m{n}_text"), found.get(f"m{n}_owner"), found.get(f"m{n}_due_on"))
            for n in range(1, _MEASURES + 1)
        )
        return tuple(NewMeasure(*cast("Any", row)) for row in rows if all(row))

    def add_problems(self, problems: Mapping[str, str], otherwise: str) -> None:
        """Put the words of the operation under their fields, or above the form."""
        here = {"measures": "m1_text"}
        found = {here.get(name, name): words for name, words in problems.items()}
        known = {name: words for name, words in found.items() if name in self.fields}
        for name, words in known.items():
            self.add_error(name, words)
        if not known:
            self.add_error(None, otherwise)


class ExemptForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom is deze toets hier niet nodig?"),
        help_text=_("Minstens twintig tekens. Iedereen kan dit lezen."),
        widget=forms.Textarea(attrs={"rows": 4}),
        min_length=20,
        max_length=2000,
    )
    said_by = forms.CharField(
        label=_("Wie geeft de vrijstelling?"),
        help_text=_("Functie en naam. Iedereen kan dit lezen."),
        max_length=160,
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom trek je de toets in?"),
        help_text=_("Iedereen kan dit lezen."),
        widget=forms.Textarea(attrs={"rows": 3}),
        min_length=5,
        max_length=2000,
    )


class DoneForm(forms.Form):
    done_on = forms.DateField(
        label=_("Op welke dag?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    proof = forms.CharField(
        label=_("Waaruit blijkt dat?"),
        help_text=_("Een link of een korte zin. Iedereen kan dit lezen."),
        min_length=3,
        max_length=500,
    )


class ScreeningForm(forms.Form):
    text = forms.CharField(
        label=_("Plak je tekst"),
        help_text=_("We bewaren je tekst niet. Hoogstens 50.000 tekens."),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=50_000,
    )
