"""The checker of contracts finds what it is for."""

import pytest

import import_contracts
from import_contracts import Module

ROOMS = frozenset({"web", "agreement", "places", "journal", "kit"})


def reasons(source: str, path: str, *, is_test: bool = False) -> list[str]:
    module = Module(path, is_test)
    return [reason for _, reason in import_contracts.breaches(source, module, packages=ROOMS)]


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("from verbond.places.models import Place", "verbond.agreement.operations"),
        ("from verbond.places import queries", "verbond.agreement.operations"),
        ("import verbond.places.models", "verbond.web.views"),
        ("from ..places import models", "verbond.web.views"),
        ("from verbond.agreement.operations import publish", "verbond.agreement.queries"),
        ("from verbond.agreement import views", "verbond.agreement.facade"),
        ("from django.db import models", "verbond.agreement.core.outline"),
        ("import subprocess", "verbond.agreement.core.outline"),
        ("day = date.today()", "verbond.agreement.core.outline"),
        ("text = open('x').read()", "verbond.agreement.core.outline"),
        ("text = path.read_text()", "verbond.agreement.core.outline"),
        ("key = os.environ['KEY']", "verbond.agreement.core.outline"),
    ],
)
def test_a_breach_is_found(source: str, path: str) -> None:
    assert len(reasons(source, path)) == 1


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("from verbond.places import facade", "verbond.agreement.operations"),
        ("from verbond.places.facade import place_card", "verbond.web.views"),
        ("from verbond.places.core.cards import PlaceCard", "verbond.agreement.core.outline"),
        ("from verbond.kit.errors import RuleBroken", "verbond.agreement.core.outline"),
        ("from verbond.agreement.queries import latest", "verbond.agreement.operations"),
        ("from verbond.agreement import standing", "verbond.agreement.queries"),
        ("def render(lines): return lines", "verbond.agreement.core.outline"),
        ("day = date.today()", "verbond.agreement.views"),
    ],
)
def test_what_is_allowed_stays_allowed(source: str, path: str) -> None:
    assert reasons(source, path) == []


def test_a_test_may_use_the_fixtures_of_another_room() -> None:
    source = "from verbond.places.testing import a_place"
    assert reasons(source, "verbond.agreement.tests.test_views", is_test=True) == []
    assert len(reasons(source, "verbond.agreement.views")) == 1
