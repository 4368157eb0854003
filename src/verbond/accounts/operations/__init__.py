"""What people do in accounts."""

from verbond.accounts.operations.invitations import (
    accept_invitation,
    invite,
    withdraw_invitation,
)
from verbond.accounts.operations.people import (
    add_organisation,
    describe_myself,
    erase_person,
    open_file,
)
from verbond.accounts.operations.roles import grant_role, withdraw_role

__all__ = [
    "accept_invitation",
    "add_organisation",
    "describe_myself",
    "erase_person",
    "grant_role",
    "invite",
    "open_file",
    "withdraw_invitation",
    "withdraw_role",
]
