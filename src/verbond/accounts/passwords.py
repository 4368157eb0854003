"""Django's rules for passwords, said in our words."""

from django.contrib.auth import password_validation as rules
from django.utils.translation import gettext as _


class LongEnough(rules.MinimumLengthValidator):
    """At least twelve characters."""

    def __init__(self, min_length: int = 12) -> None:
        super().__init__(min_length)

    def get_error_message(self) -> str:
        return _("Dit wachtwoord is te kort. Neem minstens %(n)s tekens.") % {"n": self.min_length}

    def get_help_text(self) -> str:
        return _("Minstens %(n)s tekens. Een zin onthoud je makkelijk.") % {"n": self.min_length}


class NotGuessedFirst(rules.CommonPasswordValidator):
    """Not one of the passwords that guessers try first."""

    def get_error_message(self) -> str:
        return _("Veel mensen gebruiken dit wachtwoord. Kies een ander.")

    def get_help_text(self) -> str:
        return _("Geen wachtwoord dat veel mensen gebruiken.")


class NotOnlyDigits(rules.NumericPasswordValidator):
    """More than digits."""

    def get_error_message(self) -> str:
        return _("Dit wachtwoord bestaat alleen uit cijfers. Gebruik ook letters.")

    def get_help_text(self) -> str:
        return _("Niet alleen cijfers.")


class NotYourself(rules.UserAttributeSimilarityValidator):
    """Not the person's own name or address."""

    DEFAULT_USER_ATTRIBUTES = ("name", "email")

    def get_error_message(self) -> str:
        return _("Dit wachtwoord lijkt te veel op je naam of je e-mailadres.")

    def get_help_text(self) -> str:
        return _("Niet je naam of je e-mailadres.")
