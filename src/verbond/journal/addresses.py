"""Where the objects of the journal can be read: higher rooms say so when they start."""

from collections.abc import Callable

type Address = Callable[[str], str]

_ADDRESSES: dict[tuple[str, str], Address] = {}


def register_address(room: str, object_kind: str, address: Address) -> None:
    """Let the journal link an object: `address` takes its key and returns a path, or nothing."""
    _ADDRESSES[room, object_kind] = address


def address_of(room: str, object_kind: str, object_key: str) -> str:
    """Return the path of an object's page, or nothing."""
    address = _ADDRESSES.get((room, object_kind))
    return address(object_key) if address else ""
