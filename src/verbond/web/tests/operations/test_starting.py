"""What a server does before and while it answers."""

import gc
import os
import subprocess
import sys
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from verbond.agreement import facade as agreement
from verbond.environment import EnvironmentWrong
from verbond.kit.testing import ROOT
from verbond.web import warming
from verbond.web.starting import refuse_to_start_unsafe
from verbond.web.views import health


@pytest.fixture(autouse=True)
def _forget() -> None:
    health._in_order.clear()


def test_process_is_alive_without_a_database(client: Client) -> None:
    response = client.get("/health/")
    assert (response.status_code, response.json()) == (200, {"status": "alive"})
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_site_is_ready_and_saying_so_again_costs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert client.get("/ready/").json() == {"status": "ready"}
    with django_assert_num_queries(1):
        assert client.get("/ready/").json() == {"status": "ready"}


@pytest.mark.django_db
def test_site_whose_tables_are_old_is_not_ready(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'journal' AND name LIKE '0002%'")
    response = client.get("/ready/")
    assert response.status_code == 503
    assert response.json() == {"status": "migrations wait", "count": 1}


@pytest.mark.django_db
def test_site_whose_database_is_gone_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/ready/").status_code == 200

    def refuse(*_: object) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/ready/")
    assert (response.status_code, response.json()) == (503, {"status": "no database"})


def test_real_site_without_a_key_does_not_start(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEBUG = settings.DEMO = False
    monkeypatch.setenv("SECRET_KEY", "")
    with pytest.raises(EnvironmentWrong, match="SECRET_KEY"):
        refuse_to_start_unsafe()
    monkeypatch.setenv("SECRET_KEY", "k" * 60)
    refuse_to_start_unsafe()


def test_server_itself_refuses_without_a_key() -> None:
    kept = {name: text for name, text in os.environ.items() if name not in {"DEBUG", "SECRET_KEY"}}
    answer = subprocess.run(
        [sys.executable, "-c", "import verbond.wsgi"],
        env={**kept, "DATABASE_URL": "sqlite:///:memory:", "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert answer.returncode != 0
    assert "SECRET_KEY is empty" in answer.stderr


@pytest.mark.django_db
def test_warming_fills_the_search_and_settles_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: done.append("frozen"))
    monkeypatch.setattr(gc, "collect", lambda: done.append("collected"))
    monkeypatch.setattr(agreement, "all_agreements", lambda: ["one", "two"])
    monkeypatch.setattr(agreement, "find", lambda one, *_, **__: done.append(one))
    monkeypatch.setattr(connection, "close", lambda: None)
    warming.warm()
    assert done == ["one", "two", "collected", "frozen"]


@pytest.mark.django_db
def test_warming_without_a_database_lets_the_site_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> list[object]:
        raise OperationalError("gone")

    monkeypatch.setattr(agreement, "all_agreements", refuse)
    monkeypatch.setattr(connection, "close", lambda: None)
    warming.warm()
