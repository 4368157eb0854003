"""Forms of the login library in our words."""

from typing import Any

from allauth.account.forms import LoginForm as LibraryLoginForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class LoginForm(LibraryLoginForm):
    """Says what the box does, instead of one word."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remember"].label = _("Blijf aangemeld op dit toestel")


class CodeForm(AuthenticateForm):
    """Says which code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_code(self)


class CodeAgainForm(ReauthenticateForm):
    """Says which code, once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_code(self)


class ActivateAppForm(ActivateTOTPForm):
    """Says where the code comes from."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_code(self)


def name_code(form: forms.Form) -> None:
    field = form.fields["code"]
    field.label = _("Code uit je app")
    field.widget.attrs["inputmode"] = "numeric"


class AddKeyForm(AddWebAuthnForm):
    """Says what a passkey does, without jargon."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Naam van deze sleutel")
        self.fields["name"].help_text = _("Bijvoorbeeld: mijn telefoon.")
        self.fields["passwordless"].label = _("Aanmelden zonder wachtwoord")
        self.fields["passwordless"].help_text = _(
            "Dan is deze sleutel genoeg. Je toestel vraagt wel je vinger, je gezicht of je pincode."
        )
