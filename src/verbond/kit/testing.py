"""What tests of every room lean on: reference data, a fixed cast and a closed network."""

import ipaddress
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbond.kit.errors import RuleBroken

ROOT = Path(__file__).resolve().parents[3]


def _shared() -> Path | None:
    folder = Path(os.environ.get("VERBOND_SHARED") or ROOT.parent / "shared")
    return folder if (folder / "data").is_dir() else None


# Large or licensed reference data that stands beside a checkout, never in it. Tests that need it
# skip when it is None.
SHARED: Path | None = _shared()


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody of the cast: always fictitious, always the same in every test."""

    name: str
    email: str
    role: str


# The room `accounts` makes real accounts of them, in its fixtures.
CAST = {
    "resident": Character("Rita Bewoner (fictief)", "rita@example.test", "resident"),
    "clerk": Character("Karim Dossier (fictief)", "karim@example.test", "clerk"),
    "alderman": Character("An Schepen (fictief)", "an@example.test", "alderman"),
    "outsider": Character("Otto Buiten (fictief)", "otto@example.test", "outsider"),
}


class NetworkClosed(RuleBroken):
    """A test wanted to reach another machine."""


def close_network(patch: Any) -> None:
    """Refuse every connection except to this machine and to Unix sockets, until `patch` is undone.

    `patch` is pytest's MonkeyPatch, or anything with its `setattr(target, name, value)`.
    """
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex
    look_up = socket.getaddrinfo

    def guarded_connect(own: socket.socket, address: Any) -> None:
        _refuse_far(own.family, address)
        connect(own, address)

    def guarded_connect_ex(own: socket.socket, address: Any) -> int:
        _refuse_far(own.family, address)
        return connect_ex(own, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host is not None and not is_near(host):
            raise NetworkClosed("network", f"tests look up no names of other machines: {host!r}")
        return look_up(host, *args, **kwargs)

    patch.setattr(socket.socket, "connect", guarded_connect)
    patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    patch.setattr(socket, "getaddrinfo", guarded_look_up)


def is_near(host: str | bytes) -> bool:
    """Tell whether a host is this machine itself.

    >>> is_near("localhost"), is_near("127.0.0.9"), is_near("::1"), is_near("0.0.0.0")
    (True, True, True, True)
    >>> is_near("example.test"), is_near("192.0.2.1")
    (False, False)
    """
    name = host.decode() if isinstance(host, bytes) else host
    if name in {"", "localhost", socket.gethostname()}:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _refuse_far(family: int, address: Any) -> None:
    if family not in {socket.AF_INET, socket.AF_INET6}:
        return
    if not is_near(address[0]):
        raise NetworkClosed("network", f"tests stay on this machine; refused: {address[0]!r}")


def forget_caches() -> None:
    """Empty every memory of this process: kept pages, and what was counted."""
    from django.core.cache import caches

    for name in caches:
        caches[name].clear()
