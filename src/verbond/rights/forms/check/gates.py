"""The page that asks for whom something holds at all."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext

from verbond.rights.core.checking.answers import NOT_KNOWN, SELF, Answers
from verbond.rights.core.checking.gates import NOBODY, Gate, said_of
from verbond.rights.wording_checks import Speaker


class GateForm(forms.Form):
    """One list of people per gate; who lives alone answers yes or no."""

    def __init__(
        self, data: Any = None, *, answers: Answers, speaker: Speaker, gates: tuple[Gate, ...]
    ) -> None:
        super().__init__(data, use_required_attribute=False)
        self.gates, self.is_alone = gates, len(answers.here) == 1
        for gate in gates:
            said = list(said_of(gate, answers))
            if self.is_alone:
                self._add_alone(gate, said, speaker)
            else:
                self._add(gate, said, answers, speaker)

    def _add_alone(self, gate: Gate, said: list[str], speaker: Speaker) -> None:
        self.fields[gate.id] = forms.ChoiceField(
            label=speaker.words(gate.ask_alone), help_text=speaker.words(gate.help),
            choices=[
                (SELF, gettext("Ja")), (NOBODY, gettext("Nee")),
                (NOT_KNOWN, gettext("Weet ik niet")),
            ],
            widget=forms.RadioSelect, initial=said[0] if said else None,
            error_messages={"required": gettext("Kies een antwoord. “Weet ik niet” mag altijd.")},
        )  # fmt: skip

    def _add(self, gate: Gate, said: list[str], answers: Answers, speaker: Speaker) -> None:
        people = [(one.id, capfirst(speaker.name(one.id))) for one in answers.here]
        extra = [(NOBODY, gettext("Niemand")), (NOT_KNOWN, gettext("Weet ik niet"))]
        self.fields[gate.id] = forms.MultipleChoiceField(
            label=speaker.words(gate.ask), help_text=speaker.words(gate.help),
            choices=[*people, *extra], widget=forms.CheckboxSelectMultiple, initial=said,
            error_messages={
                "required": gettext("Duid iemand aan. “Niemand” of “weet ik niet” mag ook.")
            },
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        found = dict(super().clean() or {})
        for gate in self.gates:
            chosen = found.get(gate.id) or []
            if not self.is_alone and NOBODY in chosen and len(chosen) > 1:
                self.add_error(
                    gate.id, gettext("Je koos “niemand” en ook iets anders. Kies één van beide.")
                )
        return found

    def given(self) -> dict[str, tuple[str, ...]]:
        """Return whom each gate holds for."""
        rows = {gate.id: self.cleaned_data[gate.id] for gate in self.gates}
        return {id: (one,) if isinstance(one, str) else tuple(one) for id, one in rows.items()}  # noqa: A001 - of the file
