"""What people fill in to do one thing with a proposal."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.budgets.core.proposing.wording import (
    LONGEST_COMMENT,
    LONGEST_REASON,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
)
from verbond.budgets.models import Participant, Proposal

type Choices = list[tuple[str, str]]


class ConfirmForm(forms.Form):
    """Nothing to fill in: the button is the answer."""


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=300,
        min_length=5,
        help_text=_("Iedereen kan deze reden lezen."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom trek je het in?"),
        max_length=300,
        required=False,
        help_text=_("Iedereen kan dit lezen."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CommentForm(forms.Form):
    text = forms.CharField(
        label=_("Je reactie"), max_length=LONGEST_COMMENT, widget=forms.Textarea(attrs={"rows": 5})
    )
    author_name = forms.CharField(
        label=_("Hoe mogen we je noemen?"),
        required=False,
        max_length=120,
        help_text=_("Laat leeg als je er niet met een naam bij wilt staan."),
    )
    submission = forms.CharField(max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["submission"].initial = uuid.uuid4().hex


class FlagForm(forms.Form):
    reason = forms.CharField(
        label=_("Wat is er mis?"),
        min_length=5,
        max_length=300,
        help_text=_("Een medewerker leest dit. Het komt niet op de site."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AppealForm(forms.Form):
    text = forms.CharField(
        label=_("Waarom ben je het er niet mee eens?"),
        min_length=20,
        max_length=LONGEST_REASON,
        help_text=_("Iemand anders kijkt het opnieuw na. Je tekst komt op de site."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Van iemand met een account op deze site. Het adres komt niet op de site."),
    )


class CoachForm(InviteForm):
    part = forms.ChoiceField(
        label=_("Waarvoor?"),
        choices=[
            (Participant.Part.COACH, _("coach")),
            (Participant.Part.AMBASSADOR, _("wijkambassadeur")),
        ],
    )


class AnswerInviteForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Wil je meewerken?"),
        choices=[("yes", _("Ja, ik werk mee")), ("no", _("Nee, liever niet"))],
        widget=forms.RadioSelect,
        initial="yes",
    )
    shown_name = forms.CharField(
        label=_("Hoe mogen we je noemen op de site?"),
        required=False,
        max_length=120,
        help_text=_("Laat leeg als je er niet met een naam bij wilt staan."),
    )


class TranslateForm(forms.Form):
    language = forms.ChoiceField(label=_("Taal"))
    title = forms.CharField(label=_("Titel"), max_length=LONGEST_TITLE, required=False)
    summary = forms.CharField(
        label=_("Wat je wilt"),
        max_length=LONGEST_SUMMARY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Laat titel en tekst leeg om een vertaling weg te halen."),
    )

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {
            "nl": gettext("Nederlands"), "en": gettext("Engels"), "fr": gettext("Frans"),
            "tr": gettext("Turks"), "it": gettext("Italiaans"), "ar": gettext("Arabisch"),
        }  # fmt: skip
        self.fields["language"].choices = [  # type: ignore[attr-defined]  # it is a choice
            (code, names.get(code, code))
            for code in proposal.round.languages
            if code != proposal.language
        ]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if bool(said.get("title")) != bool(said.get("summary")):
            raise forms.ValidationError(gettext("Vertaal de titel en de tekst, of geen van beide."))
        return said


class MergeForm(ReasonForm):
    into = forms.ChoiceField(label=_("In welk voorstel gaat dit verder?"))
    field_order = ("into", "reason")

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = choices  # type: ignore[attr-defined]  # it is a choice


class SupporterForm(forms.Form):
    name = forms.CharField(label=_("Naam"), max_length=120)
    address = forms.CharField(
        label=_("Straat en nummer"),
        min_length=6,
        max_length=200,
        help_text=_("Eén adres telt één keer. We tonen het nooit."),
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        help_text=_("We sturen een mail met een knop. Zonder e-mail: laat tekenen op papier."),
    )


class GrantForm(ReasonForm):
    outcome = forms.ChoiceField(
        label=_("Wat beslis je?"),
        choices=[("yes", _("Steun geven")), ("no", _("Weigeren"))],
        widget=forms.RadioSelect,
    )
    lock = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("outcome", "reason", "lock")


class OutcomeForm(ReasonForm):
    """The answer to a report or an appeal."""

    outcome = forms.ChoiceField(label=_("Wat beslis je?"), widget=forms.RadioSelect)
    lock = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("outcome", "reason")

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]  # it is a choice
