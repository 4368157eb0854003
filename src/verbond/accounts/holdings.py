"""What each room holds about a person: higher rooms add theirs when they start."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbond.accounts.models import Person

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Holder:
    """The person that something is held about; `pk` is that of the accounts table."""

    pk: int
    email: str
    journal_key: str

    @classmethod
    def of(cls, person: Person) -> "Holder":
        return cls(person.pk, person.email, person.journal_key)


type Thing = Mapping[str, object]
type Export = Callable[[Holder], Sequence[Thing]]
type Erase = Callable[[Holder, dt.datetime], None]


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of things that a room holds about people."""

    name: str
    export: Export
    erase: Erase
    title: "str | StrPromise"
    address: str


_HOLDINGS: dict[str, Holding] = {}


def register_holding(
    name: str,
    export: Export,
    erase: Erase,
    *,
    title: "str | StrPromise" = "",
    address: str = "",
) -> None:
    """Say what a room holds about a person.

    `name` is a stable key of the download (agreement.follows); `export(holder)` gives plain
    values, `erase(holder, now)` removes them in the transaction that erases the person; `title`
    is Dutch and may be translated, `address` the page where the person manages them.
    """
    _HOLDINGS[name] = Holding(name, export, erase, title or name, address)


def forget_holding(name: str) -> None:
    """Undo a registration, in tests."""
    _HOLDINGS.pop(name, None)


def holdings() -> tuple[Holding, ...]:
    return tuple(_HOLDINGS[name] for name in sorted(_HOLDINGS))
