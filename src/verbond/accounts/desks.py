"""Where staff work: each room puts its desk on their own page when it starts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbond.accounts.models import Person, Role
from verbond.accounts.permissions import Permission
from verbond.accounts.standing import Visitor, has_role

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Desk:
    """One place to work; `address` returns nothing while there is nothing to work on."""

    title: "str | StrPromise"
    text: "str | StrPromise"
    address: Callable[[], str]
    may: Permission


_DESKS: dict[str, Desk] = {}


def register_desk(
    name: str,
    *,
    title: "str | StrPromise",
    text: "str | StrPromise",
    address: Callable[[], str],
    may: Permission,
) -> None:
    """Show a desk on the own page of whoever may work there; call it in `ready()`."""
    _DESKS[name] = Desk(title, text, address, may)


def forget_desk(name: str) -> None:
    """Take a desk away again, after a test."""
    _DESKS.pop(name, None)


def desks_of(user: Visitor) -> tuple[tuple[Desk, str], ...]:
    """Return the desks where somebody may work now, each with its address."""
    held = user.granted_roles if isinstance(user, Person) else frozenset()
    # Only which links to show, asked once; the desk itself asks its own rule again.
    if not held or not has_role(user, *map(Role, held)):
        return ()
    found = [(desk, desk.address()) for desk in _DESKS.values() if held & set(desk.may.roles)]
    return tuple((desk, address) for desk, address in found if address)
