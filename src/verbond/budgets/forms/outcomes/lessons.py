"""A lesson that somebody shares."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.budgets.models import Lesson, Round
from verbond.budgets.operations.outcomes.lessons import LessonTold


class LessonForm(forms.Form):
    """What worked, did not work, or is worth knowing."""

    lock = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("Wat is het?"), choices=Lesson.Kind, widget=forms.RadioSelect)
    title = forms.CharField(label=_("In één zin"), max_length=160)
    text = forms.CharField(
        label=_("Wat leerden jullie?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )
    topics = forms.CharField(
        label=_("Onderwerpen"),
        required=False,
        max_length=200,
        help_text=_(
            "Hoogstens vijf, met een komma ertussen. Bijvoorbeeld: vergunning, vrijwilligers"
        ),
    )
    place_code = forms.ChoiceField(label=_("Waar leerden jullie dit?"), required=False)
    round = forms.ModelChoiceField(
        label=_("Bij welke ronde?"),
        queryset=Round.objects.filter(published_at__isnull=False),
        to_field_name="slug",
        required=False,
        empty_label=_("Kies"),
    )
    author_name = forms.CharField(
        label=_("Jouw naam of groep"), max_length=120, required=False,
        help_text=_("Komt op de pagina. Laat leeg als je dat niet wilt."),
    )  # fmt: skip

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["place_code"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("overal")), *places]

    def told(self) -> LessonTold:
        said = self.cleaned_data
        return LessonTold(
            kind=said["kind"],
            title=said["title"],
            text=said["text"],
            topics=tuple(said["topics"].split(",")),
            place_code=said["place_code"],
            author_name=said["author_name"],
            round=said["round"],
            fictitious=bool(said["round"] and said["round"].fictitious),
        )

    @staticmethod
    def initial_of(lesson: Lesson) -> dict[str, Any]:
        return {
            "lock": lesson.lock,
            "kind": lesson.kind,
            "title": lesson.title,
            "text": lesson.text,
            "topics": ", ".join(lesson.topics),
            "place_code": lesson.place_code,
            "round": lesson.round.slug if lesson.round else None,
            "author_name": lesson.author_name,
        }
