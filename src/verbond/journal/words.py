"""The Dutch words for what stands in the journal as a code."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

ROLES = {
    "system": _("Verbond zelf"),
    "visitor": _("Een bezoeker"),
    "resident": _("Een bewoner"),
    "organisation": _("Een organisatie"),
    "clerk": _("Een medewerker"),
    "officer": _("Een verantwoordelijke"),
    "mandatary": _("Een mandataris"),
    "keeper": _("Een beheerder"),
    "social_worker": _("Een maatschappelijk werker"),
    "key_holder": _("Een sleutelhouder"),
    "enforcer": _("Een handhaver"),
}


def role_words(role: str) -> str:
    return str(ROLES.get(role, role))


def room_words(room: str) -> str:
    config = apps.app_configs.get(room)
    return str(config.verbose_name) if config else room
