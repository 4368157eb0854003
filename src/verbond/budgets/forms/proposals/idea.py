"""The form of an idea: two minutes on a phone."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.budgets.core.proposing.conditions import Limits
from verbond.budgets.core.proposing.grants import months_after
from verbond.budgets.core.proposing.wording import LONGEST_SUMMARY, LONGEST_TITLE
from verbond.budgets.models import Proposal, Round
from verbond.budgets.operations.proposals.opening import Idea
from verbond.budgets.queries.proposals.rules import is_grant, limits, terms
from verbond.budgets.queries.proposals.where import wijken
from verbond.kit.sheets.amounts import read_cents
from verbond.kit.sheets.errors import NumberUnclear

_ORDER = (
    "title", "summary", "group_name", "cost", "carried_out_by", "place_code", "theme",
    "proposer_kind", "proposer_name", "age", "is_atelier", "not_excluded",
)  # fmt: skip


class EuroField(forms.CharField):
    """An amount as people write it, in cents."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]  # cents, not text
        given = super().to_python(value)
        if not given:
            return None
        try:
            cents = read_cents(given)
        except NumberUnclear as problem:
            raise forms.ValidationError(problem.message) from problem
        if cents < 0:
            raise forms.ValidationError(gettext("Een bedrag onder nul kan niet."))
        return cents

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(initial or "") != str(data or "")


class PlaceFields(forms.Form):
    """Where: a neighbourhood, or a pin when the map works."""

    place_code = forms.ChoiceField(label=_("In welke wijk?"), required=False)
    latitude = forms.FloatField(
        required=False, min_value=-90, max_value=90, widget=forms.HiddenInput
    )
    longitude = forms.FloatField(
        required=False, min_value=-180, max_value=180, widget=forms.HiddenInput
    )

    def fill_places(self, row: Round) -> None:
        found = wijken(row.place_code, timezone.localdate())
        choices = [("", gettext("Ik weet het nog niet")), *((one.code, one.name) for one in found)]
        self.fields["place_code"].choices = choices  # type: ignore[attr-defined]  # it is a choice


class IdeaForm(PlaceFields):
    title = forms.CharField(
        label=_("Je idee in één zin"),
        help_text=_("Bijvoorbeeld: meer banken langs de vijver."),
        min_length=4,
        max_length=LONGEST_TITLE,
    )
    summary = forms.CharField(
        label=_("Wat wil je, en waarom?"),
        min_length=20,
        max_length=LONGEST_SUMMARY,
        help_text=_("Kort mag. Later kun je meer vertellen."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    theme = forms.ChoiceField(label=_("Waarover gaat het?"), required=False)
    proposer_kind = forms.ChoiceField(
        label=_("Wie ben je?"), choices=Proposal.Proposer, widget=forms.RadioSelect,
        initial=Proposal.Proposer.RESIDENT,
    )  # fmt: skip
    proposer_name = forms.CharField(
        label=_("Hoe mogen we je noemen op de site?"),
        required=False,
        max_length=120,
        help_text=_("Laat leeg als je er niet met een naam bij wilt staan."),
    )
    is_atelier = forms.BooleanField(
        label=_("Dit is een wijkatelier"),
        required=False,
        help_text=_("Een plek van en voor de wijk, open voor iedereen die wil meedoen."),
    )
    seen = forms.BooleanField(required=False, widget=forms.HiddenInput)
    submission = forms.CharField(max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.fill_places(row)
        self.fields["theme"].choices = [  # type: ignore[attr-defined]  # it is a choice
            ("", gettext("Iets anders")), *((one, one) for one in terms().themes)
        ]  # fmt: skip
        self.fields["submission"].initial = uuid.uuid4().hex
        found = limits(row, timezone.localdate())
        if found.least_age:
            self._ask_age(found.least_age)
        if not row.earmark_cents or is_grant(row):
            del self.fields["is_atelier"]
        if is_grant(row):
            self._ask_grant(found)
        self.order_fields(_ORDER)

    def _ask_age(self, least: int) -> None:
        self.fields["age"] = forms.ChoiceField(
            label=gettext("Hoe oud ben je?"),
            choices=[
                ("old", gettext("%(least)s jaar of ouder") % {"least": least}),
                ("adult", gettext("Jonger. Een volwassene dient mee in.")),
                ("young", gettext("Jonger, en ik dien alleen in.")),
            ],
            widget=forms.RadioSelect,
            initial="old",
        )

    def _ask_grant(self, found: Limits) -> None:
        today = timezone.localdate()
        self.fields["group_name"] = forms.CharField(
            label=gettext("Hoe heet je groep?"), max_length=120
        )
        most = found.most_cents or self.row.budget_cents
        self.fields["cost"] = EuroField(
            label=gettext("Hoeveel euro vraag je?"),
            help_text=gettext("Hoogstens %(most)s euro.") % {"most": most // 100},
        )
        last = months_after(today, found.within_months or 12)
        self.fields["carried_out_by"] = forms.DateField(
            label=gettext("Wanneer is het klaar?"),
            help_text=gettext("Ten laatste op %(last)s.") % {"last": f"{last:%d/%m/%Y}"},
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        )
        self._last = last
        if found.excluded:
            self.fields["not_excluded"] = forms.BooleanField(
                label=gettext("Het is geen van deze: %(what)s.")
                % {"what": ", ".join(found.excluded)}
            )

    def clean_age(self) -> str:
        said = str(self.cleaned_data["age"])
        if said == "young":
            raise forms.ValidationError(
                gettext("Vraag een volwassene om mee in te dienen. Dan kan het wel.")
            )
        return said

    def clean_carried_out_by(self) -> date:
        until: date = self.cleaned_data["carried_out_by"]
        if not timezone.localdate() <= until <= self._last:
            raise forms.ValidationError(
                gettext("Kies een dag tussen vandaag en %(last)s.")
                % {"last": f"{self._last:%d/%m/%Y}"}
            )
        return until

    def idea(self) -> Idea:
        said = self.cleaned_data
        return Idea(
            title=said["title"],
            summary=said["summary"],
            proposer_kind=said["proposer_kind"],
            proposer_name=said["proposer_name"],
            theme=said["theme"],
            place_code=said["place_code"],
            latitude=said["latitude"],
            longitude=said["longitude"],
            is_atelier=bool(said.get("is_atelier")),
            with_adult=said.get("age") == "adult",
            cost_cents=said.get("cost"),
            group_name=said.get("group_name", ""),
            carried_out_by=said.get("carried_out_by"),
        )
