"""What other rooms may use of accounts."""

from verbond.accounts.gate import refuse, role_required
from verbond.accounts.models import Role
from verbond.accounts.standing import actor_of, has_role

__all__ = ["Role", "actor_of", "has_role", "refuse", "role_required"]
