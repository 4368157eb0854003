"""Codes to print, people to hand a ballot, batches, and what stands on a sheet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.budgets.core.balloting import Frozen
from verbond.budgets.core.balloting.errors import TypedWrong
from verbond.budgets.core.balloting.typed import read_typed
from verbond.budgets.core.recipe.shape import WITH_POINTS
from verbond.budgets.operations.paper.batches import MOST_SHEETS
from verbond.budgets.operations.paper.codes import MOST_CODES

MOST_LETTERS = 500  # letters on one page to print; more go to a printer as a file
WHY_WRONG = {
    "unknown_number": _("Er staat geen project met nummer “%(word)s” op het biljet."),
    "twice": _("Nummer “%(word)s” staat er twee keer."),
    "points": _("Typ een nummer met punten, zoals 3=2. Dit lukt niet: “%(word)s”."),
    "not_a_number": _("Typ de nummers van de projecten. Dit is geen nummer: “%(word)s”."),
}


class PackageForm(forms.Form):
    streets = forms.CharField(
        label=_("Voor welke straten of welk loket?"), max_length=1000, widget=forms.Textarea
    )
    neighbourhood = forms.ChoiceField(label=_("Wijk"), required=False)
    size = forms.IntegerField(label=_("Hoeveel codes?"), min_value=1, max_value=MOST_CODES)
    form_of = forms.ChoiceField(
        label=_("Hoe wil je ze?"),
        choices=[
            ("letters", _("brieven om nu te printen (hoogstens 500)")),
            ("csv", _("een bestand voor de drukker")),
        ],
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["neighbourhood"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("geen")), *places]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("form_of") == "letters" and (said.get("size") or 0) > MOST_LETTERS:
            self.add_error(
                "size",
                _("Meer dan %(most)s brieven? Kies het bestand voor de drukker.")
                % {"most": MOST_LETTERS},
            )
        return said


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Waarom?"), max_length=300)


class HandOutForm(forms.Form):
    number = forms.CharField(
        label=_("Rijksregisternummer"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("We bewaren het nummer niet. We vinken alleen af."),
    )
    born_on = forms.DateField(
        label=_("Geboortedatum"),
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
    )
    act = forms.ChoiceField(
        label=_("Wat doe je?"),
        choices=[
            ("give", _("ik geef een stembiljet mee")),
            ("back", _("ik krijg een ongebruikt biljet terug")),
        ],
        widget=forms.RadioSelect,
        initial="give",
    )


class BatchForm(forms.Form):
    place = forms.CharField(label=_("Waar zijn ze afgegeven?"), max_length=160)
    sheets = forms.IntegerField(
        label=_("Hoeveel biljetten telde je?"),
        min_value=1,
        max_value=MOST_SHEETS,
        help_text=_("Tel ze met de hand en schrijf op elk biljet een nummer: 1, 2, 3 …"),
    )


class SheetForm(forms.Form):
    """What a clerk reads on one sheet."""

    typed = forms.CharField(
        label=_("Welke nummers zijn aangekruist?"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    is_blank = forms.BooleanField(label=_("Het biljet is leeg (blanco)"), required=False)
    invalid_because = forms.CharField(
        label=_("Ongeldig? Schrijf waarom."), required=False, max_length=200
    )

    def __init__(self, *args: Any, frozen: Frozen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.frozen = frozen
        kind = frozen.recipe.ballot.type
        if kind in WITH_POINTS:
            self.fields["typed"].label = _("Welke punten staan er?")
            self.fields["typed"].help_text = _(
                "Typ nummer=punten, met een spatie ertussen: 3=2 7=1"
            )
        elif kind == "ordinal":
            self.fields["typed"].label = _("Welke volgorde staat er?")
            self.fields["typed"].help_text = _("Typ de nummers, het beste eerst: 7 3 12")
        else:
            self.fields["typed"].help_text = _("Typ de nummers met een spatie ertussen: 3 7 12")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        typed, invalid = said.get("typed", ""), said.get("invalid_because", "")
        said["content"] = {}
        if invalid:
            return said
        if not typed and not said.get("is_blank"):
            self.add_error(
                "typed", _("Typ wat er staat, of zeg dat het biljet leeg of ongeldig is.")
            )
            return said
        if typed and said.get("is_blank"):
            self.add_error("is_blank", _("Je typte nummers. Dan is het biljet niet leeg."))
            return said
        numbers = {number: one.id for number, one in self.frozen.by_number.items()}
        try:
            said["content"] = read_typed(typed, numbers, self.frozen.recipe.ballot.type)
        except TypedWrong as wrong:
            self.add_error("typed", WHY_WRONG[wrong.code] % {"word": wrong.message[:40]})
        return said
