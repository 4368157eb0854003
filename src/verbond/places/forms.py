from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.places.core.cards import PlaceCard


class ChooseWijk(forms.Form):
    """Where do I live? Chosen from a list: the borders are too coarse for addresses."""

    wijk = forms.ChoiceField(
        label=_("Waar woon je?"),
        error_messages={
            "required": _("Kies je wijk uit de lijst."),
            "invalid_choice": _("Die wijk kennen we niet. Kies er een uit de lijst."),
        },
    )

    def __init__(self, *args: object, wijken: tuple[PlaceCard, ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        by_name = sorted(wijken, key=lambda wijk: wijk.name)
        choice = self.fields["wijk"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - tells the type checker
        choice.choices = [("", _("Kies je wijk …")), *((one.code, one.name) for one in by_name)]
