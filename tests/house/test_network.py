"""Tests stay on this machine."""

import socket

import pytest

from verbond.kit.testing import NetworkClosed


def test_another_machine_cannot_be_reached() -> None:
    with socket.socket() as far, pytest.raises(NetworkClosed):
        far.connect(("192.0.2.1", 80))
    with socket.socket() as far, pytest.raises(NetworkClosed):
        far.connect_ex(("192.0.2.1", 80))


def test_another_machine_cannot_be_looked_up() -> None:
    with pytest.raises(NetworkClosed):
        socket.getaddrinfo("verbond.example.test", 443)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
        server.accept()[0].close()
