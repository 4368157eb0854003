"""What people fill in on our own pages."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)
from django.utils.translation import gettext_lazy as _

from verbond.accounts.models import Organisation, Person, Role
from verbond.accounts.operations.texts import NAME_LENGTH, REASON_LENGTH

# In the order of how often they are given.
GIVEN = (
    Role.CLERK, Role.OFFICER, Role.MANDATARY, Role.SOCIAL_WORKER, Role.KEY_HOLDER, Role.ENFORCER,
    Role.ORGANISATION, Role.KEEPER,
)  # fmt: skip
PUBLIC_REASON = _("Iedereen kan dit lezen in het logboek. Schrijf er geen namen in.")


class OwnFileForm(forms.ModelForm[Person]):
    """One's own name and language."""

    class Meta:
        model = Person
        fields = ["name", "language"]
        help_texts = {"name": _("Je mag ook een voornaam of een schuilnaam kiezen.")}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = forms.ChoiceField(
            label=_("Taal van de mails"), choices=settings.LANGUAGES
        )


class EraseForm(forms.Form):
    """The last question before an account is erased."""

    sure = forms.BooleanField(label=_("Ja, wis mijn account en alles wat erbij hoort."))


class ReasonForm(forms.Form):
    """Why somebody does something that changes what another may do."""

    reason = forms.CharField(label=_("Waarom?"), max_length=REASON_LENGTH, help_text=PUBLIC_REASON)


class RoleForm(ReasonForm):
    """A role for somebody."""

    role = forms.ChoiceField(label=_("Rol"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(),
        label=_("Organisatie"),
        required=False,
        help_text=_("Alleen bij de rol Organisatie."),
    )

    field_order = ["email", "role", "organisation", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(role.value, role.label) for role in GIVEN]

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class InvitationForm(RoleForm):
    """Whom to invite, as what, why."""

    email = forms.EmailField(label=_("E-mailadres"), max_length=254)


class OrganisationForm(forms.Form):
    """A new organisation."""

    name = forms.CharField(label=_("Naam van de organisatie"), max_length=NAME_LENGTH)


class AcceptForm(forms.Form):
    """A new account for somebody who was invited."""

    name = forms.CharField(
        label=_("Je naam"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Kies een wachtwoord"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password"].help_text = password_validators_help_text_html()

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, Person(email=self.email))
        return password


class SearchForm(forms.Form):
    """Whom to look for."""

    q = forms.CharField(label=_("Naam of e-mailadres"), max_length=120, required=False)
