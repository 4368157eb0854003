"""How the login library is bent to the rules of Verbond."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from verbond.accounts.models import Person
from verbond.accounts.operations.texts import NAME_LENGTH
from verbond.journal.core.wording import visible


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up open or closed by setting, and mails in the language that a person chose."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGNUP_OPEN)

    def new_user(self, request: HttpRequest) -> Person:
        person: Person = super().new_user(request)
        person.language = get_language() or settings.LANGUAGE_CODE
        return person

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        person = context.get("user")
        with override(person.language if isinstance(person, Person) else get_language()):
            super().send_mail(template_prefix, email, context)


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Login through the city's provider: the same door, and only the name is taken over."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return bool(settings.SIGNUP_OPEN)

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, str]
    ) -> Person:
        person: Person = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name") or "", data.get("last_name") or "")
        name = data.get("name") or " ".join(part for part in parts if part)
        person.name = visible(" ".join(name.split())[:NAME_LENGTH], NAME_LENGTH)
        return person


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of code apps are kept encrypted: a copy of the database gives nobody a code."""

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:  # noqa: A002 - the library's name
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> MultiFernet:
    # The fallbacks let an operator change SECRET_KEY without locking staff out.
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_fernet_key(key)) for key in keys])


def _fernet_key(key: str | bytes) -> bytes:
    secret = key.encode() if isinstance(key, str) else key
    digest = hashlib.sha256(b"verbond second factor" + secret).digest()
    return base64.urlsafe_b64encode(digest)
