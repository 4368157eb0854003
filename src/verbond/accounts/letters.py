"""The mail that accounts sends itself."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from verbond.accounts.core.errors import InvitationRefused
from verbond.accounts.models import Invitation


def send_invitation(invitation: Invitation, *, link: str) -> None:
    """Send the letter of an invitation; raises `InvitationRefused` when the mail cannot leave."""
    context = {"invitation": invitation, "link": link, "city_name": settings.CITY_NAME}
    try:
        send_mail(
            subject=_("Je bent uitgenodigd voor Verbond %(city)s") % {"city": settings.CITY_NAME},
            message=render_to_string("accounts/email/invitation.txt", context),
            from_email=None,
            recipient_list=[invitation.email],
        )
    except (SMTPException, OSError) as failure:
        raise InvitationRefused(
            "mail_failed",
            _("De mail vertrok niet. Er is niemand uitgenodigd. Probeer het straks opnieuw."),
        ) from failure
