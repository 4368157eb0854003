"""What holds for every test: no network, and a choice of database by DATABASE_URL."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from verbond.kit.testing import SHARED, close_network

# Tests know their own environment only, not that of whoever runs them.
for name in ("SECRET_KEY", "SITE_URL", "DEBUG", "DEMO", "CITY_NAME", "TILE_URL", "MAIL_URL"):
    os.environ.pop(name, None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="only the tests that use the database: a second run on PostgreSQL",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-database"):
        return
    kept = [item for item in items if _uses_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _uses_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or "db" in fixtures


@pytest.fixture(scope="session", autouse=True)
def _closed_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        close_network(patch)
        yield


@pytest.fixture
def shared() -> Path:
    """Return the folder of reference data beside this checkout; skip where there is none."""
    if SHARED is None:
        pytest.skip("no reference data beside this checkout")
    return SHARED
