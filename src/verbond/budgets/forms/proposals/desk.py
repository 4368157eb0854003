"""What staff fill in at the desk."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from verbond.budgets.core.proposing.wording import LONGEST_REASON
from verbond.budgets.forms.proposals.idea import EuroField
from verbond.budgets.models import Assessment
from verbond.budgets.queries.proposals.choosing import officers
from verbond.budgets.queries.proposals.rules import terms


class AssignForm(forms.Form):
    """Give questions of the ticked plans to somebody."""

    officer = forms.ChoiceField(label=_("Aan wie?"))
    criteria = forms.MultipleChoiceField(
        label=_("Welke vragen?"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in officers()}
        self.fields["officer"].choices = [  # type: ignore[attr-defined]  # it is a choice
            (pk, one.name or one.email) for pk, one in self.people.items()
        ]
        self.fields["criteria"].choices = [  # type: ignore[attr-defined]  # idem
            (one.code, format_html('<span lang="nl">{}</span>', one.label))
            for one in terms().criteria
        ]
        self.fields["criteria"].initial = [one.code for one in terms().criteria]


class AssessForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Kan het?"),
        choices=[
            (Assessment.Outcome.YES, _("Ja, het kan")),
            (Assessment.Outcome.CONDITIONS, _("Ja, met voorwaarden")),
            (Assessment.Outcome.NO, _("Nee, het kan niet")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Waarom?"),
        min_length=10,
        max_length=LONGEST_REASON,
        help_text=_("Wie het indiende, krijgt dit in een mail. Iedereen kan het lezen."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    cost = EuroField(
        label=_("Wat kost het volgens jou?"),
        required=False,
        help_text=_("Alleen als het anders is. Het wordt een nieuwe versie, op naam van de stad."),
    )
    lock = forms.IntegerField(widget=forms.HiddenInput)


class GroupForm(forms.Form):
    group = forms.CharField(
        label=_("Naam van de groep"),
        required=False,
        max_length=40,
        help_text=_("Van plannen met dezelfde naam kan er hoogstens één winnen. Leeg: geen groep."),
    )
