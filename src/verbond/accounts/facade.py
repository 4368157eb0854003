"""What other rooms may use of accounts."""

from verbond.accounts.demo import DemoLogin, load_demo_people
from verbond.accounts.desks import register_desk
from verbond.accounts.gate import refuse, role_required
from verbond.accounts.holdings import Holder, register_holding
from verbond.accounts.models import Person, Role
from verbond.accounts.operations.invitations import forget_invitations
from verbond.accounts.permissions import Permission, permission
from verbond.accounts.queries import is_still_here
from verbond.accounts.standing import actor_of, has_role

__all__ = [
    "DemoLogin",
    "Holder",
    "Permission",
    "Person",
    "Role",
    "actor_of",
    "forget_invitations",
    "has_role",
    "is_still_here",
    "load_demo_people",
    "permission",
    "refuse",
    "register_desk",
    "register_holding",
    "role_required",
]
