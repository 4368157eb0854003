"""Invite a keeper from the command line: the first of a new site, or when all are locked out."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from verbond.accounts.models import Role
from verbond.accounts.operations import invite
from verbond.journal.facade import SYSTEM


class Command(BaseCommand):
    help = "Print a link that makes somebody a keeper: the first one of a new site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="address of the keeper-to-be")

    def handle(self, *args: Any, **options: Any) -> None:
        email = str(options["email"])
        try:
            validate_email(email)
        except ValidationError as wrong:
            raise CommandError(f"{email!r:.80} is no e-mail address") from wrong
        invitation, token = invite(
            actor=SYSTEM,
            email=email,
            role=Role.KEEPER,
            reason="Uitgenodigd door wie de server beheert.",
            now=timezone.now(),
        )
        path = reverse("accounts:open_letter", args=[token])
        self.stdout.write(f"{settings.SITE_URL.rstrip('/')}{path}")
        self.stderr.write(f"works once, until {invitation.expires_at:%Y-%m-%d %H:%M} UTC")
