"""Who lives here: one small form per person, all on one page."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.rights.core.checking.answers import (
    CHILDREN,
    LONGEST_NAME,
    NOT_KNOWN,
    PARTNERS,
    SELF,
    Answers,
    Inhabitant,
)

RELATIONS = [
    ("", _("Kies")),
    ("spouse", _("Mijn man of vrouw (getrouwd)")),
    ("legal_partner", _("Mijn partner (wettelijk samenwonend)")),
    ("partner", _("Mijn partner (niet getrouwd)")),
    ("our_child", _("Kind van mij en mijn partner")),
    ("my_child", _("Mijn kind")),
    ("partners_child", _("Kind van mijn partner")),
    ("parent", _("Mijn vader of moeder")),
    ("partners_parent", _("Vader of moeder van mijn partner")),
    ("grandparent", _("Mijn grootouder")),
    ("grandchild", _("Mijn kleinkind")),
    ("sibling", _("Mijn broer of zus")),
    ("other", _("Iemand anders")),
]
FUNDS = [
    ("", _("Kies")),
    ("me", _("Ja, op mijn naam")),
    ("partner", _("Ja, op naam van mijn partner")),
    ("own", _("Nee")),
    (NOT_KNOWN, _("Weet ik niet")),
]
_OLDEST = 120


class BornForm(forms.Form):
    """When somebody was born: the year is enough, nothing is fine too."""

    day = forms.IntegerField(
        label=_("Dag"), required=False, min_value=1, max_value=31,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 2}),
    )  # fmt: skip
    month = forms.IntegerField(
        label=_("Maand"), required=False, min_value=1, max_value=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 2}),
    )  # fmt: skip
    year = forms.IntegerField(
        label=_("Jaar"), required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
    )  # fmt: skip

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.today = today

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data.get("year")
        first = self.today.year - _OLDEST
        if year is not None and not first <= year <= self.today.year:
            raise forms.ValidationError(
                gettext("Vul een jaar in tussen %(first)s en %(last)s, met vier cijfers.")
                % {"first": first, "last": self.today.year}
            )
        return year

    def clean(self) -> dict[str, Any]:
        given = dict(super().clean() or {})
        if self.errors:
            return given
        year, month, day = (given.get(name) for name in ("year", "month", "day"))
        if (day and not month) or (month and not year):
            self.add_error(
                "year", gettext("Vul ook het jaar in, en de maand als je een dag geeft.")
            )
        elif year and month:
            self._check_day(year, month, day or 1)
        return given

    def _check_day(self, year: int, month: int, day: int) -> None:
        try:
            born = dt.date(year, month, day)
        except ValueError:
            self.add_error("day", gettext("Deze dag bestaat niet. Kijk de dag en de maand na."))
            return
        if born > self.today:
            self.add_error("year", gettext("Deze dag is nog niet geweest. Kijk het jaar na."))

    @property
    def born(self) -> str:
        year, month, day = (self.cleaned_data.get(name) for name in ("year", "month", "day"))
        if not year:
            return ""
        return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


class PersonForm(BornForm):
    """Somebody who lives with whoever fills in the check."""

    name = forms.CharField(
        label=_("Voornaam"), required=False, max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    relation = forms.ChoiceField(
        label=_("Wie is dit?"), choices=RELATIONS,
        error_messages={"required": _("Kies wie dit is."), "invalid_choice": _("Kies wie dit is.")},
    )  # fmt: skip
    fund = forms.ChoiceField(
        label=_("Is deze persoon ten laste bij het ziekenfonds?"), choices=FUNDS, required=False
    )

    field_order = ("relation", "name", "day", "month", "year", "fund")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        relation, fund = given.get("relation"), given.get("fund")
        if relation in CHILDREN and not fund:
            self.add_error("fund", gettext("Kies een antwoord. “Weet ik niet” mag ook."))
        return given

    def person(self, key: str) -> Inhabitant:
        given = self.cleaned_data
        fund = given["fund"] or "own"
        name = " ".join(given["name"].split())
        fund = "own" if given["relation"] in PARTNERS else fund
        return Inhabitant(key, given["relation"], name, self.born, fund=fund)


class PlaceForm(forms.Form):
    """Where the household lives, as the questions of the city name it."""

    place = forms.ChoiceField(
        label=_("Waar woon je?"), widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar je woont.")},
    )  # fmt: skip

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        field = self.fields["place"]
        if isinstance(field, forms.ChoiceField):
            field.choices = places


def initial_of(one: Inhabitant) -> dict[str, object]:
    """Return a person as the form shows it again."""
    year, month, day = (*one.born.split("-"), "", "", "")[:3]
    return {
        "year": year, "month": month.lstrip("0"), "day": day.lstrip("0"),
        "name": one.name, "relation": one.relation,
        "fund": one.fund if one.fund != "own" or one.relation != "other" else "",
    }  # fmt: skip


def myself(answers: Answers, born: str) -> Inhabitant:
    """Return whoever fills in, born then."""
    return replace(answers.person(SELF) or Inhabitant(SELF, "self"), born=born)
