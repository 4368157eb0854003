"""A small made city, and a draft of a fictitious college."""

from collections.abc import Iterator
from typing import Any

import pytest

from verbond.decisions.testing import make_body, make_item
from verbond.rights import reforming
from verbond.rights.forms import reform as form
from verbond.scorecards.testing import load_shipped


@pytest.fixture(autouse=True)
def _small_city(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(form, "PERSONS", 6000)
    yield
    reforming._city.cache_clear()


@pytest.fixture
def draft(db: None) -> Any:
    load_shipped()
    return make_item(make_body())
