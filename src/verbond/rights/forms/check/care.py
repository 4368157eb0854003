"""Does somebody here care for somebody: at home, or elsewhere?"""

import datetime as dt
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.rights.core.checking.answers import LONGEST_NAME, MOST_MEMBERS, Answers, Inhabitant
from verbond.rights.forms.check.people import BornForm, initial_of
from verbond.rights.wording_checks import Speaker

ELSEWHERE = "elsewhere"
_KNOWN_AS = [("parent", _("Mijn vader of moeder")), ("other", _("Iemand anders"))]


class CareForm(forms.Form):
    """One bond of care: who cares, for whom, and where that person lives."""

    any = forms.ChoiceField(
        label=_("Zorgt iemand van jullie voor iemand die ziek of oud is, of een handicap heeft?"),
        choices=[("ja", _("Ja")), ("nee", _("Nee"))], widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee.")},
    )  # fmt: skip
    carer = forms.ChoiceField(label=_("Wie zorgt?"), required=False)
    cared = forms.ChoiceField(label=_("Voor wie?"), required=False)
    name = forms.CharField(
        label=_("Voornaam"), required=False, max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    relation = forms.ChoiceField(label=_("Wie is dat?"), choices=_KNOWN_AS, required=False)
    lives = forms.ChoiceField(label=_("Waar woont die persoon?"), required=False)

    def __init__(
        self, data: Any = None, *, answers: Answers, speaker: Speaker, today: dt.date
    ) -> None:
        super().__init__(data, use_required_attribute=False)
        self.answers = answers
        here = [(one.id, speaker.name(one.id)) for one in answers.here]
        away = next((one for one in answers.people if one.lives), None)
        self.born = BornForm(
            data, prefix="away", today=today, initial=initial_of(away) if away else {}
        )
        self._offer("carer", here)
        self._offer("cared", [*here, (ELSEWHERE, gettext("Iemand die ergens anders woont"))])
        places = [(one.id, speaker.words(one.words)) for one in speaker.questions.places]
        self._offer("lives", [*places, ("unknown", gettext("Weet ik niet"))])
        self._fill(away)

    def clean(self) -> dict[str, Any]:
        given = dict(super().clean() or {})
        if given.get("any") != "ja":
            return given
        for name in ("carer", "cared"):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, gettext("Kies een persoon."))
        if given.get("carer") and given.get("carer") == given.get("cared"):
            self.add_error("cared", gettext("Kies twee verschillende mensen."))
        if given.get("cared") == ELSEWHERE:
            self._check_away()
        return given

    def _check_away(self) -> None:
        for errors in self.born.errors.values():
            self.add_error(None, list(errors))
        if len(self.answers.here) >= MOST_MEMBERS:
            self.add_error("cared", gettext("Er zijn al twintig mensen. Meer kan hier niet."))

    def changed(self) -> Answers:
        """Return the answers with this bond in place of the one before."""
        given, here = self.cleaned_data, self.answers.here
        away = next((one for one in self.answers.people if one.lives), None)
        if given["any"] != "ja":
            return replace(self.answers.with_people(here, self.answers.place), cares=())
        if given["cared"] != ELSEWHERE:
            changed = self.answers.with_people(here, self.answers.place)
            return replace(changed, cares=((given["carer"], given["cared"]),))
        key = away.id if away else self._free_key()
        person = Inhabitant(
            key, given["relation"] or "other", " ".join(given["name"].split()), self.born.born,
            lives=given["lives"] or "unknown",
        )  # fmt: skip
        changed = self.answers.with_people((*here, person), self.answers.place)
        return replace(changed, cares=((given["carer"], key),))

    def _free_key(self) -> str:
        taken = {one.id for one in self.answers.people}
        return next(f"p{number}" for number in range(2, 100) if f"p{number}" not in taken)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", gettext("Kies")), *choices]

    def _fill(self, away: Inhabitant | None) -> None:
        if not self.answers.cares:
            # Nobody is asked twice: a page that was left with “nee” has questions behind it.
            self.initial = {"any": "nee" if self.answers.trail else None}
            return
        carer, cared = self.answers.cares[0]
        self.initial = {"any": "ja", "carer": carer, "cared": ELSEWHERE if away else cared}
        if away:
            self.initial |= {"name": away.name, "relation": away.relation, "lives": away.lives}
