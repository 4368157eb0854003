"""The result of one item: what came of it, and one vote or several."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.decisions.core.voting import Choice, VoteGiven, unanimous
from verbond.decisions.forms.meetings import label_of
from verbond.decisions.models import Ballot, Mandatary
from verbond.decisions.models import Treatment as TreatmentRow

MOST_VOTES = 12
_ABSENT = "absent"
_COUNTS = ("in_favour", "against", "abstained")


class VoteForm(forms.Form):
    """One vote; who did not vote in favour is an exception."""

    subject = forms.CharField(
        label=_("Waarover ging deze stemming?"),
        required=False,
        max_length=300,
        help_text=_("Bijvoorbeeld: amendement 1. Leeg: over het hele punt."),
    )
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

    def __init__(self, *args: Any, people: Sequence[Mandatary] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        choices = [*Ballot.Choice.choices, (_ABSENT, _("niet aanwezig"))]
        for one in people:
            self.fields[_voter(one)] = forms.ChoiceField(
                label=label_of(one), choices=choices, initial=Ballot.Choice.FAVOUR, required=False
            )

    @property
    def voters(self) -> list[Any]:
        return [self[_voter(one)] for one in self.people]

    @property
    def counts(self) -> list[Any]:
        return [self[name] for name in _COUNTS]

    @property
    def typed(self) -> dict[str, Any]:
        """Return what was filled in, valid or not, to show it again."""
        return {name: self.data.get(self.add_prefix(name), "") for name in self.fields}

    def vote(self) -> VoteGiven | None:
        """Return the vote as filled in; None when there was none."""
        said = self.cleaned_data
        if said["voting"] == "none":
            return None
        if said["voting"] == "numbers":
            favour, against, abstained = (int(said[name] or 0) for name in _COUNTS)
            return VoteGiven(favour, against, abstained, is_secret=True, subject=said["subject"])
        answers = {one.key: said.get(_voter(one)) or "favour" for one in self.people}
        present = [key for key, answer in answers.items() if answer != _ABSENT]
        exceptions: dict[str, Choice] = {}
        for key, answer in answers.items():
            if answer == Ballot.Choice.AGAINST:
                exceptions[key] = "against"
            elif answer == Ballot.Choice.ABSTAIN:
                exceptions[key] = "abstain"
        return unanimous(present, exceptions, subject=said["subject"])


class TreatmentForm(VoteForm):
    """The result of one item: outcome, the first vote, and those that followed."""

    outcome = forms.ChoiceField(label=_("Resultaat"), choices=TreatmentRow.Outcome)
    note = forms.CharField(
        label=_("Opmerking voor het verslag"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, extra: Sequence[Mapping[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = str(self.data.get("votes", "")) if self.is_bound else ""
        count = int(asked) if asked.isdecimal() and len(asked) < 3 else 1
        self.more = [
            VoteForm(self.data, people=self.people, prefix=f"vote{number}")
            for number in range(2, min(count, MOST_VOTES) + 1)
        ] or [
            VoteForm(people=self.people, prefix=f"vote{number}", initial=dict(typed))
            for number, typed in enumerate(extra, 2)
        ]

    @property
    def count(self) -> int:
        return 1 + len(self.more)

    @property
    def may_have_more(self) -> bool:
        return self.count < MOST_VOTES

    def is_valid(self) -> bool:
        # Each is looked at, so that every mistake shows at once.
        return all([super().is_valid(), *(one.is_valid() for one in self.more)])

    def reshaped(self) -> "TreatmentForm | None":
        """Return the same answers with a vote more or less, when that is what was asked."""
        typed = [one.typed for one in self.more]
        if "more_votes" in self.data and self.may_have_more:
            typed.append({"voting": "names"})
        elif "fewer_votes" in self.data and typed:
            typed.pop()
        else:
            return None
        return type(self)(people=self.people, initial=self.typed, extra=typed)

    def votes(self) -> tuple[VoteGiven, ...]:
        """Return the votes as filled in, in their order. Postponed: none."""
        if self.cleaned_data["outcome"] == TreatmentRow.Outcome.POSTPONED:
            return ()
        return tuple(filter(None, (one.vote() for one in (self, *self.more))))


def _voter(one: Mandatary) -> str:
    return f"vote_{one.key}"
