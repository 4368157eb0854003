"""People, their roles, their organisations, and the invitations that wait."""

import datetime as dt
import secrets
import uuid
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from verbond.accounts.core.roles import STAFF_ROLES


class Role(models.TextChoices):
    """What a person may be in Verbond; the rules stand in permissions.py."""

    RESIDENT = "resident", _("Bewoner")
    ORGANISATION = "organisation", _("Organisatie")
    CLERK = "clerk", _("Medewerker")
    OFFICER = "officer", _("Verantwoordelijke")
    MANDATARY = "mandatary", _("Mandataris")
    KEEPER = "keeper", _("Beheerder")
    SOCIAL_WORKER = "social_worker", _("Maatschappelijk werker")
    KEY_HOLDER = "key_holder", _("Sleutelhouder")
    ENFORCER = "enforcer", _("Handhaver")


def new_journal_key() -> str:
    return secrets.token_hex(16)


class People(BaseUserManager["Person"]):
    """How login finds a person: by e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody with an account. `journal_key` is the only way from the journal to this row."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mailadres"), unique=True)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    language = models.CharField(_("taal"), max_length=5, default="nl")
    journal_key = models.CharField(
        max_length=32, unique=True, default=new_journal_key, editable=False
    )
    is_active = models.BooleanField(_("actief"), default=True)
    fictitious = models.BooleanField(_("fictief"), default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = People()

    class Meta:
        verbose_name = _("persoon")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_email")]

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def granted_roles(self) -> frozenset[str]:
        """The roles given to this person; read once per request."""
        return frozenset(RoleGrant.objects.filter(person=self).values_list("role", flat=True))

    @property
    def is_staff_member(self) -> bool:
        return bool(self.granted_roles & STAFF_ROLES)


class Organisation(models.Model):
    """An association, school or company that takes part."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("naam"), max_length=160, unique=True)
    fictitious = models.BooleanField(_("fictief"), default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("organisatie")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class RoleGrant(models.Model):
    """A role that a person has now; when it began and ended stands in the journal."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )
    granted_at = models.DateTimeField()

    class Meta:
        ordering = ["role"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "organisation"], name="one_grant_per_organisation"
            ),
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=models.Q(organisation__isnull=True),
                name="one_grant_per_role",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="grant_of_known_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.organisation or ''}".strip()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations, newest first."""

    def open(self, now: dt.datetime) -> "InvitationQuerySet":
        return self.filter(used_at=None, withdrawn_at=None, expires_at__gt=now)


class Invitation(models.Model):
    """A letter that lets one address take one role, once, before a day."""

    email = models.EmailField(_("e-mailadres"))
    role = models.CharField(max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("uitnodiging")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.role} {self.created_at:%Y-%m-%d}"
