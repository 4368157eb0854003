"""What another rule is: one right, other values, from when, as in force or as promised."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from verbond.rights.core.parameters import Parameter
from verbond.rights.core.picturing import Part, pictured
from verbond.rights.core.reform.keeping import Changed, Question, changeable
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.core.units import is_money
from verbond.rights.forms.dutch import dutch
from verbond.rights.queries.pages.amounts import per, said_value
from verbond.rights.reforming import PERSONS, SEED

_EARLIEST, _LATEST = dt.date(2024, 1, 1), dt.date(2035, 12, 31)
_MOST_CENTS, _MOST_NUMBER = 100_000_000, 10_000
_EURO = re.compile(r"\d{1,3}(?:\.?\d{3})*(?:,\d{1,2})?")
VARIANTS = (
    ("geldend", gettext_lazy("de regel zoals hij vandaag geldt")),
    ("voorstel", gettext_lazy("met wat het akkoord belooft")),
)


class EuroField(forms.CharField):
    """An amount as people write it, in whole cents: 1.234,50."""

    def clean(self, value: Any) -> int | None:
        text = str(super().clean(value) or "").replace("€", "").replace(" ", "").strip()
        if not text:
            return None
        if not _EURO.fullmatch(text):
            raise forms.ValidationError(_("Schrijf een bedrag zoals 1.234,50."), code="amount")
        whole, _comma, cents = text.replace(".", "").partition(",")
        found = int(whole) * 100 + int((cents + "00")[:2])
        if found > _MOST_CENTS:
            raise forms.ValidationError(_("Dit bedrag is te groot: hoogstens een miljoen euro."))
        return found


class WhatIfForm(forms.Form):
    """The parameters of one right; what stays empty stays as it is."""

    variant = forms.ChoiceField(
        label=gettext_lazy("Welke regel?"), choices=VARIANTS, widget=forms.RadioSelect
    )
    since = forms.DateField(
        label=gettext_lazy("Vanaf wanneer?"),
        help_text=gettext_lazy("We vergelijken beide regels op die dag."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, *args: Any, right: str, rules: RuleSet, today: dt.date, **others: Any
    ) -> None:
        super().__init__(*args, **others)
        self.right, self.rules, self.today = right, rules, today
        self.parameters = {one.name: one for one in changeable(right, rules, today)}
        made = rules.rights.get(right)
        if made is None or not has_proposal(pictured(made, rules)):
            del self.fields["variant"]
        for name, one in self.parameters.items():
            self.fields[name] = self._field(one)

    def _field(self, one: Parameter) -> forms.Field:
        value = self.rules.parameters.value_on(one.name, self.today)
        row = one.row_on(self.today)
        told = {"now": said_value(value, one.unit), "source": row.reference if row else ""}
        old = _(" (verouderd)") if one.is_stale_on(self.today) else ""
        help_text = _("Vandaag: %(now)s. Bron: %(source)s") % {**told, "now": told["now"] + old}
        shared: dict[str, Any] = {
            "label": dutch(one.label),
            "required": False,
            "help_text": help_text,
        }
        if isinstance(value, bool):
            choices = [("", _("zoals vandaag")), ("ja", _("ja")), ("nee", _("nee"))]
            return forms.ChoiceField(choices=choices, **shared)
        if is_money(one.unit):
            return EuroField(max_length=16, **shared)
        return forms.IntegerField(min_value=0, max_value=_MOST_NUMBER, **shared)

    def clean_since(self) -> dt.date:
        since: dt.date = self.cleaned_data["since"]
        if not _EARLIEST <= since <= _LATEST:
            raise forms.ValidationError(
                _("Kies een dag van %(first)s tot en met %(last)s.")
                % {"first": _EARLIEST.year, "last": _LATEST.year}
            )
        return since

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        named = any(given.get(name) not in {None, ""} for name in self.parameters)
        if not self.errors and not named and given.get("variant", "geldend") == "geldend":
            raise forms.ValidationError(_("Verander minstens één waarde."), code="nothing")
        return given

    def question(self) -> Question:
        """Return what is asked, on the one made city that everybody uses."""
        given = self.cleaned_data
        changes = [
            Changed(one.name, given[name] == "ja" if isinstance(given[name], str) else given[name])
            for name, one in self.parameters.items()
            if given.get(name) not in {None, ""}
        ]
        return Question(
            right=self.right,
            variant=given.get("variant") or "geldend",
            changes=tuple(changes),
            day=given["since"],
            seed=SEED,
            persons=PERSONS,
        )


def has_proposal(part: Part) -> bool:
    """Say whether a rule has a part that is promised and not in force."""
    return part.kind == "proposed" or any(map(has_proposal, part.parts))


def told(question: Question, rules: RuleSet) -> Mapping[str, Any]:
    """Return the question in words, to show it later as it was asked."""
    # It is kept, and shown to readers of every language: in Dutch, as the law itself.
    with override("nl"):
        return _told(question, rules)


def _told(question: Question, rules: RuleSet) -> Mapping[str, Any]:
    names = {one.parameter: rules.parameters[one.parameter] for one in question.changes}
    return {
        "name": rules.catalogue[question.right].name,
        "names": {row.id: row.name for row in rules.catalogue.values()},
        "changes": [
            {
                "label": names[one.parameter].label,
                "unit": per(names[one.parameter].unit),
                "today": said_value(
                    rules.parameters.value_on(one.parameter, question.day),
                    names[one.parameter].unit,
                ),
                "then": said_value(one.value, names[one.parameter].unit),
            }
            for one in question.changes
        ],
    }
