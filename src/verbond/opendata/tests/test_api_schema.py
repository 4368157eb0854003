"""The API against its own description, with questions that nobody thought of."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from verbond.kit.testing import forget_caches
from verbond.opendata.api import limits, openapi
from verbond.opendata.tests.conftest import SLUG

# The transport of the test does not unpack what GZipMiddleware packs.
HEADERS = {"Host": "127.0.0.1", "Accept-Encoding": "identity"}
schema = schemathesis.openapi.from_dict({**openapi(), "servers": [{"url": "/"}]})


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Keep the connection of the test open, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("town", "_one_connection")
@schema.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_api_keeps_to_its_description(
    case: schemathesis.Case[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "REQUESTS", 10**9)
    forget_caches()
    if "slug" in case.path_parameters:
        case.path_parameters["slug"] = SLUG
    response = case.call(app=get_wsgi_application(), headers=HEADERS)
    assert response.status_code < 500
    # An address too long is refused before anybody reads the question: 414, not 422.
    unread: list[Any] = [negative_data_rejection] if response.status_code == 414 else []
    # A NUL is refused at the door of the whole site, whatever a description can say of a text.
    if response.status_code == 400 and response.json().get("code") == "nul":
        unread.append(positive_data_acceptance)
    case.validate_response(response, excluded_checks=unread)
