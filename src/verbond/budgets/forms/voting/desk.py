"""What staff fills in to freeze, open and close a vote."""

from django import forms
from django.utils.translation import gettext_lazy as _

ACTS = {
    "freeze": _("De ronde ligt vast."),
    "open": _("De stemming is open."),
    "close": _("De stemming is gesloten."),
}
RECORDS = (("neighbourhood", _("wijk")), ("age_band", _("leeftijdsgroep")))


class ActForm(forms.Form):
    act = forms.ChoiceField(choices=list(ACTS.items()), widget=forms.HiddenInput)
    lock = forms.IntegerField(widget=forms.HiddenInput)
    seed = forms.CharField(
        label=_("Uitkomst van de openbare loting"),
        help_text=_("Bijvoorbeeld de worpen van een dobbelsteen. Leeg: het systeem loot."),
        max_length=64,
        required=False,
    )
    records = forms.MultipleChoiceField(
        label=_("Wat mag de bus bij een stem noteren?"),
        help_text=_("Hoe minder, hoe veiliger. Kies niets als er weinig kiezers zijn."),
        choices=RECORDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(label=_("Reden"), max_length=300, required=False)
