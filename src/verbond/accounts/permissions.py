"""Who may do what: the rule in prose, then the predicate. The page "Wie mag wat" shows them all."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verbond.accounts.models import Role
from verbond.accounts.standing import Visitor, has_role


@dataclass(frozen=True)
class Permission:
    """One rule; call it with a visitor to ask it. Without roles it holds for everybody."""

    room: str
    sentence: str | Promise
    roles: tuple[Role, ...]
    # A template would call it, with nobody to ask it for.
    do_not_call_in_templates: ClassVar[bool] = True

    def __call__(self, user: Visitor) -> bool:
        return not self.roles or has_role(user, *self.roles)


_RULES: list[Permission] = []


def permission(room: str, sentence: str | Promise, *roles: Role) -> Permission:
    """Make a rule and put it on the page "Wie mag wat"."""
    rule = Permission(room, sentence, roles)
    _RULES.append(rule)
    return rule


def rules() -> Iterable[Permission]:
    return tuple(_RULES)


may_read = permission(
    "accounts", _("Iedereen mag het akkoord, de cijfers en het logboek lezen. Zonder account.")
)
may_see_own_file = permission(
    "accounts",
    _("Wie een account heeft, mag de eigen gegevens zien, aanpassen, downloaden en wissen."),
    Role.RESIDENT,
)
may_manage_people = permission(
    "accounts",
    _(
        "Een beheerder mag mensen opzoeken en uitnodigen, en rollen geven of afnemen. Met een "
        "reden. Elke keer komt dat in het logboek, ook als een beheerder iemands gegevens bekijkt."
    ),
    Role.KEEPER,
)
