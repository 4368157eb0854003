"""The purpose of a run: begun with its rights, then completed with all that it must state."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Person
from verbond.rights.core.detecting.purpose import (
    MOST_RETENTION_DAYS,
    MOST_WAVES,
    Deciding,
    Purpose,
    Source,
)
from verbond.rights.forms.dutch import dutch
from verbond.rights.operations.detecting.drafting import People
from verbond.rights.queries.detecting.needed import allowed_columns, detectable, name_of
from verbond.rights.queries.detecting.pages import column_word
from verbond.rights.queries.detecting.wall import Task, candidates

SOURCES = (1, 2, 3, 4)
DEGREES = [
    ("", _("Kies")),
    ("1", _("1: de stad kent zelf toe")),
    ("2", _("2: een aanvraag die al ingevuld is")),
    ("3", _("3: een brief met uitnodiging")),
    ("4", _("4: vanzelf verlengen")),
    ("5", _("5: alleen eenvoudiger maken")),
]


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class BeginForm(forms.Form):
    """What a draft starts with; the columns follow from it."""

    title = forms.CharField(label=_("Hoe heet het onderzoek?"), max_length=160)
    why = forms.CharField(
        label=_("Waarom zoek je, en voor wie?"), widget=forms.Textarea, max_length=2000
    )
    rights = forms.MultipleChoiceField(
        label=_("Naar welke rechten zoek je?"), widget=forms.CheckboxSelectMultiple
    )
    reference_on = forms.DateField(
        label=_("Op welke dag bereken je de rechten?"), widget=day_input()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["rights"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(row.id, dutch(row.name)) for row in detectable()]


class RunForm(BeginForm):
    """Everything that a run states. Its columns are those that the rules need, and no other."""

    decision_number = forms.CharField(
        label=_("Nummer van het besluit"), required=False, max_length=60
    )
    decision_on = forms.DateField(
        label=_("Dag van het besluit"), required=False, widget=day_input()
    )
    decision_body = forms.CharField(
        label=_("Welk bestuur besliste?"), required=False, max_length=160,
        help_text=_("Zoals: raad voor maatschappelijk welzijn."),
    )  # fmt: skip
    decision_key = forms.SlugField(
        label=_("Kenmerk van het besluit op deze site"), required=False, max_length=80,
        help_text=_("Alleen als het hier gepubliceerd is."),
    )  # fmt: skip
    legal_basis = forms.CharField(
        label=_("Op welke wet of welk reglement steunt dit?"), required=False,
        widget=forms.Textarea, max_length=2000,
    )  # fmt: skip
    dpia = forms.CharField(label=_("Nummer van de DPIA"), required=False, max_length=60)
    retention_days = forms.IntegerField(
        label=_("Hoeveel dagen bewaar je de gegevens?"), min_value=1, max_value=MOST_RETENTION_DAYS
    )
    contact_point = forms.CharField(
        label=_("Waar kunnen mensen terecht met hun brief?"), required=False, max_length=300,
        help_text=_("Adres, telefoon en uren. Het staat in elke brief."),
    )  # fmt: skip
    with_maybe = forms.BooleanField(
        label=_("Schrijf ook wie misschien recht heeft"), required=False
    )
    waves = forms.IntegerField(label=_("In hoeveel golven?"), min_value=1, max_value=MOST_WAVES)
    wave_gap_days = forms.IntegerField(
        label=_("Dagen tussen twee golven"), min_value=0, max_value=365,
        help_text=_("Een lot beslist wie in welke golf zit. Zo kun je meten wat een brief doet."),
    )  # fmt: skip
    officer = forms.TypedChoiceField(label=_("Verantwoordelijke, die goedkeurt"), coerce=int, empty_value=None, required=False)  # fmt: skip # noqa: E501
    key_holder = forms.TypedChoiceField(label=_("Sleutelhouder"), coerce=int, empty_value=None, required=False)  # fmt: skip # noqa: E501
    contacts = forms.TypedMultipleChoiceField(
        label=_("Contactpersonen"), coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Minstens twee."),
    )  # fmt: skip
    lock = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, chosen: Sequence[str], day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chosen = tuple(chosen)
        self._people()
        for right in self.chosen:
            self._automation(right)
        for number in SOURCES:
            self._source(number)
        draft = Purpose(
            "", "", self.chosen, Deciding("", None, ""), "", (), 1, "", "", day
        )  # fmt: skip
        self.column_names = tuple(sorted(allowed_columns(draft)))
        for name in self.column_names:
            self._column(name)

    def _people(self) -> None:
        for field, task in (
            ("officer", Task.OFFICER), ("key_holder", Task.KEY_HOLDER), ("contacts", Task.CONTACT)
        ):  # fmt: skip
            held = self.fields[field]
            if isinstance(held, forms.ChoiceField):
                held.choices = _names(candidates(task), empty=field != "contacts")

    def _automation(self, right: str) -> None:
        name = name_of(right)
        self.fields[f"degree_{right}"] = forms.ChoiceField(
            label=format_html(gettext("{}: hoever gaat de stad zelf?"), dutch(name)),
            choices=DEGREES, required=False,
        )  # fmt: skip
        self.fields[f"regulation_{right}"] = forms.CharField(
            label=format_html(gettext("{}: reglement van de raad"), dutch(name)),
            required=False, max_length=200,
            help_text=_("Alleen nodig als de stad zelf toekent (1)."),
        )  # fmt: skip

    def _source(self, number: int) -> None:
        self.fields[f"source_{number}"] = forms.CharField(
            label=_("Bron %(number)s") % {"number": number}, required=False, max_length=120
        )
        self.fields[f"source_on_{number}"] = forms.DateField(
            label=_("Van welke dag is bron %(number)s?") % {"number": number},
            required=False, widget=day_input(),
        )  # fmt: skip

    def _column(self, name: str) -> None:
        word = column_word(name)
        self.fields[f"column_{name}"] = forms.ChoiceField(
            label=format_html("{} · {}", dutch(word.label), name) if word.label else name,
            required=False,
            choices=[("", _("niet vragen")), *_numbered()],
        )  # fmt: skip

    def group(self, *names: str) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]

    def about(self) -> list[forms.BoundField]:
        return self.group("title", "why", "rights", "reference_on")

    def deciding(self) -> list[forms.BoundField]:
        return self.group(
            "decision_number", "decision_on", "decision_body", "decision_key", "legal_basis", "dpia"
        )

    def sources(self) -> list[forms.BoundField]:
        return [self[name] for n in SOURCES for name in (f"source_{n}", f"source_on_{n}")]

    def columns(self) -> list[forms.BoundField]:
        return [self[f"column_{name}"] for name in self.column_names]

    def keeping(self) -> list[forms.BoundField]:
        return self.group("retention_days", "contact_point", "with_maybe", "waves", "wave_gap_days")

    def degrees(self) -> list[forms.BoundField]:
        names = [name for one in self.chosen for name in (f"degree_{one}", f"regulation_{one}")]
        return self.group(*names)

    def people(self) -> list[forms.BoundField]:
        return self.group("officer", "key_holder", "contacts")

    def purpose(self) -> Purpose:
        """Return what was filled in."""
        said = self.cleaned_data
        return Purpose(
            title=said["title"], why=said["why"], rights=tuple(said["rights"]),
            decision=Deciding(
                said["decision_number"], said["decision_on"], said["decision_body"],
                said["decision_key"],
            ),
            legal_basis=said["legal_basis"], sources=self._sources_said(),
            retention_days=said["retention_days"], dpia=said["dpia"],
            contact_point=said["contact_point"], reference_on=said["reference_on"],
            waves=said["waves"], wave_gap_days=said["wave_gap_days"],
            with_maybe=said["with_maybe"],
            automation={
                one: int(said[f"degree_{one}"]) for one in said["rights"]
                if said.get(f"degree_{one}")
            },
            regulations={
                one: said[f"regulation_{one}"] for one in said["rights"]
                if said.get(f"regulation_{one}")
            },
        )  # fmt: skip

    def _sources_said(self) -> tuple[Source, ...]:
        said = self.cleaned_data
        columns: dict[int, list[str]] = {number: [] for number in SOURCES}
        kept = allowed_columns(
            Purpose("", "", tuple(said["rights"]), Deciding("", None, ""), "", (), 1, "", "",
                    said["reference_on"])
        )  # fmt: skip
        for name in self.column_names:
            number = said.get(f"column_{name}")
            if number and name in kept:
                columns[int(number)].append(name)
        return tuple(
            Source(said[f"source_{n}"].strip(), said[f"source_on_{n}"], tuple(columns[n]))
            for n in SOURCES
            if said[f"source_{n}"].strip() or columns[n]
        )

    def people_said(self) -> People:
        said = self.cleaned_data
        return People(said["officer"], said["key_holder"], tuple(said["contacts"]))


def _names(people: Iterable[Person], *, empty: bool) -> list[tuple[str, Any]]:
    return [*([("", _("Kies"))] if empty else []), *((str(one.pk), str(one)) for one in people)]


def _numbered() -> list[tuple[str, Any]]:
    return [(str(number), _("bron %(number)s") % {"number": number}) for number in SOURCES]
